// The other half of the searcher (search.js), loaded when a search first needs it: what a word may stand for that
// stands nowhere, the passages that are shown, and filters. What it needs of the first half the index hands it.

/** What a guess counts; a word as typed counts 1. */
const WEIGHT = { oneEdit: 0.7, twoEdits: 0.45, inflection: 0.75, part: 0.9 };

// ---- words that stand nowhere ------------------------------------------------------------------------------------

const FAR = 99;
const ROWS = Array.from({ length: 3 }, () => new Uint8Array(64));

/**
 * Edits between two words (Damerau-Levenshtein, no letter changed twice), or more than `most`; to the nearest
 * beginning of `b` when `unfinished`. Looks only where letters are at most `most` places apart.
 */
export function edits(a, b, most, unfinished) {
  const n = a.length;
  const m = unfinished ? Math.min(b.length, n + most) : b.length;
  if (m < n - most || m > n + most) return most + 1;
  let [old, before, row] = ROWS;
  for (let j = 0; j <= m; j++) before[j] = j;
  for (let i = 1; i <= n; i++) {
    const from = Math.max(1, i - most);
    const to = Math.min(m, i + most);
    row[from - 1] = from === 1 ? i : FAR;
    let least = row[from - 1];
    const letter = a.charCodeAt(i - 1);
    for (let j = from; j <= to; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = before[j - 1] + (letter === other ? 0 : 1);
      if (row[j - 1] < cost) cost = row[j - 1] + 1;
      if (before[j] < cost) cost = before[j] + 1;
      if (i > 1 && j > 1 && old[j - 2] < cost && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) cost = old[j - 2] + 1;
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (to < m) row[to + 1] = FAR;
    if (least > most) return most + 1;
    [old, before, row] = [before, row, old];
  }
  if (!unfinished) return before[m];
  let best = FAR;
  for (let j = Math.max(0, n - most); j <= m; j++) best = Math.min(best, before[j]);
  return best;
}

/** Words that differ by a slip of the pen: among those with the same beginning first, since few slips are there. */
async function slips(index, typed, unfinished) {
  const most = typed.length >= 9 ? 2 : typed.length >= 5 ? 1 : 0;
  if (!most) return [];
  const near = async (start, open) => {
    let best = most;
    let found = [];
    await index.beginning(start, (block, at) => {
      const distance = edits(typed, block.words[at], best, open);
      if (distance > best) return;
      if (distance < best) found = [];
      best = distance;
      found.push(index.entry(block, at));
    });
    const weight = (best === 1 ? WEIGHT.oneEdit : WEIGHT.twoEdits) * (open ? 0.8 : 1);
    return found.sort(index.byPages).slice(0, 8).map((entry) => ({ ...entry, weight }));
  };
  let found = await near(typed.slice(0, 2), false);
  if (!found.length) found = await near(typed[0], false);
  if (!found.length && typed[1] !== typed[0]) found = await near(typed[1], false);
  if (!found.length && unfinished) found = await near(typed.slice(0, 2), true);
  return found;
}

/** The parts of a compound that stands nowhere. */
async function parts(index, typed) {
  let best;
  for (let at = typed.length - 4; at >= 3; at--) {
    const last = await index.word(typed.slice(at));
    if (!last?.pages) continue;
    for (const link of ["", ...index.meta.links]) {
      const text = typed.slice(0, at - link.length);
      if (text.length < 3 || !typed.slice(0, at).endsWith(link)) continue;
      const first = await index.word(text);
      if (!first?.pages) continue;
      const score = Math.sqrt(first.pages * last.pages) * (link ? 0.6 : 1) * (text.length < 4 ? 0.5 : 1);
      if (!best || score > best.score) best = { score, pair: [first, last] };
    }
  }
  return best?.pair;
}

/** An inflection that stands nowhere: words with the longest common beginning. */
async function inflections(index, typed) {
  for (let length = typed.length - 1; length >= Math.max(4, typed.length - 3); length--) {
    const found = await index.commonest(typed.slice(0, length), 4, length + 2);
    if (found.length) return found.map((entry) => ({ ...entry, weight: WEIGHT.inflection }));
  }
  return [];
}

/**
 * What a word may stand for that stands nowhere: one group of candidates, or two for an unknown compound. Kept,
 * since every further letter of a query asks for its first words again.
 */
export async function guessed(index, typed, unfinished) {
  const known = (index.guesses ??= new Map());
  const key = `${typed} ${unfinished}`;
  if (!known.has(key)) known.set(key, await guess(index, typed, unfinished));
  // Whoever asks may add candidates.
  return known.get(key).map((group) => ({ ...group, candidates: [...group.candidates] }));
}

async function guess(index, typed, unfinished) {
  const pair = typed.length >= 8 ? await parts(index, typed) : undefined;
  const found = pair && pair[0].word.length > 3 ? [] : await slips(index, typed, unfinished);
  const sure = found.some((entry) => entry.weight >= WEIGHT.oneEdit);
  // A slip of the pen is likelier than a first part of three letters.
  if (pair && !sure) {
    const forms = await inflections(index, typed);
    return pair.map((entry) => ({ typed: entry.word, candidates: [{ ...entry, weight: WEIGHT.part }, ...forms] }));
  }
  const best = new Map();
  for (const entry of sure ? found : [...found, ...(await inflections(index, typed))]) {
    if (!(best.get(entry.term)?.weight >= entry.weight)) best.set(entry.term, entry);
  }
  return [{ typed, corrected: found[0]?.word, candidates: [...best.values()] }];
}

// ---- the passage that is shown -------------------------------------------------------------------------------

const SHOWN = /[\p{L}\p{N}\p{M}]+(?:['\u2019\u2010\u2011-][\p{L}\p{N}\p{M}]+)*/gu;
/** Letters of a passage. */
const PASSAGE = 200;

/** The passage of a document with most of the words, in pieces. */
export async function passage(index, document, marks) {
  const { texts } = index.meta;
  const sections = (await index.json("t", Math.floor(document / texts)))[document % texts].map((text) => text.trim());
  let best = { worth: 0, text: sections.find((text) => text) ?? "", from: 0, hits: [] };
  for (const text of sections) {
    const hits = [...text.matchAll(SHOWN)].filter((match) => marks(match[0]));
    for (let first = 0; first < hits.length; first++) {
      const from = hits[first].index;
      const inside = hits.slice(first).filter((hit) => hit.index + hit[0].length <= from + PASSAGE);
      const worth = new Set(inside.map((hit) => index.fold(hit[0]).slice(0, 5))).size + inside.length / 100;
      if (worth > best.worth) best = { worth, text, from, hits: inside };
    }
  }
  const lead = best.text.lastIndexOf(" ", Math.max(0, best.from - 40));
  const start = best.from < 60 ? 0 : lead + 1;
  const cut = best.text.length > start + PASSAGE + 40 ? best.text.lastIndexOf(" ", start + PASSAGE + 40) : -1;
  const end = cut > start ? cut : Math.min(best.text.length, start + PASSAGE + 40);
  const pieces = [];
  const add = (text, match) => text && pieces.push({ text: text.replace(/(^|[^.?!:;…”’")])\n+/g, "$1 · ").replace(/\n+/g, " "), match });
  if (start > 0) add("… ", false);
  let at = start;
  for (const match of best.text.slice(start, end).matchAll(SHOWN)) {
    if (!marks(match[0])) continue;
    add(best.text.slice(at, start + match.index), false);
    add(match[0], true);
    at = start + match.index + match[0].length;
  }
  add(best.text.slice(at, end), false);
  if (end < best.text.length) add(" …", false);
  return pieces;
}

// ---- filters -----------------------------------------------------------------------------------------------------

/** The documents that have one of the values of every filter; undefined when there are no filters. */
export async function filtered(index, filters) {
  const wanted = Object.entries(filters ?? {}).map(([name, values]) => [name, [values].flat()]).filter(([, v]) => v.length);
  if (!wanted.length) return undefined;
  const all = await index.json("f", 0);
  const counts = new Uint8Array(index.meta.documents);
  for (const [name, names] of wanted) {
    const own = new Set();
    for (const value of all.find((facet) => facet.name === name)?.values ?? []) {
      if (names.includes(value.name)) documentsOf(value).forEach((document) => own.add(document));
    }
    own.forEach((document) => counts[document]++);
  }
  return counts.map((count) => (count === wanted.length ? 1 : 0));
}

function documentsOf(value) {
  let last = 0;
  return value.documents.map((gap) => (last += gap));
}

/** By what results can be narrowed; with `results` of a search, counts are of those. */
export async function facets(index, results) {
  const among = results && new Set(results.documents);
  return (await index.json("f", 0)).map(({ name, label, values }) => ({
    name,
    label,
    values: values.map((value) => {
      const documents = documentsOf(value);
      const count = among ? documents.filter((document) => among.has(document)).length : documents.length;
      return { name: value.name, label: value.label, count };
    }),
  }));
}
