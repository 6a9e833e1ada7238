// The finder: on the index of a kind the choices of the facets refine the list in place. Within a facet
// one of the values is enough, between facets all must fit. The state is the address, so it can be
// shared and Back works. On the page of one value the choices lead to the index with both. Without
// this file every choice is a link to its own page.

/** @typedef {{ link: HTMLAnchorElement, facet: string, value: string, label: string }} Choice */
/** @typedef {{ element: HTMLElement, tokens: Map<string, Set<string>> }} Item */
/** @typedef {Map<string, Set<string>>} State facet to chosen values */

const root = document.querySelector("[data-finder]");
const part = (name) => document.getElementById(`finder-${name}`);
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);

/** @returns {Choice[]} */
const readChoices = () =>
  [...root.querySelectorAll("a[data-facet]")].map((link) => ({
    link,
    facet: link.dataset.facet,
    value: link.dataset.value,
    label: link.querySelector(".facet-label").textContent,
  }));

/** @returns {Item[]} */
const readItems = () =>
  [...root.querySelectorAll("[data-values]")].map((element) => {
    const tokens = new Map();
    for (const token of element.dataset.values.split(" ").filter(Boolean)) {
      const [facet, value] = token.split(/:(.*)/s);
      tokens.set(facet, (tokens.get(facet) ?? new Set()).add(value));
    }
    return { element, tokens };
  });

/** The facets in which an item lacks what was chosen. @param {Item} item @param {State} state */
const misses = ({ tokens }, state) =>
  [...state.keys()].filter((facet) => ![...state.get(facet)].some((value) => tokens.get(facet)?.has(value)));

/** @param {State} state @returns {State} the same with one choice put in, or taken out */
function toggled(state, { facet, value }) {
  const next = new Map([...state].map(([name, values]) => [name, new Set(values)]));
  const values = next.get(facet) ?? new Set();
  if (!values.delete(value)) values.add(value);
  return values.size ? next.set(facet, values) : (next.delete(facet), next);
}

class Finder {
  constructor() {
    this.choices = readChoices();
    this.items = readItems();
    this.folds = [...root.querySelectorAll(".facet, .facet-more")];
    this.index = new URL(root.dataset.finder, location.href);
    this.live = root.dataset.here === undefined;
    this.title = part("title").textContent;
  }

  has = (state, { facet, value }) => state.get(facet)?.has(value) ?? false;
  count = (state) => this.items.filter((item) => misses(item, state).length === 0).length;

  /** What the address asks for, as far as it exists. @returns {State} */
  asked() {
    const query = new URLSearchParams(location.search);
    const wanted = (choice) =>
      this.live ? query.getAll(choice.facet).includes(choice.value) : choice.link.hasAttribute("aria-current");
    return this.choices.filter(wanted).reduce(toggled, new Map());
  }

  /** The address of a state: the choices in their own order, so that one state has one address. */
  address(state) {
    const url = new URL(this.index);
    for (const choice of this.choices.filter((choice) => this.has(state, choice))) {
      url.searchParams.append(choice.facet, choice.value);
    }
    return url.href;
  }

  /** A link that takes one choice away. */
  removal(state, choice, text, more = {}) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    Object.assign(link, { href: this.address(toggled(state, choice)), textContent: text, ...more });
    item.append(link);
    return item;
  }

  /** Per facet and value: how many choosing it shows, with what is chosen in the other facets. */
  counts(state) {
    const counts = new Map();
    for (const item of this.items) {
      const missing = misses(item, state);
      for (const [facet, values] of item.tokens) {
        if (missing.some((other) => other !== facet)) continue;
        for (const value of values) counts.set(`${facet}:${value}`, (counts.get(`${facet}:${value}`) ?? 0) + 1);
      }
    }
    return counts;
  }

  showChoices(state) {
    const counts = this.counts(state);
    for (const choice of this.choices) {
      const { link, facet, value } = choice;
      const chosen = this.has(state, choice);
      link.href = this.address(toggled(state, choice));
      chosen ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
      if (chosen) for (const fold of this.folds) fold.open ||= fold.contains(link);
      // The page of one value has no other pages to count its neighbours by.
      if (!this.live && state.has(facet)) continue;
      const count = counts.get(`${facet}:${value}`) ?? 0;
      link.querySelector(".chip-count").textContent = String(count);
      link.classList.toggle("is-none", count === 0 && !chosen);
    }
  }

  showResults(state) {
    const chosen = this.choices.filter((choice) => this.has(state, choice));
    let count = 0;
    for (const item of this.items) {
      const fits = misses(item, state).length === 0;
      item.element.hidden = !fits;
      count += fits ? 1 : 0;
    }
    const { status, remove, drop } = root.dataset;
    part("title").textContent = chosen.length ? part("title").dataset.some : this.title;
    part("count").textContent = String(count);
    part("status").textContent = chosen.length ? fill(status, { count, total: this.items.length }) : "";
    part("number").textContent = chosen.length ? fill(part("number").dataset.text, { count: chosen.length }) : "";
    part("show").textContent = fill(part("show").dataset.text, { count });
    part("chosen").hidden = chosen.length === 0;
    const chips = chosen.map((choice) =>
      this.removal(state, choice, choice.label, { className: "chip", ariaLabel: fill(remove, choice) }),
    );
    part("chosen").querySelector("ul").replaceChildren(...chips);
    part("empty").hidden = count > 0;
    const ways = count > 0 ? [] : chosen.map((choice) => ({ choice, count: this.count(toggled(state, choice)) }));
    const links = ways
      .filter((way) => way.count > 0)
      .sort((a, b) => b.count - a.count)
      .map(({ choice, count }) => this.removal(state, choice, fill(drop, { label: choice.label, count })));
    part("empty").querySelector("ul").replaceChildren(...links);
  }

  show() {
    const state = this.asked();
    this.showChoices(state);
    if (this.live) this.showResults(state);
  }

  /** Links to a state of this index are followed without leaving the page. */
  follow(event) {
    const link = event.target.closest("a[href]");
    const held = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || held || link.origin !== this.index.origin || link.pathname !== this.index.pathname || link.hash) return;
    event.preventDefault();
    if (link.href !== location.href) history.pushState(null, "", link.href);
    this.show();
    // What was clicked may be gone; the reader stays among the choices, or at the results.
    const gone = !link.isConnected || link.closest("[hidden]");
    if (gone) (part("chosen").querySelector("a.chip") ?? document.getElementById("all")).focus();
  }
}

if (root) {
  const finder = new Finder();
  finder.show();
  if (finder.live) {
    const fold = root.querySelector(".facets > details");
    root.querySelector(".facets-show").hidden = false;
    part("show").addEventListener("click", () => (fold.open = false));
    root.addEventListener("click", (event) => finder.follow(event));
    addEventListener("popstate", () => finder.show());
    addEventListener("pageshow", (event) => event.persisted && finder.show());
  }
}
