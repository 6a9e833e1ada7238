// The searcher, short since every search loads it: its API is in the manual, the files in src/search/write.rs, each
// step in src/search/query/. search-more.js has what few searches need.

const FORMAT = 3;
/** A word as typed counts 1. */
const WEIGHT = { prefix: 0.85, prefixOfKnown: 0.35, name: 0.6 };
/** How many words a beginning may stand for. */
const PREFIXES = 20;
/** Milliseconds to wait for a file. */
const PATIENCE = 20_000;
const LONGEST_QUERY = 24;
const LONGEST_WORD = 48;

// As src/search/analysis/fold.rs.

const SPELLED = {
  "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-",
  "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ς": "σ",
};

export function fold(text) {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\u00ad\u200b-\u200f\u2060\ufeff]/gu, "")
    .replace(/[\u2018\u2019\u02bc\u2010\u2011ßæœþøđðłıς]/g, (c) => SPELLED[c]);
}

const RUN = /[\p{Alphabetic}\p{N}]+(?:['-][\p{Alphabetic}\p{N}]+)*/gu;

export function tokens(text) {
  return (fold(text).match(RUN) ?? []).map((run) => {
    run = run.replace(/'s$/, "");
    const word = run.replace(/['-]/g, "");
    const pieces = run.includes("-") ? run.replaceAll("'", "").split("-") : /[0-9]/.test(word) ? word.split(/[0-9]/) : [];
    return { word, parts: pieces.filter((piece) => [...piece].length > 1) };
  });
}

export function plainAnchor(heading) {
  return fold(heading).replaceAll("'", "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

const more = () =>
  import("./search-more.js").catch((cause) => {
    throw new Unavailable("its other half", cause);
  });

class Unavailable extends Error {
  constructor(what, cause) {
    super(`the search cannot read ${what}`, { cause });
    this.code = "search-unavailable";
  }
}

const damaged = (cause) => new Unavailable("a file of the index: it is damaged", cause);

const decoder = new TextDecoder();

function json(bytes) {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch (cause) {
    throw damaged(cause);
  }
}

async function inflated(url, cache) {
  try {
    const response = await fetch(url, { cache, signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const stream = response.body.pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (cause) {
    throw new Unavailable(url, cause);
  }
}

class Bytes {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }
  get more() {
    return this.at < this.bytes.length;
  }
  byte() {
    if (!this.more) throw damaged();
    return this.bytes[this.at++];
  }
  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      if (scale > 2 ** 42) throw damaged();
    }
  }
  take(length) {
    return this.bytes.subarray(this.at, (this.at += length));
  }
}

function insert(list, item, limit, order) {
  let at = list.length;
  while (at && order(item, list[at - 1]) < 0) at--;
  if (at === limit) return;
  list.splice(at, 0, item);
  if (list.length > limit) list.pop();
}

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

class Index {
  constructor(folder, meta) {
    this.folder = folder;
    this.meta = meta;
    this.files = new Map();
    this.blocks = new Map();
    this.lists = new Map();
    let first = 0;
    this.starts = [0, ...meta.terms.map((terms) => (first += terms))];
    this.stop = new Set(meta.stop.split(" "));
    this.fold = fold;
  }

  static async open(folder) {
    const meta = json(await inflated(`${folder}meta.bin`, "no-cache"));
    if (meta.version !== FORMAT) throw new Unavailable("an index of another version");
    return new Index(folder, meta);
  }

  file(letter, n) {
    if (this.meta.all?.[letter]) return this.slice(letter, n);
    const name = `${letter}/${n >> 8}/${n}.bin`;
    return this.once(name, () => inflated(`${this.folder}${this.meta.hash}/${name}`));
  }

  /** What could not be read is asked for again. */
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
    let at = 0;
    for (const [name, lengths] of Object.entries(this.meta.all)) {
      for (let i = 0; i < lengths.length; at += lengths[i++]) {
        if (name === letter && i === n) return whole.subarray(at, at + lengths[i]);
      }
    }
    throw damaged();
  }

  json(letter, n) {
    return this.once(`${letter} ${n}`, async () => json(await this.file(letter, n)));
  }

  async block(n) {
    const known = this.blocks.get(n);
    if (known) return known;
    const bytes = new Bytes(await this.file("l", n));
    const block = { words: [], terms: [], pages: [] };
    const letters = new Uint8Array(15 + bytes.bytes.length);
    let term = 0;
    while (bytes.more) {
      const head = bytes.byte();
      const length = (head & 15) === 15 ? bytes.number() : head & 15;
      const shared = head >> 4;
      letters.set(bytes.take(length), shared);
      const step = bytes.number();
      term += step % 2 ? -(step + 1) / 2 : step / 2;
      const size = bytes.byte();
      block.words.push(decoder.decode(letters.subarray(0, shared + length)));
      block.terms.push(term);
      block.pages.push(size ? 2 ** ((size - 1) / 8) : 0);
    }
    this.blocks.set(n, block);
    return block;
  }

  entry(block, at) {
    return { word: block.words[at], term: block.terms[at], pages: block.pages[at] };
  }

  byPages(a, b) {
    return b.pages - a.pages || (a.word < b.word ? -1 : 1);
  }

  async word(word) {
    const block = await this.block(Math.max(0, after(this.meta.words, word) - 1));
    const at = after(block.words, word) - 1;
    return block.words[at] === word ? this.entry(block, at) : undefined;
  }

  /** Calls `visit(block, n)` with every word that begins with `start`. */
  async beginning(start, visit) {
    const { words } = this.meta;
    const first = Math.max(0, after(words, start) - 1);
    const last = Math.max(first, after(words, `${start}\uffff`) - 1);
    const blocks = await Promise.all(Array.from({ length: last - first + 1 }, (_, n) => this.block(first + n)));
    for (const block of blocks) {
      let at = after(block.words, start);
      if (at && block.words[at - 1] === start) at--;
      // Names of several words are looked up whole.
      for (; at < block.words.length && block.words[at].startsWith(start); at++) {
        if (!block.words[at].includes(" ")) visit(block, at);
      }
    }
  }

  async commonest(start, limit, length) {
    const best = [];
    await this.beginning(start, (block, at) => {
      if (block.words[at].length > length || block.pages[at] < best[limit - 1]?.pages) return;
      insert(best, this.entry(block, at), limit, this.byPages);
    });
    return best;
  }

  async list(term) {
    const known = this.lists.get(term);
    if (known) return known;
    const n = after(this.starts, term) - 1;
    const bytes = new Bytes(await this.file("p", n));
    for (let skip = this.starts[n]; skip < term; skip++) {
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

  async rest(list) {
    if (list.documents.length < list.pages) {
      list.rest ??= postings(new Bytes(await this.file("o", list.term)), this.meta.documents);
    }
    return list.rest;
  }

  async card(document) {
    const { cards } = this.meta;
    const [url, title, summary, kind, headings = [], anchors = {}, reviewed = ""] =
      (await this.json("c", Math.floor(document / cards)))[document % cards];
    return { url, title, summary, kind: this.meta.kinds[kind] ?? "", headings, anchors, reviewed };
  }
}

function postings(bytes, total) {
  const count = bytes.number();
  if (count > total) throw damaged();
  const documents = new Uint32Array(count);
  const impacts = new Uint8Array(count);
  const titles = new Uint8Array(count);
  const headings = new Uint32Array(count);
  let next = 0;
  for (let i = 0; i < count; i++) {
    next = documents[i] = next + bytes.number();
    if (next >= total) throw damaged();
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

/** One group of candidates for a word, or two for an unknown compound. */
async function candidates(index, typed, unfinished, shortest = 3) {
  const best = new Map();
  const add = (entry, weight) => {
    if (!(best.get(entry.term)?.weight >= weight)) best.set(entry.term, { ...entry, weight });
  };
  const exact = await index.word(typed);
  if (exact) add(exact, 1);
  if ((unfinished || !exact) && typed.length >= shortest) {
    let only;
    const weight = exact ? WEIGHT.prefixOfKnown : WEIGHT.prefix;
    for (const entry of await index.commonest(typed, exact ? PREFIXES : 2 * PREFIXES, Infinity)) {
      // From one file of lists: those of words with one beginning lie together, but for stems that others have.
      const file = index.meta.all ? 0 : after(index.starts, entry.term);
      if ((only ??= file) !== file) continue;
      if (entry.word !== typed) add(entry, weight * Math.sqrt(typed.length / entry.word.length));
    }
  }
  if (best.size) return [{ typed, exact: exact?.term, candidates: [...best.values()] }];
  return (await more()).guessed(index, typed, unfinished);
}

/** Groups of candidates in the order of words. */
async function understood(index, query, typing) {
  let words = tokens(query).slice(0, LONGEST_QUERY).map((token) => ({ ...token, word: token.word.slice(0, LONGEST_WORD) }));
  const open = typing && !/\s$/.test(query) ? words.at(-1) : undefined;
  const said = words.map((token) => token.word).join(" ");
  const frame = index.meta.frames.find((frame) => said.startsWith(`${frame} `));
  if (frame) words = words.slice(frame.split(" ").length);
  const name = words.map((token) => token.word).join(" ");
  const meaning = words.filter((token) => !index.stop.has(token.word) || (token === open && words.length === 1));
  // A name of hardly a word with meaning stands in the index as a whole: "voor het object".
  const named = words.length > 1 && words.length <= 6 && meaning.length < words.length && meaning.length <= 2;
  if (meaning.length) words = meaning;
  const [known, ...groups] = await Promise.all([
    named ? index.word(name) : undefined,
    ...words.map(async (token) => {
      if (token.parts.length && !(await index.word(token.word))) {
        return (await Promise.all(token.parts.map((part) => candidates(index, part, false)))).flat();
      }
      return candidates(index, token.word, token === open, words.length > 1 ? 3 : 2);
    }),
  ]);
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
  // All of them may be one: "1 gezin 1 plan".
  const one = name.includes(" ") && (await index.word(name.replaceAll(" ", "")));
  if (one?.pages) for (const group of flat) group.candidates.push({ ...one, weight: 1 });
  if (known) flat.push({ typed: name, candidates: [{ ...known, weight: WEIGHT.name }] });
  return flat;
}

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
      const span = groups.slice(n + 1, n + 1 + key.rest.length);
      if (span.length < key.rest.length || span.some((next, i) => next.exact !== key.rest[i])) continue;
      for (const lead of key.leads) {
        for (let at = n; at <= n + key.rest.length; at++) led.set(`${at} ${lead.term}`, { at, ...lead });
      }
    }
  });
  await Promise.all([...led.values()].map(async (lead) => lists[lead.at].push(await load(lead))));
  return lists;
}

/** Sums for every document, zero between queries, and lists of documents. */
function sums(index) {
  const n = index.meta.documents;
  index.sums ??= {
    score: new Float32Array(n), covered: new Float32Array(n), title: new Float32Array(n), titleWords: new Uint8Array(n),
    titleLength: new Uint8Array(n), own: new Float32Array(n), ownTitle: new Float32Array(n),
    heading: new Float32Array(n), places: new Uint32Array(n), first: new Uint32Array(n),
    touched: new Uint32Array(n), found: new Uint32Array(n), words: new Uint16Array(n),
  };
  return index.sums;
}

/** How many documents hold every word, as far as the lists were read. */
function complete(index, lists, allowed) {
  const { words } = sums(index);
  words.fill(0);
  let count = 0;
  const known = lists.filter((group) => group.some(({ list }) => list.pages));
  known.forEach((group, n) => {
    for (const { list } of group) {
      for (const d of list.documents) {
        if (words[d] !== n || (allowed && !allowed[d])) continue;
        words[d]++;
        if (words[d] === known.length) count++;
      }
    }
  });
  return count;
}

/** Of each word the best match counts, by how rare it is. */
function ranked(index, lists, allowed, limit) {
  const { score, covered, title, titleWords, titleLength, own, ownTitle, heading, places, first, touched, found } = sums(index);
  const total = index.meta.documents;
  let all = 0;
  // Words in headings: a chain for each document, from its `first` on.
  const chain = { next: [0], values: [0], headings: [0] };
  let whole = 0;
  for (const group of lists) {
    let count = 0;
    let pages = 0;
    let surest = 0;
    for (const { list, weight, rest } of group) {
      pages = Math.max(pages, list.pages);
      surest = Math.max(surest, weight);
      for (const { documents, impacts, titles, headings } of rest ? [list, rest] : [list]) {
        for (let i = 0; i < documents.length; i++) {
          const d = documents[i];
          const value = (weight * impacts[i]) / 63;
          if (own[d] === 0) touched[count++] = d;
          if (value > own[d]) own[d] = value;
          if (titles[i]) {
            if (weight > ownTitle[d]) ownTitle[d] = weight;
            titleLength[d] = titles[i];
          }
          if (headings[i]) {
            if (weight > heading[d]) heading[d] = weight;
            places[d] |= headings[i];
          }
        }
      }
    }
    const n = Math.min(total, Math.max(pages, count));
    if (!n) continue;
    const rarity = Math.log(1 + (total - n + 0.5) / (n + 0.5)) ** 0.7 * surest;
    whole += rarity;
    for (let i = 0; i < count; i++) {
      const d = touched[i];
      if (covered[d] === 0) found[all++] = d;
      score[d] += rarity * own[d];
      covered[d] += rarity;
      own[d] = 0;
      if (ownTitle[d]) {
        title[d] += rarity * ownTitle[d];
        titleWords[d]++;
        ownTitle[d] = 0;
      }
      if (heading[d]) {
        chain.values.push(rarity * heading[d]);
        chain.headings.push(places[d]);
        first[d] = chain.next.push(first[d]) - 1;
        heading[d] = places[d] = 0;
      }
    }
  }
  const best = [];
  const documents = allowed ? [] : found.slice(0, all);
  let least = 0;
  for (let i = 0; i < all; i++) {
    const d = found[i];
    const held = covered[d] / whole;
    const chained = first[d];
    let value = score[d] * held * Math.sqrt(held);
    let named = 0;
    let exact = 0;
    if (titleLength[d]) {
      named = title[d] / whole;
      exact = Math.min(1, titleWords[d] / Math.max(titleLength[d], lists.length));
      value *= (1 + 0.3 * named * named) * (1 + 0.7 * named * exact * exact);
      title[d] = titleWords[d] = titleLength[d] = 0;
    }
    score[d] = covered[d] = first[d] = 0;
    if (allowed) {
      if (!allowed[d]) continue;
      documents.push(d);
    }
    // A heading that holds all words counts half more.
    if (value * 1.5 < least) continue;
    const heading = chained ? headingValues(chain, chained).most / whole : 0;
    if (heading > named) value *= 1 + 0.5 * heading ** 3;
    if (value < least) continue;
    insert(best, { document: d, score: value, title: named, exact, heading, first: chained, chain }, limit, byScore);
    if (best.length === limit) least = best[limit - 1].score;
  }
  return { best, documents };
}

const byScore = (a, b) => b.score - a.score || a.document - b.document;

function headingValues(chain, first) {
  SCRATCH.fill(0);
  let most = 0;
  for (let at = first; at; at = chain.next[at]) {
    for (let left = chain.headings[at]; left; left &= left - 1) {
      const sum = (SCRATCH[31 - Math.clz32(left & -left)] += chain.values[at]);
      if (sum > most) most = sum;
    }
  }
  return { values: SCRATCH, most };
}

const SCRATCH = new Float64Array(32);

/** The heading with most of the words and least besides; -1 when the title is nearer. */
function placed(result, card, words) {
  if (!result.first || result.heading < 0.6 || result.heading < result.title) return -1;
  const { values, most } = headingValues(result.chain, result.first);
  let place = -1;
  let least = Infinity;
  values.forEach((value, n) => {
    if (value < most - 1e-4 || n >= card.headings.length) return;
    const length = tokens(card.headings[n]).length;
    if (length < least) [place, least] = [n, length];
  });
  if (place >= 0 && result.heading <= result.title + 1e-4 && words / Math.max(words, least) <= result.exact) return -1;
  return place;
}

function spoken(query, groups, typing) {
  const corrected = new Map(groups.filter((group) => group.corrected).map((group) => [group.typed, group.corrected]));
  const words = tokens(query).slice(0, LONGEST_QUERY);
  const open = typing && !/\s$/.test(query);
  return words.map(({ word }, n) => ({ word: corrected.get(word) ?? word, open: open && n === words.length - 1 && !corrected.has(word) }));
}

/** What a title counts more that is just what was typed, and a heading. */
const SAME_TITLE = 2;
const SAME_HEADING = 1.8;

/** 1 when the name is what was typed. */
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

export async function init(options) {
  await opened(options).index;
}

/** Asks once more with a fresh index when a file is gone: the site has been published anew. */
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

/** Finds pages, best first. */
export async function search(query, options = {}) {
  const { limit = 10, filters, signal, typing = true } = options;
  signal?.throwIfAborted();
  return asked(options, async (index) => {
    const groups = await understood(index, String(query), typing);
    signal?.throwIfAborted();
    const allowed = filters && (await (await more()).filtered(index, filters));
    let lists = await gathered(index, groups, false);
    // Long lists are read to their end only when their best is not enough.
    if (lists.flat().some(({ list }) => list.documents.length < list.pages) && complete(index, lists, allowed) < limit) {
      lists = await gathered(index, groups, true);
    }
    signal?.throwIfAborted();
    const { best, documents } = ranked(index, lists, allowed, limit);
    const cards = await Promise.all(best.map((result) => index.card(result.document)));
    signal?.throwIfAborted();
    let made;
    const marks = (text) => (made ??= marker(index, groups))(text);
    const said = spoken(query, groups, typing);
    const found = best.map((result, n) => {
      const card = cards[n];
      const place = placed(result, card, groups.length);
      const title = likeness(index, card.title, said);
      const heading = place < 0 ? 0 : likeness(index, card.headings[place], said);
      const more = Math.max(1 + (SAME_TITLE - 1) * title ** 3, 1 + (SAME_HEADING - 1) * heading ** 3);
      return { result, card, place, score: result.score * more };
    });
    found.sort((a, b) => b.score - a.score || a.result.document - b.result.document);
    const hits = found.map(({ result, card, place, score }) => {
      const { url, title, summary, kind, headings, anchors, reviewed } = card;
      const anchor = place < 0 ? "" : (anchors[place] ?? plainAnchor(headings[place]));
      return {
        url: anchor ? `${url}#${anchor}` : url,
        title, summary, kind, anchor, reviewed,
        section: place < 0 ? "" : headings[place],
        score,
        excerpt: async () => (await more()).passage(index, result.document, marks),
      };
    });
    hits.total = documents.length;
    hits.documents = documents;
    hits.corrected = Object.fromEntries(groups.filter((g) => g.corrected).map((g) => [g.typed, g.corrected]));
    hits.marks = marks;
    return hits;
  });
}

export async function suggest(query, options = {}) {
  const hits = await search(query, { limit: 5, ...options });
  return hits.map(({ url, title, section }) => ({ url, title, section }));
}

export async function facets(options = {}) {
  return asked(options, async (index) => (await more()).facets(index, options.results));
}
