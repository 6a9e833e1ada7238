// The searcher in node, on the files of a built site: the same words as the program makes of a text, the
// pages that are meant, honest answers to odd and hostile queries, and to files that are gone or damaged.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, test } from "node:test";
import { SITES } from "./sites.mjs";

const ROOT = SITES.find((site) => site.name === "example").root;
const BASE = "http://site.example/search/";
const SOURCE = new URL("../../themes/leidraad/assets/search.js", import.meta.url);
const vectors = JSON.parse(readFileSync(new URL("../search/vectors.json", import.meta.url), "utf8"));

/** What a file is answered with; tests put something worse in its place. */
let answer;
const fromDisk = (path) => {
  const file = join(ROOT, path);
  return existsSync(file) ? new Response(readFileSync(file)) : new Response("", { status: 404 });
};
globalThis.fetch = async (url) => answer(decodeURIComponent(new URL(url).pathname));
beforeEach(() => {
  answer = fromDisk;
});

let copies = 0;
/** The searcher with nothing remembered. */
const fresh = () => import(`${SOURCE}?copy=${copies++}`);
const OPTIONS = { lang: "nl", base: BASE };

test("folding and words are as the vectors say", async () => {
  const { fold, tokens, plainAnchor } = await fresh();
  for (const [text, expected] of vectors.fold) assert.equal(fold(text), expected, text);
  for (const [text, expected] of vectors.plain_anchor) assert.equal(plainAnchor(text), expected, text);
  for (const [text, expected] of vectors.tokens) {
    const wanted = expected.map((token) => (Array.isArray(token) ? { word: token[0], parts: token[1] } : { word: token, parts: [] }));
    assert.deepEqual(tokens(text), wanted, text);
  }
});

describe("a query", () => {
  const first = async (query, options = {}) => {
    const { search } = await fresh();
    return (await search(query, { ...OPTIONS, ...options }))[0];
  };

  test("finds a page by its title, its other names, with a slip, split, joined, without accents", async () => {
    for (const query of ["ecogram", "Ecogram", "ecogrm", "eco gram", "een ecogram maken"]) {
      assert.match((await first(query))?.title ?? "", /ecogram/i, query);
    }
  });

  test("carries a passage in pieces, with the words marked", async () => {
    const pieces = await (await first("netwerk in kaart")).excerpt();
    assert.ok(pieces.some((piece) => piece.match && /netwerk|kaart/i.test(piece.text)), JSON.stringify(pieces));
    assert.ok(pieces.map((piece) => piece.text).join("").length < 320);
  });

  test("that is odd or hostile is answered, with nothing or something, and never with a fault", async () => {
    const { search } = await fresh();
    const odd = ["", " ", "?", "-", "'", "__proto__", "constructor", "toString", "\u202e", "👩‍👧", "שלום", "ĳ", "\ud800",
      "a".repeat(5000), "woord ".repeat(500), "<img src=x onerror=alert(1)>", "ﬁ", "\0", "e\u0301", "niet", "de", "d"];
    let seed = 7;
    const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
    for (let n = 0; n < 300; n++) {
      odd.push(Array.from({ length: random(12) }, () => String.fromCharCode(random(3) ? 97 + random(26) : random(0x2000))).join(""));
    }
    for (const query of odd) assert.ok(Array.isArray(await search(query, OPTIONS)), JSON.stringify(query.slice(0, 40)));
  });

  test("narrows by kind", async () => {
    const { search, facets } = await fresh();
    const all = await search("netwerk", OPTIONS);
    const [kinds] = await facets({ ...OPTIONS, results: all });
    const kind = kinds.values.find(({ count }) => count > 0 && count < all.total);
    const some = await search("netwerk", { ...OPTIONS, filters: { [kinds.name]: kind.name } });
    assert.equal(some.total, kind.count);
  });

  test("stops when it is no longer wanted", async () => {
    const { search } = await fresh();
    const signal = AbortSignal.abort();
    await assert.rejects(search("ecogram", { ...OPTIONS, signal }), { name: "AbortError" });
  });
});

describe("an index", () => {
  const unavailable = { code: "search-unavailable" };

  test("that is missing, cut off, damaged or of another version says so, and works again when it is mended", async () => {
    const meta = `/search/nl/meta.bin`;
    const bad = {
      missing: () => new Response("", { status: 404 }),
      empty: () => new Response(new Uint8Array()),
      noise: () => new Response(new Uint8Array([1, 2, 3, 4, 5, 250, 251])),
      "cut off": (path) => new Response(readFileSync(join(ROOT, path)).subarray(0, 40)),
      offline: () => Promise.reject(new TypeError("fetch failed")),
    };
    for (const [how, wrong] of Object.entries(bad)) {
      for (const which of ["meta", "others"]) {
        const { search } = await fresh();
        answer = (path) => ((path === meta) === (which === "meta") ? wrong(path) : fromDisk(path));
        await assert.rejects(search("ecogram", OPTIONS), unavailable, `${how}, ${which}`);
        answer = fromDisk;
        assert.ok((await search("ecogram", OPTIONS)).length, `${how}, ${which}: mended`);
      }
    }
  });
});
