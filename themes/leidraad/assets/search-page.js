// The results on the search page: cards, by what to narrow them, and an address that holds all of it, so
// that Back leads to the same results at the same place. Without this file the page leads to everything by
// letter. What is asked and how it is told stands in search-ui.js.

import { Teller, answer, core, element, failure, fill, helpBox, marked, meant, nothing, onField, parts, passage, quoted, shellOf } from "./search-ui.js";

const STEP = 10;
/** No more results at once, whatever an address asks. */
const MOST = 100;
/** Groups of choices that stand open, and choices of a group that show. */
const OPEN_GROUPS = 3;
const CHOICES = 8;

const root = document.getElementById("search-ui");
const part = (name) => document.getElementById(`search-${name}`);
const form = root.querySelector("form");
const input = form.elements.namedItem("q");
const shell = await shellOf();
const { words } = shell;
const help = helpBox(shell, part("help"));
const teller = new Teller(part("status"));
const fold = part("filters");
let stop;

/** @typedef {{ query: string, filters: Map<string, string[]>, shown: number }} State */

/** What the address asks for. @returns {State} */
function asked() {
  const params = new URLSearchParams(location.search);
  const filters = new Map();
  for (const name of new Set(params.keys())) if (name !== "q") filters.set(name, params.getAll(name));
  const shown = Math.min(MOST, Math.max(STEP, Number(history.state?.shown) || 0));
  return { query: (params.get("q") ?? "").trim(), filters, shown };
}

function address({ query, filters }) {
  const params = new URLSearchParams(query ? { q: query } : {});
  for (const [name, values] of filters) for (const value of values) params.append(name, value);
  const text = params.toString();
  return text ? `?${text}` : location.pathname;
}

/** The state with the place in it: how far down, and how far from the top the result is that was pressed last. */
function here(at = history.state?.at) {
  return { ...history.state, at, y: scrollY, top: part("list").children[at]?.getBoundingClientRect().top };
}

/** Goes on to another state; the place in this one is kept for who comes back. */
function go(state, focus) {
  const next = new URL(address(state), location.href).href;
  if (next !== location.href) {
    history.replaceState(here(), "");
    history.pushState(null, "", next);
  }
  return show(asked(), { focus });
}

const toggled = (filters, name, value) => {
  const next = new Map(filters);
  const values = next.get(name) ?? [];
  const left = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  left.length ? next.set(name, left) : next.delete(name);
  return next;
};

/** Shows a state. `focus` is the key of the choice that was pressed, `back` what was kept of a place. */
async function show(state, { focus, back } = {}) {
  const { query, filters, shown } = state;
  stop?.abort(new DOMException("another question", "AbortError"));
  const { signal } = (stop = new AbortController());
  input.value = query;
  help.show(query);
  root.classList.toggle("is-asked", Boolean(query));
  if (!query) {
    part("list").replaceChildren();
    part("found").hidden = true;
    return teller.tell("");
  }
  const wanted = Object.fromEntries(filters);
  const busy = setTimeout(() => part("found").classList.add("is-busy"), 300);
  try {
    const hits = await answer(query, { limit: shown, filters: wanted, signal, typing: false });
    if (signal.aborted) return;
    cards(state, hits);
    const chosen = filters.size ? await narrowed(state, hits, signal) : await known(hits);
    if (signal.aborted) return;
    choices(state, chosen);
    if (focus) (root.querySelector(`[data-key="${CSS.escape(focus)}"]`) ?? part("title")).focus();
  } catch (fault) {
    if (signal.aborted) return;
    failed();
  } finally {
    clearTimeout(busy);
    if (!signal.aborted) part("found").classList.remove("is-busy");
  }
  if (back?.y === undefined) return;
  const item = part("list").children[back.at];
  item?.querySelector("a").focus({ preventScroll: true });
  // Passages above it are not there yet: the result itself returns to its place, not the page to its height.
  const top = item && back.top !== undefined ? scrollY + item.getBoundingClientRect().top - back.top : back.y;
  scrollTo({ top, behavior: "instant" });
}

function failed() {
  part("found").hidden = false;
  part("list").replaceChildren();
  part("more").hidden = fold.hidden = part("meant").hidden = part("chosen").hidden = true;
  const [title, ...rest] = failure(shell).childNodes;
  part("title").textContent = title.textContent;
  part("message").replaceChildren(...rest);
  teller.tell(title);
}

// ---- cards -----------------------------------------------------------------------------------------------------

/** Passages are fetched for what comes into sight. */
const inSight = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      inSight.unobserve(target);
      target.passage?.();
    }
  },
  { rootMargin: "200px" },
);

/** A day as people write it; it has no time, and is the same one everywhere. */
function day(iso) {
  const written = new Intl.DateTimeFormat(document.documentElement.lang || undefined, { dateStyle: "long", timeZone: "UTC" });
  return element("time", { dateTime: iso, textContent: written.format(new Date(iso)) });
}

function card(hit, marks) {
  const link = element("a", { href: hit.anchor ? hit.url.slice(0, hit.url.lastIndexOf("#")) : hit.url });
  const { kindly, place, text } = parts(hit, marks, link);
  const item = element("li", { className: "hit-card" });
  if (kindly) item.append(element("p", { className: "card-kind" }, kindly));
  item.append(element("h3", { className: "hit-title", dir: "auto" }, link));
  if (place) item.append(element("p", { className: "hit-place" }, element("a", { href: hit.url }, place)));
  item.append(element("p", {}, text));
  if (hit.reviewed) item.append(element("p", { className: "hit-reviewed" }, `${words.reviewed} `, day(hit.reviewed)));
  // Without its passage a result still has its summary.
  item.passage = () => passage(hit, marks, text).catch(() => {});
  inSight.observe(item);
  return item;
}

function cards(state, hits) {
  const { query, filters, shown } = state;
  const { total } = hits;
  const text = total === 1 ? words.one : words.many;
  part("found").hidden = false;
  part("title").replaceChildren(...quoted(total ? text : filters.size ? words.noneChosen : words.none, query, total));
  inSight.disconnect();
  part("list").replaceChildren(...hits.map((hit) => card(hit, hits.marks)));
  const better = meant(query, hits.corrected);
  part("meant").hidden = !better;
  if (better) {
    const [before, after] = words.meant.split("{words}");
    const use = element("a", { href: address({ query: better, filters }), dir: "auto", textContent: better });
    use.addEventListener("click", (event) => followed(event, { query: better, filters }));
    part("meant").replaceChildren(before, use, after);
  }
  const more = part("more");
  more.hidden = shown >= MOST || total <= shown;
  more.onclick = async () => {
    history.replaceState({ ...history.state, shown: shown + STEP }, "");
    await show(asked());
    part("list").children[shown]?.querySelector("a").focus();
  };
  // The heading has said so already.
  part("message").replaceChildren(...(total || filters.size ? [] : [...nothing(shell, query).childNodes].slice(1)));
  teller.tell(part("title"));
}

function followed(event, state) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(state);
}

// ---- by what to narrow -----------------------------------------------------------------------------------------

const known = async (hits) => (await core()).facets({ results: hits });

/** Within a group any choice will do: its counts are of what the other groups leave. */
async function narrowed({ query, filters }, hits, signal) {
  const groups = await known(hits);
  return Promise.all(
    groups.map(async (group) => {
      if (!filters.has(group.name)) return group;
      const others = Object.fromEntries([...filters].filter(([name]) => name !== group.name));
      const open = await answer(query, { limit: 1, filters: others, signal, typing: false });
      return (await known(open)).find(({ name }) => name === group.name);
    }),
  );
}

const worth = ({ name, values }) => (name === "kind" ? Infinity : Math.max(...values.map(({ count }) => count)));

function choices(state, groups) {
  const { filters } = state;
  const opened = new Map([...fold.querySelectorAll("details")].map(({ dataset, open }) => [dataset.name, open]));
  const useful = groups
    .map((group) => {
      const chosen = filters.get(group.name) ?? [];
      const values = group.values.filter(({ name, count }) => count > 0 || chosen.includes(name));
      return { ...group, label: group.label || words.kind, chosen, values: values.sort((a, b) => b.count - a.count) };
    })
    .filter(({ values, chosen }) => values.length > 1 || chosen.length)
    .sort((a, b) => worth(b) - worth(a));
  fold.hidden = useful.length === 0;
  const press = (name, value) => go({ ...state, filters: toggled(filters, name, value) }, `${name}:${value}`);
  const chip = ({ name, chosen }) => (value) =>
    element(
      "li",
      {},
      element(
        "button",
        { type: "button", className: "chip", ariaPressed: String(chosen.includes(value.name)), dataset: { key: `${name}:${value.name}` }, onclick: () => press(name, value.name) },
        element("span", { className: "chip-label", textContent: value.label }),
        element("span", { className: "chip-count", textContent: value.count }),
      ),
    );
  const list = (group, values) => element("ul", { className: "chips", ariaLabel: group.label }, ...values.map(chip(group)));
  const made = useful.map((group, n) => {
    // What is chosen is always in sight, however few pages have it.
    const front = group.values.filter(({ name }, n) => n < CHOICES || group.chosen.includes(name));
    const rest = group.values.filter((value) => !front.includes(value));
    const few = rest.length < 3;
    const more = `${group.name} more`;
    const box = element("details", { className: "search-group", dataset: { name: group.name }, open: opened.get(group.name) ?? (n < OPEN_GROUPS || group.chosen.length > 0) });
    box.append(element("summary", { textContent: group.label }), list(group, few ? group.values : front));
    if (!few) {
      const text = fill(words.moreChoices, { count: rest.length });
      box.append(element("details", { className: "search-group-more", dataset: { name: more }, open: opened.get(more) ?? false }, element("summary", { textContent: text }), list(group, rest)));
    }
    return box;
  });
  fold.querySelector("div").replaceChildren(...made);
  // One may choose what is not among these: an address can ask anything. It can be let go of here too.
  const taken = [...filters].flatMap(([name, values]) => values.map((value) => ({ name, value })));
  const label = ({ name, value }) => groups.find((group) => group.name === name)?.values.find((v) => v.name === value)?.label ?? value;
  const drop = (choice) => {
    const text = label(choice);
    return element("li", {}, element("button", { type: "button", className: "chip chip-drop", ariaLabel: fill(words.remove, { label: text }), onclick: () => press(choice.name, choice.value) }, element("span", { className: "chip-label", textContent: text })));
  };
  const clear = element("button", { type: "button", className: "search-clear", textContent: words.clear, onclick: () => go({ ...state, filters: new Map() }, "none") });
  part("chosen").hidden = taken.length === 0;
  part("chosen").replaceChildren(element("ul", { className: "chips", ariaLabel: words.chosen }, ...taken.map(drop)), clear);
  part("number").textContent = taken.length ? fill(words.number, { count: taken.length }) : "";
}

// ---- the address -----------------------------------------------------------------------------------------------

// Words in a fragment were not sent to the host; from here on they stand where addresses have them.
const fragment = new URLSearchParams(location.hash.slice(1));
if (fragment.has("q")) history.replaceState(history.state, "", `${location.pathname}?${fragment}`);
history.scrollRestoration = "manual";

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (matchMedia("(pointer: coarse)").matches) input.blur();
  go({ query: input.value.trim(), filters: asked().filters });
});
input.addEventListener("input", () => help.show(input.value));
addEventListener("popstate", () => show(asked(), { back: history.state ?? {} }));
addEventListener("pagehide", () => history.replaceState(here(), ""));
part("list").addEventListener("click", ({ target }) => {
  const at = [...part("list").children].indexOf(target.closest("li"));
  if (target.closest("a") && at >= 0) history.replaceState(here(at), "");
});

const panel = await onField(input, location.pathname);
panel.submit = (event) => {
  event.preventDefault();
  form.requestSubmit();
};
panel.help.show = () => {};
await show(asked(), { back: history.state ?? undefined });
root.classList.add("is-ready");
