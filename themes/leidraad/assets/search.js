// The searcher of a leidraad site: asks nobody but the site's own files, and knows no language; stems,
// compounds and synonyms were worked out when the site was built. The API is told at its functions below, the
// format of the files in src/search/write.rs.

const FORMAT = 1;
/** What a way of matching counts; a word as typed counts 1. */
const WEIGHT = { prefix: 0.85, prefixOfKnown: 0.35, oneEdit: 0.7, twoEdits: 0.45, inflection: 0.75, part: 0.9, name: 0.6 };
/** How many words a beginning may stand for. */
const PREFIXES = 20;
/** A query is cut after so many words, and a word after so many letters. */
const LONGEST_QUERY = 24;
const LONGEST_WORD = 48;
/** Most words of a phrase that leads to others. */
const LONGEST_PHRASE = 6;

// ---- text: the same two functions as src/search/analysis/fold.rs --------------------------------------------

const SPELLED = {
  "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-",
  "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ς": "σ",
};

/** Lower case, without accents, as people type. */
export function fold(text) {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\u00ad\u200b-\u200f\u2060\ufeff]/gu, "")
    .replace(/[\u2018\u2019\u02bc\u2010\u2011ßæœþøđðłıς]/g, (c) => SPELLED[c]);
}

const RUN = /[\p{Alphabetic}\p{N}]+(?:['-][\p{Alphabetic}\p{N}]+)*/gu;

/** The words of a text: { word, parts }, parts being those of a word with hyphens, or of letters and digits. */
export function tokens(text) {
  return (fold(text).match(RUN) ?? []).map((run) => {
    run = run.replace(/'s$/, "");
    const word = run.replace(/['-]/g, "");
    const pieces = run.includes("-") ? run.replaceAll("'", "").split("-") : /[0-9]/.test(word) ? word.split(/[0-9]/) : [];
    return { word, parts: pieces.filter((piece) => [...piece].length > 1) };
  });
}

/** The anchor that most headings have. */
export function plainAnchor(heading) {
  return fold(heading).replaceAll("'", "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

// ---- files -----------------------------------------------------------------------------------------------------

class Unavailable extends Error {
  constructor(what, cause) {
    super(`the search cannot read ${what}`, { cause });
    this.name = "SearchError";
    this.code = "search-unavailable";
  }
}

const decoder = new TextDecoder();

async function inflated(url, cache) {
  try {
    const response = await fetch(url, { cache });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const stream = response.body.pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (cause) {
    throw new Unavailable(url, cause);
  }
}

/** Reads varints and bytes one after the other; past the end it throws, so that nothing runs on. */
class Bytes {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }
  get more() {
    return this.at < this.bytes.length;
  }
  byte() {
    if (!this.more) throw new Unavailable("a file of the index: it ends too soon");
    return this.bytes[this.at++];
  }
  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      if (scale > 2 ** 42) throw new Unavailable("a file of the index: it is damaged");
    }
  }
  text(length) {
    const text = decoder.decode(this.bytes.subarray(this.at, this.at + length));
    this.at += length;
    return text;
  }
}

/** The first place in sorted `list` with a value greater than `value`. */
function after(list, value) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One language's index, read piece by piece as queries need it. */
class Index {
  constructor(folder, meta) {
    this.folder = folder;
    this.meta = meta;
    this.files = new Map();
    this.blocks = new Map();
    this.lists = new Map();
    this.stop = new Set(meta.stop.split(" "));
  }

  static async open(folder) {
    const bytes = await inflated(`${folder}meta.bin`, "no-cache");
    let meta;
    try {
      meta = JSON.parse(decoder.decode(bytes));
    } catch (cause) {
      throw new Unavailable(`${folder}meta.bin`, cause);
    }
    if (meta.version !== FORMAT) throw new Unavailable(`${folder}meta.bin: it is of another version`);
    return new Index(folder, meta);
  }

  /** The bytes of a file, or of its stretch of `all.bin`. A file that could not be read is asked for again. */
  file(letter, n) {
    const name = letter === "f" ? "f.bin" : `${letter}/${n >> 8}/${n}.bin`;
    const all = this.meta.all;
    if (all && "lpcf".includes(letter)) return this.slice(letter, n);
    return this.once(name, () => inflated(`${this.folder}${this.meta.hash}/${name}`));
  }

  once(name, make) {
    let made = this.files.get(name);
    if (!made) {
      made = make();
      this.files.set(name, made);
      made.catch(() => this.files.delete(name));
    }
    return made;
  }

  async slice(letter, n) {
    const whole = await this.once("all.bin", () => inflated(`${this.folder}${this.meta.hash}/all.bin`));
    const { l, p, c, f } = this.meta.all;
    let at = 0;
    for (const [name, lengths] of Object.entries({ l, p, c, f: [f] })) {
      for (let i = 0; i < lengths.length; i++) {
        if (name === letter && i === (letter === "f" ? 0 : n)) return whole.subarray(at, at + lengths[i]);
        at += lengths[i];
      }
    }
    throw new Unavailable("a file of the index: it is missing");
  }

  json(letter, n) {
    return this.once(`${letter} ${n}`, async () => {
      const bytes = await this.file(letter, n);
      try {
        return JSON.parse(decoder.decode(bytes));
      } catch (cause) {
        throw new Unavailable("a file of the index: it is damaged", cause);
      }
    });
  }

  /** One file of words: { words, terms, pages }. */
  async block(n) {
    const known = this.blocks.get(n);
    if (known) return known;
    const bytes = new Bytes(await this.file("l", n));
    const block = { words: [], terms: [], pages: [] };
    let last = "";
    let term = 0;
    while (bytes.more) {
      const head = bytes.byte();
      const length = (head & 15) === 15 ? bytes.number() : head & 15;
      // What words have in common is counted in bytes; where that matters, letters take more than one.
      const shared = head >> 4;
      const start = /^[\0-\x7f]*$/.test(last) ? last.slice(0, shared) : decoder.decode(new TextEncoder().encode(last).subarray(0, shared));
      const word = start + bytes.text(length);
      const step = bytes.number();
      term += step % 2 ? -(step + 1) / 2 : step / 2;
      const size = bytes.byte();
      block.words.push(word);
      block.terms.push(term);
      block.pages.push(size ? 2 ** ((size - 1) / 8) : 0);
      last = word;
    }
    this.blocks.set(n, block);
    return block;
  }

  /** The word as it stands in the index: { word, term, pages }, or undefined. */
  async word(word) {
    if (!this.meta.words.length) return undefined;
    const block = await this.block(Math.max(0, after(this.meta.words, word) - 1));
    const at = after(block.words, word) - 1;
    return block.words[at] === word ? entry(block, at) : undefined;
  }

  /** All words that begin with `start`. */
  async beginning(start) {
    if (!this.meta.words.length) return [];
    const first = Math.max(0, after(this.meta.words, start) - 1);
    const last = Math.max(first, after(this.meta.words, `${start}\uffff`) - 1);
    const blocks = await Promise.all(Array.from({ length: last - first + 1 }, (_, n) => this.block(first + n)));
    const found = [];
    for (const block of blocks) {
      let at = after(block.words, start);
      if (at && block.words[at - 1] === start) at--;
      // Names of several words stand here too; they are looked up whole.
      for (; at < block.words.length && block.words[at].startsWith(start); at++) {
        if (!block.words[at].includes(" ")) found.push(entry(block, at));
      }
    }
    return found;
  }

  /** Where a term stands: { pages, keys, documents, impacts, titles, headings }. */
  async list(term) {
    const known = this.lists.get(term);
    if (known) return known;
    const n = after(this.meta.terms, term) - 1;
    const bytes = new Bytes(await this.file("p", n));
    for (let skip = this.meta.terms[n]; skip < term; skip++) {
      const length = bytes.number();
      bytes.at += length;
    }
    bytes.number();
    const head = bytes.number();
    const keys = [];
    if (head % 2) {
      for (let k = bytes.number(); k > 0; k--) {
        const rest = Array.from({ length: bytes.number() }, () => bytes.number());
        const leads = Array.from({ length: bytes.number() }, () => ({ term: bytes.number(), weight: bytes.byte() / 100 }));
        keys.push({ rest, leads });
      }
    }
    const list = { pages: Math.floor(head / 2), keys, term, ...postings(bytes, this.meta.documents) };
    this.lists.set(term, list);
    return list;
  }

  /** The rest of a long list. */
  async rest(list) {
    if (list.documents.length >= list.pages) return undefined;
    return postings(new Bytes(await this.file("o", list.term)), this.meta.documents);
  }

  async card(document) {
    const { cards } = this.meta;
    const [url, title, summary, kind, headings = [], anchors = {}] =
      (await this.json("c", Math.floor(document / cards)))[document % cards];
    return { url, title, summary, kind: this.meta.kinds[kind] ?? "", headings, anchors };
  }

  async texts(document) {
    const { texts } = this.meta;
    return (await this.json("t", Math.floor(document / texts)))[document % texts];
  }
}

const entry = (block, at) => ({ word: block.words[at], term: block.terms[at], pages: block.pages[at] });

function postings(bytes, total) {
  const count = bytes.number();
  if (count > total) throw new Unavailable("a file of the index: it is damaged");
  const documents = new Uint32Array(count);
  const impacts = new Uint8Array(count);
  const titles = new Uint8Array(count);
  const headings = new Uint32Array(count);
  let next = 0;
  for (let i = 0; i < count; i++) {
    next = documents[i] = next + bytes.number();
    if (next >= total) throw new Unavailable("a file of the index: it is damaged");
    next++;
    const flags = bytes.byte();
    impacts[i] = flags & 63;
    if (flags & 64) titles[i] = bytes.byte();
    for (let more = flags & 128; more; ) {
      const heading = bytes.byte();
      headings[i] |= 1 << (heading & 31);
      more = heading & 128;
    }
  }
  return { documents, impacts, titles, headings };
}

// ---- a query's words, and what each may stand for -----------------------------------------------------------

/** Edits between two words (Damerau-Levenshtein, no letter changed twice), or more than `most`. */
function edits(a, b, most, unfinished) {
  if (b.length < a.length - most || (!unfinished && b.length > a.length + most)) return most + 1;
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return unfinished ? Math.min(...row.slice(Math.max(0, a.length - most))) : row[b.length];
}

const byPages = (a, b) => b.pages - a.pages || (a.word < b.word ? -1 : 1);

/** Words that differ by a slip of the pen: among those with the same beginning first, since few slips are there. */
async function slips(index, typed, unfinished) {
  const most = typed.length >= 9 ? 2 : typed.length >= 5 ? 1 : 0;
  if (!most) return [];
  const near = (words, open) => {
    let best = most;
    let found = [];
    for (const entry of words) {
      const distance = edits(typed, entry.word, best, open);
      if (distance > best) continue;
      if (distance < best) found = [];
      best = distance;
      found.push(entry);
    }
    const weight = (best === 1 ? WEIGHT.oneEdit : WEIGHT.twoEdits) * (open ? 0.8 : 1);
    return found.sort(byPages).slice(0, 8).map((entry) => ({ ...entry, weight }));
  };
  const alike = await index.beginning(typed.slice(0, 2));
  let found = near(alike, false);
  if (!found.length) found = near(await index.beginning(typed[0]), false);
  if (!found.length && typed[1] !== typed[0]) found = near(await index.beginning(typed[1]), false);
  if (!found.length && unfinished) found = near(alike, true);
  return found;
}

/** The parts of a compound that stands nowhere. */
async function parts(index, typed) {
  let best;
  for (let at = typed.length - 4; at >= 3; at--) {
    for (const link of ["", ...index.meta.links]) {
      const first = typed.slice(0, at - link.length);
      if (first.length < 3 || !typed.slice(0, at).endsWith(link)) continue;
      const [a, b] = await Promise.all([index.word(first), index.word(typed.slice(at))]);
      if (!a?.pages || !b?.pages) continue;
      const score = Math.sqrt(a.pages * b.pages) * (link ? 0.6 : 1) * (first.length < 4 ? 0.5 : 1);
      if (!best || score > best.score) best = { score, pair: [a, b] };
    }
  }
  return best?.pair;
}

/** An inflection that stands nowhere: words with the longest common beginning. */
async function inflections(index, typed) {
  for (let length = typed.length - 1; length >= Math.max(4, typed.length - 3); length--) {
    const found = (await index.beginning(typed.slice(0, length))).filter((entry) => entry.word.length <= length + 2);
    if (found.length) return found.sort(byPages).slice(0, 4).map((entry) => ({ ...entry, weight: WEIGHT.inflection }));
  }
  return [];
}

/** What one word of a query may stand for: one group of candidates, or two for an unknown compound. */
async function candidates(index, typed, unfinished) {
  const best = new Map();
  const add = (entry, weight) => {
    if (!(best.get(entry.term)?.weight >= weight)) best.set(entry.term, { ...entry, weight });
  };
  const exact = await index.word(typed);
  if (exact) add(exact, 1);
  if ((unfinished || !exact) && typed.length >= 2) {
    const longer = (await index.beginning(typed)).filter((entry) => entry.word !== typed).sort(byPages);
    const weight = exact ? WEIGHT.prefixOfKnown : WEIGHT.prefix;
    for (const entry of longer.slice(0, exact ? PREFIXES : 2 * PREFIXES)) {
      add(entry, weight * Math.sqrt(typed.length / entry.word.length));
    }
  }
  let corrected;
  if (!best.size) {
    const pair = typed.length >= 8 ? await parts(index, typed) : undefined;
    // A slip of the pen is likelier than a first part of three letters.
    const unlikely = pair && pair[0].word.length < 4 && (await slips(index, typed, unfinished)).some((e) => e.weight >= WEIGHT.oneEdit);
    if (pair && !unlikely) {
      const forms = await inflections(index, typed);
      return pair.map((entry) => ({ typed: entry.word, candidates: [{ ...entry, weight: WEIGHT.part }, ...forms] }));
    }
    const found = await slips(index, typed, unfinished);
    corrected = found[0]?.word;
    for (const entry of found) add(entry, entry.weight);
    if (![...best.values()].some((entry) => entry.weight >= WEIGHT.oneEdit)) {
      for (const entry of await inflections(index, typed)) add(entry, entry.weight);
    }
  }
  return [{ typed, corrected, exact: exact?.term, candidates: [...best.values()] }];
}

/** A query's groups of candidates, in the order of its words. */
async function understood(index, query, typing) {
  let words = tokens(query).slice(0, LONGEST_QUERY).map((token) => ({ ...token, word: token.word.slice(0, LONGEST_WORD) }));
  const open = typing && !/\s$/.test(query) ? words.at(-1) : undefined;
  const said = words.map((token) => token.word).join(" ");
  const frame = index.meta.frames.find((frame) => said.startsWith(`${frame} `));
  if (frame) words = words.slice(frame.split(" ").length);
  const name = words.map((token) => token.word).join(" ");
  const meaning = words.filter((token) => !index.stop.has(token.word) || (token === open && words.length === 1));
  // A name of hardly more than words without meaning stands in the index as a whole: "voor het object".
  const named = words.length > 1 && words.length <= 6 && meaning.length < words.length && meaning.length <= 2;
  const whole = named ? index.word(name) : undefined;
  if (meaning.length) words = meaning;
  const groups = await Promise.all(
    words.map(async (token) => {
      if (token.parts.length && !(await index.word(token.word))) {
        return (await Promise.all(token.parts.map((part) => candidates(index, part, false)))).flat();
      }
      return candidates(index, token.word, token === open);
    }),
  );
  const flat = groups.flat();
  // Two words that together are one known word stand for that one too: "standaard brief".
  await Promise.all(
    flat.slice(1).map(async (second, n) => {
      const first = flat[n];
      if (first.typed.length < 3 || second.typed.length < 3) return;
      for (const link of ["", ...index.meta.links]) {
        const whole = await index.word(first.typed + link + second.typed);
        if (whole?.pages) for (const group of [first, second]) group.candidates.push({ ...whole, weight: 1 });
      }
    }),
  );
  const known = await whole;
  if (known) flat.push({ typed: name, candidates: [{ ...known, weight: WEIGHT.name }] });
  return flat;
}

/** Loads the lists of all candidates, and those that synonyms lead to. */
async function gathered(index, groups, deep) {
  const load = async ({ term, weight }) => {
    const list = await index.list(term);
    return { list, weight, rest: deep ? await index.rest(list) : undefined };
  };
  const lists = await Promise.all(groups.map((group) => Promise.all(group.candidates.map(load))));
  const led = new Map();
  groups.forEach((group, n) => {
    if (group.exact === undefined) return;
    const own = lists[n].find(({ list }) => list.term === group.exact);
    for (const key of own?.list.keys ?? []) {
      const span = groups.slice(n + 1, n + 1 + Math.min(key.rest.length, LONGEST_PHRASE));
      if (span.length < key.rest.length || span.some((next, i) => next.exact !== key.rest[i])) continue;
      for (const lead of key.leads) {
        for (let at = n; at <= n + key.rest.length; at++) led.set(`${at} ${lead.term}`, { at, ...lead });
      }
    }
  });
  await Promise.all([...led.values()].map(async (lead) => lists[lead.at].push(await load(lead))));
  return lists;
}

// ---- ranking -----------------------------------------------------------------------------------------------------

/** Sums for every document, kept between queries so that none has to be made. */
function sums(index) {
  const n = index.meta.documents;
  index.sums ??= {
    score: new Float32Array(n), covered: new Float32Array(n), title: new Float32Array(n), titleWords: new Uint8Array(n),
    titleLength: new Uint8Array(n), own: new Float32Array(n), ownTitle: new Float32Array(n),
    heading: new Float32Array(n), headings: new Uint32Array(n),
  };
  return index.sums;
}

/**
 * Ranks the documents that hold any of the words: for each word its best match, weighed by how rare it is;
 * pages that hold all words before those that hold some, and words in the title before all.
 */
function ranked(index, lists, allowed, limit) {
  const A = sums(index);
  const total = index.meta.documents;
  const found = [];
  const inHeadings = new Map();
  let whole = 0;
  for (const group of lists) {
    const touched = [];
    const headed = [];
    let pages = 0;
    let surest = 0;
    for (const { list, weight, rest } of group) {
      pages = Math.max(pages, list.pages);
      surest = Math.max(surest, weight);
      for (const { documents, impacts, titles, headings } of rest ? [list, rest] : [list]) {
        for (let i = 0; i < documents.length; i++) {
          const d = documents[i];
          const value = (weight * impacts[i]) / 63;
          if (A.own[d] === 0) touched.push(d);
          if (value > A.own[d]) A.own[d] = value;
          if (titles[i]) {
            if (weight > A.ownTitle[d]) A.ownTitle[d] = weight;
            A.titleLength[d] = titles[i];
          }
          if (headings[i]) {
            if (A.heading[d] === 0) headed.push(d);
            if (weight > A.heading[d]) A.heading[d] = weight;
            A.headings[d] |= headings[i];
          }
        }
      }
    }
    const n = Math.max(pages, touched.length);
    // A word that stands nowhere tells no page from another; one that was guessed counts for less.
    if (!n) continue;
    const rarity = Math.log(1 + (total - n + 0.5) / (n + 0.5)) * surest;
    whole += rarity;
    for (const d of touched) {
      if (A.covered[d] === 0) found.push(d);
      A.score[d] += rarity * A.own[d];
      A.covered[d] += rarity;
      if (A.ownTitle[d]) {
        A.title[d] += rarity * A.ownTitle[d];
        A.titleWords[d]++;
      }
      A.own[d] = A.ownTitle[d] = 0;
    }
    for (const d of headed) {
      let hits = inHeadings.get(d);
      if (!hits) inHeadings.set(d, (hits = []));
      hits.push({ value: rarity * A.heading[d], headings: A.headings[d] });
      A.heading[d] = A.headings[d] = 0;
    }
  }
  // Few of many thousands are shown: only those become objects.
  const best = [];
  const documents = [];
  let complete = 0;
  for (const d of found) {
    const covered = A.covered[d] / whole;
    const title = A.title[d] / whole;
    const hits = inHeadings.get(d);
    const heading = hits ? Math.max(...headingValues(hits)) / whole : 0;
    const exact = A.titleLength[d] ? Math.min(1, A.titleWords[d] / Math.max(A.titleLength[d], lists.length)) : 0;
    let score = A.score[d] * covered * covered * (1 + 0.6 * title * title) * (1 + 0.7 * title * exact * exact);
    if (heading > title) score *= 1 + 0.5 * heading ** 3;
    A.score[d] = A.covered[d] = A.title[d] = A.titleWords[d] = A.titleLength[d] = 0;
    if (allowed && !allowed[d]) continue;
    documents.push(d);
    if (covered > 0.999) complete++;
    if (best.length === limit && (score < best[limit - 1].score || (score === best[limit - 1].score && d > best[limit - 1].document))) continue;
    let at = best.length;
    while (at && (score > best[at - 1].score || (score === best[at - 1].score && d < best[at - 1].document))) at--;
    best.splice(at, 0, { document: d, score, title, exact, heading, hits });
    if (best.length > limit) best.pop();
  }
  return { best, documents, complete };
}

/** What the words in each heading amount to, by the heading's number. */
function headingValues(hits) {
  const values = new Array(32).fill(0);
  for (const { value, headings } of hits) {
    for (let left = headings; left; left &= left - 1) values[31 - Math.clz32(left & -left)] += value;
  }
  return values;
}

/** The heading that a result leads to: the one with most of the words and least besides; none when the title is nearer. */
function placed(result, card, words) {
  if (!result.hits || result.heading < 0.6 || result.heading < result.title) return -1;
  const values = headingValues(result.hits);
  const best = Math.max(...values);
  let place = -1;
  let least = Infinity;
  values.forEach((value, n) => {
    if (value < best - 1e-4 || n >= card.headings.length) return;
    const length = tokens(card.headings[n]).length;
    if (length < least) [place, least] = [n, length];
  });
  if (place >= 0 && result.heading <= result.title + 1e-4 && words / Math.max(words, least) <= result.exact) return -1;
  return place;
}

/** The words of a query as they were meant: corrected where they were. */
function spoken(query, groups, typing) {
  const corrected = new Map(groups.filter((group) => group.corrected).map((group) => [group.typed, group.corrected]));
  const words = tokens(query).slice(0, LONGEST_QUERY);
  const open = typing && !/\s$/.test(query);
  return words.map(({ word }, n) => ({ word: corrected.get(word) ?? word, open: open && n === words.length - 1 && !corrected.has(word) }));
}

/** What a name counts more that is just what was typed, and a heading that is. */
const SAME_TITLE = 1.6;
const SAME_HEADING = 1.4;

/** How nearly a name is what was typed, word by word in the form typed: 0 to 1; 1 is the very name. */
function likeness(index, name, said) {
  const all = tokens(name).map((token) => token.word);
  const same = (words) =>
    words.length === said.length && words.every((word, n) => word === said[n].word || (said[n].open && word.startsWith(said[n].word)));
  // "standaard brief" is Standaardbrief.
  if (same(all) || all.join("") === said.map(({ word }) => word).join("")) return 1;
  const kept = all.filter((word) => !index.stop.has(word));
  const typed = said.filter(({ word }) => !index.stop.has(word));
  const common = typed.filter(({ word, open }) => kept.some((own) => own === word || (open && own.startsWith(word)))).length;
  return (0.9 * common) / Math.max(kept.length, typed.length, 1);
}

// ---- the passage that is shown -------------------------------------------------------------------------------

const SHOWN = /[\p{L}\p{N}\p{M}]+(?:['\u2019\u2010\u2011-][\p{L}\p{N}\p{M}]+)*/gu;
/** Letters of a passage. */
const PASSAGE = 200;

/** A test whether a word of a text is one that was searched for, in any of its forms. */
function marker(index, groups) {
  const terms = new Set(groups.flatMap((group) => group.candidates.map((candidate) => candidate.term)));
  const forms = new Set(groups.map((group) => group.typed));
  for (const block of index.blocks.values()) {
    block.terms.forEach((term, n) => terms.has(term) && forms.add(block.words[n]));
  }
  const starts = groups.map((group) => group.typed).filter((typed) => typed.length > 3);
  return (text) =>
    tokens(text).some(
      ({ word, parts }) =>
        forms.has(word) || parts.some((part) => forms.has(part)) || starts.some((start) => word.startsWith(start)),
    );
}

/** The passage with most of the words, in pieces. */
function passage(sections, marks) {
  let best = { worth: 0, text: sections.find((text) => text) ?? "", from: 0, hits: [] };
  for (const text of sections) {
    const hits = [...text.matchAll(SHOWN)].filter((match) => marks(match[0]));
    for (let first = 0; first < hits.length; first++) {
      const from = hits[first].index;
      const inside = hits.slice(first).filter((hit) => hit.index + hit[0].length <= from + PASSAGE);
      const worth = new Set(inside.map((hit) => fold(hit[0]).slice(0, 5))).size + inside.length / 100;
      if (worth > best.worth) best = { worth, text, from, hits: inside };
    }
  }
  const lead = best.text.lastIndexOf(" ", Math.max(0, best.from - 40));
  const start = best.from < 60 ? 0 : lead + 1;
  const cut = best.text.length > start + PASSAGE + 40 ? best.text.lastIndexOf(" ", start + PASSAGE + 40) : -1;
  const end = cut > start ? cut : Math.min(best.text.length, start + PASSAGE + 40);
  const pieces = [];
  const add = (text, match) => text && pieces.push({ text: text.replaceAll("\n", " "), match });
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

// ---- what others call ----------------------------------------------------------------------------------------

const indexes = new Map();

function opened({ lang, base } = {}) {
  const language = lang ?? globalThis.document?.documentElement.lang ?? "nl";
  const folder = new URL(`${language}/`, base ?? new URL(".", import.meta.url)).href;
  let index = indexes.get(folder);
  if (!index) {
    index = Index.open(folder);
    indexes.set(folder, index);
    index.catch(() => indexes.delete(folder));
  }
  return { folder, index };
}

/** Loads the little that every search needs. */
export async function init(options) {
  await opened(options).index;
}

/** Calls `ask` with the index; once more with a fresh one when a file is gone: the site has been published anew. */
async function asked(options, ask) {
  const { folder, index } = opened(options);
  const first = await index;
  try {
    return await ask(first);
  } catch (fault) {
    if (!(fault instanceof Unavailable)) throw fault;
    if ((await indexes.get(folder)) === first) indexes.delete(folder);
    const second = await opened(options).index;
    if (second.meta.hash === first.meta.hash) throw fault;
    return ask(second);
  }
}

/** The documents that have one of the values of every filter; undefined when there are no filters. */
async function filtered(index, filters) {
  const wanted = Object.entries(filters ?? {}).map(([name, values]) => [name, [values].flat()]).filter(([, v]) => v.length);
  if (!wanted.length) return undefined;
  const all = await index.json("f");
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

/**
 * Finds pages, best first: [{ url, title, summary, kind, section, anchor, score, excerpt() }]. The array has also
 * `total`, `corrected` ({ typed: found }), `documents` (for `facets`) and `marks` (tells words to mark). A file
 * that is missing or damaged rejects with `code: "search-unavailable"`.
 * Options: `limit` (10); `lang` (that of the page); `filters` ({ kind: "x", theme: ["a", "b"] }); `signal`;
 * `typing`: whether the last word may be unfinished (true, unless a space follows).
 * `excerpt()` gives [{ text, match }]: pieces of the best passage, to be shown as text, never as HTML.
 */
export async function search(query, options = {}) {
  const { limit = 10, filters, signal, typing = true } = options;
  signal?.throwIfAborted();
  return asked(options, async (index) => {
    const groups = await understood(index, String(query), typing);
    signal?.throwIfAborted();
    const allowed = await filtered(index, filters);
    let lists = await gathered(index, groups, false);
    let { best, documents, complete } = ranked(index, lists, allowed, limit);
    // Long lists are read to their end only when their best is not enough.
    if (complete < limit && lists.some((group) => group.some(({ list }) => list.documents.length < list.pages))) {
      lists = await gathered(index, groups, true);
      ({ best, documents, complete } = ranked(index, lists, allowed, limit));
    }
    signal?.throwIfAborted();
    const cards = await Promise.all(best.map((result) => index.card(result.document)));
    signal?.throwIfAborted();
    let made;
    const marks = (text) => (made ??= marker(index, groups))(text);
    const said = spoken(query, groups, typing);
    const found = best.map((result, n) => {
      const card = cards[n];
      const place = placed(result, card, groups.length);
      // Names in the very form that was typed come before others with the same stems.
      const title = likeness(index, card.title, said);
      const heading = place < 0 ? 0 : likeness(index, card.headings[place], said);
      const more = Math.max(1 + (SAME_TITLE - 1) * title ** 3, 1 + (SAME_HEADING - 1) * heading ** 3);
      return { result, card, place, score: result.score * more };
    });
    found.sort((a, b) => b.score - a.score || a.result.document - b.result.document);
    const hits = found.map(({ result, card, place, score }) => {
      const { url, title, summary, kind, headings, anchors } = card;
      const anchor = place < 0 ? "" : (anchors[place] ?? plainAnchor(headings[place]));
      return {
        url: anchor ? `${url}#${anchor}` : url,
        title, summary, kind, anchor,
        section: place < 0 ? "" : headings[place],
        score,
        excerpt: async () => passage(await index.texts(result.document), marks),
      };
    });
    hits.total = documents.length;
    hits.documents = documents;
    hits.corrected = Object.fromEntries(groups.filter((g) => g.corrected).map((g) => [g.typed, g.corrected]));
    hits.marks = marks;
    return hits;
  });
}

/** Pages whose titles match what is being typed. */
export async function suggest(query, options = {}) {
  const hits = await search(query, { limit: 5, ...options });
  return hits.map(({ url, title, section }) => ({ url, title, section }));
}

/** By what results can be narrowed; with `results` of a search, counts are of those. */
export async function facets(options = {}) {
  return asked(options, async (index) => {
    const among = options.results && new Set(options.results.documents);
    return (await index.json("f")).map(({ name, label, values }) => ({
      name,
      label,
      values: values.map((value) => {
        const documents = documentsOf(value);
        const count = among ? documents.filter((document) => among.has(document)).length : documents.length;
        return { name: value.name, label: value.label, count };
      }),
    }));
  });
}
