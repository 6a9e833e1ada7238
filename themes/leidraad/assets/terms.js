// Definitions at hand: a term of the glossary shows what it means on hover, on keyboard focus, and on
// the first tap; the second tap follows the link. Markup: `a.term[aria-describedby]`, whose
// description stands hidden on the page. Screen readers hear that; without this file it is a link.

const MARGIN = 8;
const OPEN_AFTER = 150;
const CLOSE_AFTER = 300;
const words = document.querySelector("script[data-term-more]")?.dataset ?? {};

/** @type {{ link: HTMLAnchorElement, tip: HTMLElement } | undefined} */
let shown;
let timer = 0;
let touched = false;

function hide() {
  clearTimeout(timer);
  shown?.tip.remove();
  shown = undefined;
}

/** Puts `tip` under the line of the link that was pointed at, or above it, always within the window. */
function place(link, tip, y) {
  const lines = [...link.getClientRects()];
  const line = lines.find(({ top, bottom }) => y >= top && y <= bottom) ?? lines[0];
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const below = height - line.bottom;
  // The size is read before it is held to the room that there is.
  const under = tip.offsetHeight + MARGIN <= below || below >= line.top;
  tip.style.maxBlockSize = `${Math.max((under ? below : line.top) - MARGIN, 96)}px`;
  const start = Math.max(MARGIN, Math.min(line.left, width - tip.offsetWidth - MARGIN));
  const top = under ? line.bottom : line.top - tip.offsetHeight;
  tip.style.left = `${start + scrollX}px`;
  tip.style.top = `${top + scrollY}px`;
}

/**
 * @param {HTMLAnchorElement} link
 * @param {{ y?: number, more?: boolean }} how where it was pointed at; whether a link is needed
 */
function show(link, { y = -1, more = false } = {}) {
  if (shown?.link === link && !more) return clearTimeout(timer);
  hide();
  const meaning = document.getElementById(link.getAttribute("aria-describedby"))?.textContent;
  if (!meaning) return;
  const tip = document.createElement("span");
  tip.className = "term-tip";
  tip.append(meaning);
  if (more && words.termMore) {
    const onward = document.createElement("a");
    onward.href = link.href;
    onward.textContent = words.termMore.replace("{title}", link.textContent);
    tip.append(" ", onward);
  }
  tip.addEventListener("pointerenter", () => clearTimeout(timer));
  tip.addEventListener("pointerleave", (event) => left(event, link));
  // With popovers it lies above everything and still follows the link in reading order; where there
  // are none, no ancestor may clip it.
  if (tip.showPopover) {
    tip.popover = "manual";
    link.after(tip);
    tip.showPopover();
  } else {
    document.body.append(tip);
  }
  place(link, tip, y);
  shown = { link, tip };
}

function later(action, wait) {
  clearTimeout(timer);
  timer = setTimeout(action, wait);
}

/** The pointer went away: time to reach the other of the two, and none to lose while it has the focus. */
function left({ pointerType }, link) {
  if (pointerType !== "touch" && !link.matches(":focus-visible")) later(hide, CLOSE_AFTER);
}

for (const link of document.querySelectorAll("a.term[aria-describedby]")) {
  link.addEventListener("pointerenter", (event) => {
    if (event.pointerType !== "touch") later(() => show(link, { y: event.clientY }), OPEN_AFTER);
  });
  link.addEventListener("pointerleave", (event) => left(event, link));
  link.addEventListener("focus", () => link.matches(":focus-visible") && show(link));
  link.addEventListener("click", (event) => {
    // `detail` is 0 when a key did it; a key with Ctrl and the like is the browser's.
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!touched || event.detail === 0 || !plain || shown?.link === link) return;
    event.preventDefault();
    show(link, { y: event.clientY, more: true });
  });
}

/** A tap, a click or the focus somewhere else closes it. */
function elsewhere({ target }) {
  if (shown && !shown.tip.contains(target) && !shown.link.contains(target)) hide();
}
document.addEventListener("pointerdown", (event) => {
  touched = event.pointerType === "touch";
  elsewhere(event);
});
document.addEventListener("focusin", elsewhere);
document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
addEventListener("resize", hide);
