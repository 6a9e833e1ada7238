// What one sees of the search: the dialog, and suggestions below a field. Loaded when somebody reaches for
// it, by search-open.js; search-page.js shows results on the search page with what stands here. Every word
// and the strip with help come from the search page, which is read once. All that is found is put on the
// page as text. What somebody types goes to `/search/search.js` and nowhere else.

/**
 * Milliseconds of quiet before a question is asked, before one is whose last word has hardly begun (it says little,
 * and most people go on), before passages are fetched, before a count is told.
 */
const ASK = 150;
const ASK_BEGUN = 500;
const PASSAGES = 400;
const TELL = 700;
/** After so many milliseconds without an answer people are told so. */
const WAIT = 10_000;
/** Letters that are enough to look for words that begin with them. */
const ENOUGH = 3;
const IN_DIALOG = 8;
const BELOW_FIELD = 6;
/** Results of which a passage is fetched while somebody types. */
const WITH_PASSAGE = 4;

export const element = (name, { dataset, ...properties } = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  Object.assign(made.dataset, dataset);
  made.append(...children.filter((child) => child !== undefined));
  return made;
};
export const fill = (text = "", values) => text.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
export const core = () => import("../search/search.js");

// ---- words and help: the search page has them ------------------------------------------------------------------

let shell;
/** `{ words, help, ways, az }` of the search page: of this page when it is that one, else fetched once. */
export function shellOf(address) {
  const read = (root) => ({
    words: { ...root.dataset },
    help: root.querySelector("#search-help"),
    ways: root.querySelector("#search-ways"),
    safety: phrases(root.dataset.safety ?? ""),
  });
  const here = document.getElementById("search-ui");
  if (here) return Promise.resolve((shell ??= read(here)));
  shell ??= fetch(address, { signal: AbortSignal.timeout(WAIT) })
    .then((answer) => answer.text())
    .then((text) => read(new DOMParser().parseFromString(text, "text/html").getElementById("search-ui")));
  shell.catch(() => (shell = undefined));
  return shell;
}

const plain = (text) => text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").match(/[\p{L}\p{N}]+\*?/gu) ?? [];
const phrases = (text) => text.split("|").map(plain).filter((words) => words.length);

/** How many slips of the pen (a letter more, less, other, or two swapped) make `typed` the word, or begin with it. */
function slips(word, typed, open) {
  let before = [];
  let row = Array.from({ length: typed.length + 1 }, (_, j) => j);
  for (let i = 1; i <= word.length; i++) {
    const next = [i];
    for (let j = 1; j <= typed.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (word[i - 1] === typed[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && word[i - 1] === typed[j - 2] && word[i - 2] === typed[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return open ? Math.min(...row) : row[typed.length];
}

/** A typed word is the listed one: itself, its beginning when that ends with `*`, and with slips when it is long. */
function same(listed, typed) {
  const open = listed.endsWith("*");
  const word = open ? listed.slice(0, -1) : listed;
  if (open ? typed.startsWith(word) : typed === word) return true;
  const most = word.length > 8 ? 2 : word.length > 6 ? 1 : 0;
  return most > 0 && typed.length >= word.length - most && slips(word, typed, open) <= most;
}

/** Whether somebody who types this may be in need, or be near one who is. */
export function needsHelp({ safety }, query) {
  const typed = plain(query.replaceAll("*", " "));
  const at = (words, from) => words.every((word, n) => from + n < typed.length && same(word, typed[from + n]));
  return safety.some((words) => typed.some((_, from) => at(words, from)));
}

/** A box that shows the site's help strip when the words ask for it. It needs no index. */
export function helpBox(shell, own) {
  const box = own ?? element("div", { className: "search-help", hidden: true });
  if (!own && shell.help) box.append(...[...shell.help.childNodes].map((node) => document.importNode(node, true)));
  const any = box.childElementCount > 0;
  return {
    box,
    show(query) {
      const hidden = !any || !needsHelp(shell, query);
      if (box.hidden && !hidden && box.querySelector("[data-leave]")) import("./leave.js").catch(() => {});
      box.hidden = hidden;
    },
  };
}

// ---- asking ----------------------------------------------------------------------------------------------------

/** The answer of the searcher; rejects when it is not there in time, so that nobody waits for ever. */
export async function answer(query, options) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer")), WAIT);
    options.signal?.addEventListener("abort", () => reject(options.signal.reason));
  });
  try {
    return await Promise.race([core().then(({ search }) => search(query, options)), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What is said when the search cannot answer: honest, with ways on. */
export function failure({ words }) {
  const say = navigator.onLine === false ? words.offline : words.failed;
  return element(
    "div",
    { className: "search-message" },
    element("p", { className: "search-message-title", textContent: say }),
    element("p", { textContent: words.failedHelp }),
    element(
      "p",
      { className: "search-buttons" },
      element("a", { className: "button", href: words.az, textContent: words.azLabel }),
      element("button", { className: "button", type: "button", textContent: words.retry, onclick: () => location.reload() }),
    ),
  );
}

/** What is said when nothing is found: so, what may help, and where else to look. */
export function nothing(shell, query) {
  const { words, ways } = shell;
  const box = element(
    "div",
    { className: "search-message" },
    element("p", { className: "search-message-title" }, ...quoted(words.none, query)),
    element("p", { textContent: words.noneHelp }),
  );
  if (ways) box.append(document.importNode(ways.querySelector("ul"), true));
  return box;
}

/** A text with the typed words in it, which keep their own direction. */
export function quoted(text, query, count = "") {
  const [before, after = ""] = fill(text, { count }).split("{words}");
  return [before, element("bdi", { textContent: query }), after];
}

/** The query with what was meant in the place of what was typed; undefined when nothing was corrected. */
export function meant(query, corrected = {}) {
  const wrong = Object.keys(corrected);
  if (!wrong.length) return undefined;
  const better = query.replace(/[\p{L}\p{N}\p{M}]+(?:['\u2019-][\p{L}\p{N}\p{M}]+)*/gu, (word) => {
    const key = plain(word).join("");
    return Object.hasOwn(corrected, key) ? corrected[key] : word;
  });
  return better === query ? wrong.map((word) => corrected[word]).join(" ") : better;
}

// ---- results ---------------------------------------------------------------------------------------------------

const WORD = /[\p{L}\p{N}\p{M}]+(?:['\u2019\u2010\u2011-][\p{L}\p{N}\p{M}]+)*/gu;

/** A text in nodes, with the words that were searched for marked. */
export function marked(text, marks) {
  const nodes = [];
  let at = 0;
  for (const match of text.matchAll(WORD)) {
    if (!marks?.(match[0])) continue;
    nodes.push(text.slice(at, match.index), element("mark", { textContent: match[0] }));
    at = match.index + match[0].length;
  }
  return [...nodes, text.slice(at)];
}

/** The parts of a result in the order in which they are read aloud; `open` is what holds the title. */
export function parts(hit, marks, open) {
  const { title, kind, section, summary } = hit;
  open.append(...marked(title, marks));
  const kindly = kind && element("span", { className: "hit-kind", textContent: kind });
  const place = section && element("span", { className: "hit-section", dir: "auto" }, ...marked(section, marks));
  const text = element("span", { className: "hit-text", dir: "auto" }, ...marked(summary, marks));
  return { kindly: kindly || undefined, place: place || undefined, text };
}

/** Puts the best passage in the place of the summary, unless that holds a searched word itself or data is dear. */
export async function passage(hit, marks, text) {
  if (navigator.connection?.saveData) return;
  const pieces = await hit.excerpt();
  if (!pieces.some(({ match }) => match)) return;
  text.replaceChildren(...pieces.map((piece) => (piece.match ? element("mark", { textContent: piece.text }) : piece.text)));
}

/** Tells a count a moment after the last letter, so that a screen reader does not stutter. */
export class Teller {
  constructor(box) {
    this.box = box;
  }
  tell(...nodes) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const text = nodes.map((node) => node.textContent ?? node).join("");
      if (this.box.textContent !== text) this.box.textContent = text;
    }, TELL);
  }
}

// ---- the combobox ----------------------------------------------------------------------------------------------

let panels = 0;

/**
 * A field and what is found while one types, as the pattern "editable combobox with list autocomplete" of the
 * ARIA Authoring Practices: the focus stays in the field, arrows choose, Enter opens, Escape closes.
 */
class Panel {
  constructor(input, shell, { popup }) {
    const { words } = shell;
    this.name = `search-panel-${++panels}`;
    Object.assign(this, { input, shell, popup, options: [], at: -1, asked: undefined });
    this.help = helpBox(shell);
    this.meant = element("p", { className: "search-meant", hidden: true });
    this.list = element("div", { id: this.name, className: "search-list", role: "listbox", ariaLabel: words.results, hidden: true });
    this.message = element("div", { className: "search-rest" });
    this.status = element("p", { className: "visually-hidden", role: "status" });
    this.teller = new Teller(this.status);
    this.root = element("div", { className: popup ? "search-panel search-popup" : "search-panel" }, this.help.box, this.meant, this.list, this.message);
    if (popup) this.root.hidden = true;
    Object.assign(input, { role: "combobox", ariaAutoComplete: "list", ariaExpanded: "false", enterKeyHint: "search", dir: "auto" });
    for (const [name, value] of [["autocapitalize", "off"], ["spellcheck", "false"], ["autocorrect", "off"], ["aria-controls", this.name]]) {
      input.setAttribute(name, value);
    }
    input.addEventListener("input", () => this.ask());
    input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("click", (event) => this.follow(event));
  }

  get query() {
    return this.input.value.trim();
  }

  /** Asks a moment after the last letter, and forgets what was asked before. */
  ask({ at, wait } = {}) {
    const query = this.query;
    this.help.show(query);
    // A space changes nothing: what waits to be asked goes on waiting.
    if (query === this.asked && at === undefined) return;
    clearTimeout(this.timer);
    this.stop?.abort(new DOMException("another question", "AbortError"));
    this.asked = query;
    if (!query) return this.empty();
    const stop = (this.stop = new AbortController());
    const begun = [...query.split(/\s/).at(-1)].length < ENOUGH;
    this.timer = setTimeout(() => this.run(query, stop.signal, at), wait ?? (begun ? ASK_BEGUN : ASK));
    if (this.popup && !this.help.box.hidden) this.show(true);
  }

  /** Closes what is below a field; an answer that is still on its way does not open it again. */
  leave() {
    clearTimeout(this.timer);
    this.stop?.abort(new DOMException("left", "AbortError"));
    this.asked = undefined;
    this.show(false);
  }

  empty() {
    this.options = [];
    this.list.replaceChildren();
    this.meant.hidden = true;
    this.message.replaceChildren();
    this.teller.tell("");
    this.show(false);
    this.start?.();
  }

  async run(query, signal, at) {
    const busy = setTimeout(() => this.root.classList.add("is-busy"), 300);
    try {
      const limit = this.popup ? BELOW_FIELD : IN_DIALOG;
      const hits = await answer(query, { limit, signal, typing: [...query].length >= ENOUGH });
      if (!signal.aborted) this.found(query, hits, signal, at);
    } catch (fault) {
      if (signal.aborted) return;
      this.failed(fault);
    } finally {
      clearTimeout(busy);
      if (!signal.aborted) this.root.classList.remove("is-busy");
    }
  }

  failed() {
    this.asked = undefined;
    this.options = [];
    this.list.replaceChildren();
    this.meant.hidden = true;
    const message = failure(this.shell);
    this.message.replaceChildren(message);
    this.show(true);
    this.teller.tell(message.firstChild);
  }

  found(query, hits, signal, at = -1) {
    const { words } = this.shell;
    this.options = hits.map((hit, n) => {
      const title = element("span", { className: "hit-title", dir: "auto" });
      const { kindly, place, text } = parts(hit, hits.marks, title);
      const option = element("a", { id: `${this.name}-${n}`, className: "hit", role: "option", href: hit.url, tabIndex: -1, ariaSelected: "false" });
      option.append(...[title, " ", kindly, " ", place, " ", this.popup ? undefined : text].filter(Boolean));
      return { option, hit, text };
    });
    this.list.replaceChildren(...this.options.map(({ option }) => option));
    const better = meant(query, hits.corrected);
    this.meant.hidden = !better;
    if (better) {
      const [before, after] = words.meant.split("{words}");
      const use = () => {
        this.input.value = better;
        this.input.focus();
        this.ask({ wait: 0 });
      };
      this.meant.replaceChildren(before, element("button", { type: "button", dir: "auto", textContent: better, onclick: use }), after);
    }
    if (!hits.length) {
      const message = this.popup ? element("p", { className: "search-message" }, ...quoted(words.none, query)) : nothing(this.shell, query);
      this.message.replaceChildren(message);
    } else if (hits.total > hits.length) {
      const text = fill(words.all, { count: hits.total });
      this.message.replaceChildren(element("a", { className: "search-all", href: this.results(query), textContent: text, onclick: (event) => this.submit(event) }));
    } else {
      this.message.replaceChildren();
    }
    this.choose(Math.min(at, hits.length - 1));
    this.show(true);
    this.root.scrollTop = 0;
    const count = hits.length === 0 ? words.none : hits.total === 1 ? words.one : words.many;
    this.teller.tell(...quoted(count, query, hits.total));
    if (this.popup) return;
    clearTimeout(this.later);
    this.later = setTimeout(() => {
      for (const { hit, text } of signal.aborted ? [] : this.options.slice(0, WITH_PASSAGE)) {
        // Without its passage a result still has its summary.
        passage(hit, hits.marks, text).catch(() => {});
      }
    }, PASSAGES - ASK);
  }

  results(query) {
    return `${this.shell.words.search}#${new URLSearchParams({ q: query })}`;
  }

  /** Shows what there is; a list without options is none. */
  show(open) {
    const any = open && this.options.length > 0;
    this.list.hidden = !any;
    this.input.ariaExpanded = String(any);
    if (this.popup) this.root.hidden = !open;
    if (!any) this.choose(-1);
  }

  choose(n) {
    const { option: before } = this.options[this.at] ?? {};
    if (before) before.ariaSelected = "false";
    this.at = n;
    const { option } = this.options[n] ?? {};
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.ariaSelected = "true";
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  key(event) {
    if (event.isComposing) return;
    const { key } = event;
    const last = this.options.length - 1;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step && !event.altKey && last >= 0) {
      event.preventDefault();
      if (this.list.hidden) this.show(true);
      // From the field to the first or the last, and back to the field after the end.
      const next = this.at + step;
      this.choose(next > last ? -1 : next < -1 ? last : next);
    } else if (key === "Enter" && this.at >= 0) {
      event.preventDefault();
      const { option } = this.options[this.at];
      if (event.ctrlKey || event.metaKey) open(option.href, "_blank", "noopener");
      else option.click();
    } else if (key === "Escape" && this.popup && !this.root.hidden) {
      event.preventDefault();
      event.stopPropagation();
      this.leave();
    } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(key)) {
      this.choose(-1);
    }
  }

  /** Hook: somebody opens a result. */
  follow() {}
  /** Hook: somebody wants all results. */
  submit() {}
}

// ---- below a field ---------------------------------------------------------------------------------------------

const fields = new WeakMap();
/** Gives a field of a form suggestions below it, once. Returns the panel; rejects when the words cannot be had. */
export function onField(input, address) {
  if (!fields.has(input)) fields.set(input, suggesting(input, address));
  return fields.get(input);
}

async function suggesting(input, address) {
  const shell = await shellOf(address);
  const panel = new Panel(input, shell, { popup: true });
  input.form.append(panel.root, panel.status);
  input.form.addEventListener("focusout", ({ relatedTarget }) => {
    if (!input.form.contains(relatedTarget)) panel.leave();
  });
  input.form.addEventListener("submit", () => panel.leave());
  document.addEventListener("pointerdown", ({ target }) => input.form.contains(target) || panel.leave());
  core().then(({ init }) => init()).catch(() => {});
  if (input.value && document.activeElement === input && !document.getElementById("search-ui")) panel.ask();
  return panel;
}

// ---- the dialog ------------------------------------------------------------------------------------------------

let inside;
/** Makes the dialog that search-open.js opened into the search; `before` is what it held when the page was left. */
export async function inDialog(dialog, address, before) {
  inside ??= furnish(dialog, address);
  // Without words there is no dialog; the page says what is wrong.
  const panel = await inside.catch(() => location.assign(address));
  if (!panel) return;
  if (before) panel.input.value = before.query;
  panel.ask({ wait: 0, at: before?.at });
}

async function furnish(dialog, address) {
  const form = dialog.querySelector("form");
  const input = form.querySelector("input");
  const shell = await shellOf(address);
  const { words } = shell;
  const close = element("button", { type: "button", className: "search-close", textContent: words.close, onclick: () => dialog.close() });
  const panel = new Panel(input, shell, { popup: false });
  input.placeholder = words.label;
  form.append(close);
  dialog.append(panel.root, foot(words), panel.status);
  panel.start = () => {
    const list = shell.ways?.querySelector("ul");
    panel.message.replaceChildren(
      element("div", { className: "search-start" }, element("p", { textContent: words.start }), list ? document.importNode(list, true) : undefined),
    );
  };
  const remember = (search) => history.replaceState({ ...history.state, search }, "");
  panel.submit = (event) => {
    event.preventDefault();
    if (!panel.query) return;
    remember({ query: panel.query, at: -1 });
    location.assign(panel.results(panel.query));
  };
  panel.follow = (event) => {
    const link = event.target.closest("a");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const at = panel.options.findIndex(({ option }) => option === link);
    remember({ query: panel.query, at });
    // On this very page the dialog would hide what it leads to.
    if (link.pathname === location.pathname) dialog.close();
  };
  form.addEventListener("submit", (event) => panel.submit(event));
  dialog.addEventListener("close", () => history.state?.search && remember(undefined));
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  core().then(({ init }) => init()).catch(() => {});
  return panel;
}

/** What the keys do, and the switch of the key that works by itself. */
function foot(words) {
  const key = (name, does) => element("span", {}, element("kbd", { textContent: name }), ` ${does}`);
  const stored = (value) => {
    try {
      if (value) localStorage.setItem("search-key", value);
      return localStorage.getItem("search-key");
    } catch {
      return null;
    }
  };
  const toggle = element("button", { type: "button", className: "search-key" });
  const label = () => (toggle.textContent = stored() === "off" ? words.keyOn : words.keyOff);
  toggle.addEventListener("click", () => {
    stored(stored() === "off" ? "on" : "off");
    label();
  });
  label();
  return element("div", { className: "search-foot" }, key("↑ ↓", words.keyChoose), key("Enter", words.keyOpen), key("Esc", words.keyClose), toggle);
}

// ---- an address without a page ---------------------------------------------------------------------------------

/** Fills a list with the pages that the words of this address may have meant. Nothing found: it stays away. */
export async function nearAddress(box) {
  let path = location.pathname;
  try {
    path = decodeURIComponent(path);
  } catch {
    // An address that is no text means no words.
    return;
  }
  const words = plain(path.replace(/\.\w+$/, "").split("/").filter(Boolean).pop() ?? "").join(" ");
  if (!words || /^\d+$/.test(words)) return;
  const hits = await answer(words, { limit: 5, typing: false }).catch(() => []);
  const best = hits[0]?.score ?? 0;
  const items = hits
    .filter(({ score }) => score > best / 4)
    .map(({ url, title }) => element("li", {}, element("a", { href: url.replace(/#.*/, ""), textContent: title, dir: "auto" })));
  box.querySelector("ul").replaceChildren(...items);
  box.hidden = items.length === 0;
}
