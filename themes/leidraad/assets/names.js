// Finds a name on the A-Z page and on the search page while one types, and says what is near when
// there is none; on the 404 page it reads the address as the question. Without this file the list is
// whole and the form sends its question to the page that has the list.

const MARKS = /\p{M}+/gu;

/** Letters and digits only, in small letters, without accents. @param {string} text */
const words = (text) => text.normalize("NFD").replace(MARKS, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** @typedef {{ link: HTMLAnchorElement, text: string, words: string[], whole: string }} Name */

/** The names of a list, each under what it is called itself. @param {ParentNode} root @returns {Name[]} */
function namesIn(root) {
  return [...root.querySelectorAll(".az li > a")].map((link) => {
    const text = (link.firstChild?.textContent ?? "").trim();
    const own = words(text);
    return { link, text, words: own, whole: own.join("") };
  });
}

/** Whether a name has a word: where a word begins, and from four letters on anywhere. */
const has = (name, word) =>
  (word.length > 3 && name.whole.includes(word)) || name.words.some((own) => own.startsWith(word));

/** How many letters must change to make `word` the beginning of `other`; a swap of two counts as one. */
function distance(word, other) {
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= word.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = word[i - 1] === other[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
      const swapped = i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1];
      if (swapped) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return Math.min(...row);
}

/**
 * The names nearest to what was asked, best first, one for each page. At least half of the letters
 * must be there, with a typing error in every four.
 * @param {Name[]} names
 * @param {string[]} asked
 * @param {number} most
 */
function nearest(names, asked, most) {
  const letters = asked.join("").length;
  const ranked = [];
  for (const name of names) {
    let cost = 0;
    let found = 0;
    for (const word of asked) {
      const errors = has(name, word) ? 0 : Math.min(...[...name.words, name.whole].map((own) => distance(word, own)));
      const near = errors <= Math.floor((word.length + 1) / 4);
      cost += near ? errors : word.length;
      found += near ? word.length : 0;
    }
    const rest = Math.abs(name.whole.length - letters);
    if (found * 2 > letters) ranked.push({ name, cost, rest });
  }
  ranked.sort((a, b) => a.cost - b.cost || a.rest - b.rest);
  const pages = new Map();
  for (const { name } of ranked) if (!pages.has(name.link.href)) pages.set(name.link.href, name);
  return [...pages.values()].slice(0, most);
}

/** Fills a list with links to names; it shows only when there is something in it. */
function suggest(box, names) {
  const items = names.map(({ link, text }) => {
    const item = document.createElement("li");
    const copy = document.createElement("a");
    copy.href = link.href;
    copy.textContent = text;
    item.append(copy);
    return item;
  });
  box.querySelector("ul").replaceChildren(...items);
  box.hidden = items.length === 0;
}

/** @param {HTMLFormElement} form */
function filter(form) {
  const input = form.elements.namedItem("q");
  const [status, empty, near, letters] = ["status", "empty", "near", "letters"].map((part) =>
    document.getElementById(`names-${part}`),
  );
  const names = namesIn(document);
  let timer = 0;

  /** What is told and kept a moment after the last letter, so that neither stutters. */
  const settle = (asked, count) => {
    clearTimeout(timer);
    const { one, many, none } = form.dataset;
    const text = count === 0 ? none : count === 1 ? one : many;
    const said = asked.length === 0 ? "" : text.replace("{count}", count).replace("{words}", input.value.trim());
    if (status.textContent !== said) status.textContent = said;
    const address = new URL(location.href);
    address.searchParams.delete("q");
    if (asked.length) address.searchParams.set("q", input.value.trim());
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  };
  const run = (wait) => {
    const asked = words(input.value);
    let count = 0;
    for (const name of names) {
      const fits = asked.every((word) => has(name, word));
      name.link.parentElement.hidden = !fits;
      if (fits) count += 1;
    }
    for (const section of document.querySelectorAll(".az > section")) {
      section.hidden = !section.querySelector("li:not([hidden])");
    }
    letters.hidden = asked.length > 0;
    empty.hidden = count > 0;
    suggest(near, count > 0 ? [] : nearest(names, asked, 5));
    clearTimeout(timer);
    timer = setTimeout(settle, wait, asked, count);
  };
  input.addEventListener("input", () => run(400));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run(0);
  });
  input.value ||= new URLSearchParams(location.search).get("q") ?? "";
  if (input.value) run(0);
}

/** @param {HTMLElement} box */
async function suggestFor(box) {
  let path = location.pathname;
  try {
    path = decodeURIComponent(path);
  } catch {
    // An address that is no text is read as it stands.
  }
  const asked = words(path.replace(/\.\w+$/, "").split("/").filter(Boolean).pop() ?? "");
  const answer = asked.length > 0 && (await fetch(box.dataset.names));
  if (!answer || !answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  suggest(box, nearest(namesIn(page), asked, 5));
}

const form = document.querySelector("form[data-one]");
if (form && document.querySelector(".az")) filter(form);
const box = document.querySelector("[data-names]");
// Nothing near, or no answer: the page says enough without it.
if (box) suggestFor(box).catch(() => {});
