// What is looked at on a page in the browser, for reading.test.mjs. Each function runs inside the page,
// so it stands alone, and answers what is wrong in words.

/**
 * Scrolls through the page and back, until nothing is left to load: what moved meanwhile. What rounds to
 * nothing in the third decimal is left out: on a busy machine a page is painted while it still arrives.
 */
export async function moved() {
  const settled = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  window.scrollTo(0, document.documentElement.scrollHeight);
  await settled();
  await Promise.all([...document.images].map((image) => image.complete || image.decode().catch(() => {})));
  window.scrollTo(0, 0);
  await settled();
  const shifts = [];
  const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  await new Promise((done) => setTimeout(done, 50));
  shifts.push(...observer.takeRecords());
  const name = ({ node }) => (node?.nodeType === 1 ? `${node.localName}.${node.className}` : "text");
  if (shifts.reduce((sum, { value }) => sum + value, 0) < 0.001) return [];
  return shifts.map(({ value, sources }) => `${value.toFixed(4)}: ${sources.map(name).join(", ")}`);
}

/** Whether something runs off the screen, and what. `style` is laid over the page meanwhile. */
export function tooWide(style) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
  const root = document.documentElement;
  const screen = root.clientWidth;
  const found = [];
  if (Math.max(root.scrollWidth, document.body.scrollWidth) > screen) {
    // What scrolls by itself may be wide inside.
    const scrolls = (element) =>
      element !== null &&
      element !== document.body &&
      (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
    const out = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > screen + 1 && !scrolls(element),
    );
    const last = out.at(-1);
    const what = last ? `${last.localName}.${last.className} "${last.textContent.trim().slice(0, 30)}"` : "?";
    found.push(`${root.scrollWidth} of ${screen} px: ${what}`);
  }
  document.adoptedStyleSheets = [];
  return found;
}

/**
 * What is smaller to press than a square of 24 px, links in running text excepted (WCAG 2.5.8). Presses
 * the corners of the square, so an area that a style sheet makes larger counts.
 */
export function tooSmall() {
  const REACH = 11; // A pixel each side is left for rounding.
  const inText = (link) => {
    if (link.localName !== "a" || getComputedStyle(link).display !== "inline") return false;
    let block = link.parentElement;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    const words = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let text = words.nextNode(); text; text = words.nextNode()) {
      const plain = !text.parentElement.closest("a, button, .visually-hidden");
      if (plain && /[\p{L}\d]/u.test(text.data)) return true;
    }
    return false;
  };
  const hits = (target, x, y) => {
    const top = document.elementFromPoint(x, y);
    const mine = [target, ...(target.labels ?? [])];
    return top !== null && mine.some((element) => element === top || element.contains(top));
  };
  const sorts = new Map();
  const targets = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab]";
  for (const target of document.querySelectorAll(targets)) {
    if (target.disabled || !target.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || inText(target)) continue;
    target.scrollIntoView({ block: "center", behavior: "instant" });
    const size = ({ width, height }) => width * height;
    const [box] = [...target.getClientRects()].filter((box) => size(box) > 1).sort((a, b) => size(b) - size(a));
    // Out of sight until it is reached, as a skip link is; or seen by screen readers alone.
    if (!box || box.bottom <= 0 || box.right <= 0 || target.closest(".visually-hidden")) continue;
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const corners = [-REACH, REACH].flatMap((dx) => [-REACH, REACH].map((dy) => [x + dx, y + dy]));
    if (corners.every(([x, y]) => hits(target, x, y))) continue;
    const where = `${target.localName} in .${target.closest("[class]")?.className}`;
    // One of a sort is enough to mend them all.
    sorts.set(where, `${where}: ${Math.round(box.width)} x ${Math.round(box.height)} px: "${target.textContent.trim().slice(0, 30)}"`);
  }
  window.scrollTo({ top: 0, behavior: "instant" });
  return [...sorts.values()];
}

/** What the focus is on: its words, and what is wrong with how that is shown. */
export function focused() {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  // A card may draw the outline of the link that fills it.
  const drawn = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const own = [undefined, "::before", "::after"].map((part) => getComputedStyle(element, part));
  const around = [element.parentElement, element.parentElement?.parentElement, element.closest("li")];
  const outlined = [...own, ...around.filter(Boolean).map((above) => getComputedStyle(above))].some(drawn);
  const inside =
    box.width > 0 && box.top < innerHeight && box.bottom > 0 && box.left < innerWidth && box.right > 0;
  const top = inside ? document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2) : null;
  const free = top === null || element.contains(top) || top.contains(element) || top.closest("label") !== null;
  const wrong = [];
  if (!outlined) wrong.push("no outline of 2 px or more");
  if (!inside) wrong.push("out of sight");
  if (!free) wrong.push(`covered by ${top.localName}.${top.className}`);
  const words = (element.textContent || element.getAttribute("aria-label") || element.name || "").trim();
  const name = `${element.localName} "${words.slice(0, 30)}"`;
  return { name, nowhere: element === document.body, href: element.getAttribute("href") ?? "", wrong };
}

/** What a sheet of paper has no use for; the boxes of a list of things to do are for a pen. */
export function pressable() {
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });
  const press = "body > header nav, body > footer nav, form[role=search], search, .skip-link, button, input:enabled:not(.task input), select";
  const found = [...document.querySelectorAll(press)].filter(seen);
  const wrong = new Set(found.map(({ localName, className }) => `${localName}.${className}`));
  if (!seen(document.querySelector("h1"))) wrong.add("no title");
  return [...wrong];
}
