// The searcher without its face, read from the built sites' files: it gives what the search in Rust gives, and what
// comes in the place of a file never makes it wait, loop or answer with rubbish.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { SITES } from "./sites.mjs";

const program = process.env.SEARCH_QUERY;
assert.ok(program, "SEARCH_QUERY names no program; run this through tests/run.sh");

/** Numbers below `n` that are the same at every run (Lehmer's generator). */
function numbers(seed) {
  return (n) => (seed = (seed * 48_271) % 2_147_483_647) % n;
}

// What the module asks for comes from a folder, or from what a test puts in its place.
const folders = [];
let instead = () => undefined;
globalThis.fetch = async (address) => {
  const name = decodeURIComponent(new URL(address).pathname).replace(/^\/search\//, "");
  const own = instead(name);
  if (own !== undefined) return new Response(own, { status: own === null ? 404 : 200 });
  try {
    return new Response(readFileSync(join(served, name)));
  } catch {
    return new Response(null, { status: 404 });
  }
};
let served;

/** A searcher that has read nothing yet. Node takes files that end with .js for modules only where it is told. */
async function searcher({ root }) {
  const folder = mkdtempSync(join(tmpdir(), "leidraad-search-"));
  folders.push(folder);
  for (const name of ["search.js", "search-more.js"]) cpSync(join(root, "search", name), join(folder, name));
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  served = join(root, "search");
  return import(pathToFileURL(join(folder, "search.js")));
}
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const files = (folder, below = "") =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path, `${below}${name}/`) : [below + name];
  });

/** Queries of the words of a site: some as they stand, most with slips, run together or torn apart. */
function queries(root, lang, count, random) {
  const html = files(root).filter((name) => name.endsWith("index.html"));
  const titles = html.map((name) => /<title>([^<]*)/.exec(readFileSync(join(root, name), "utf8"))?.[1] ?? "");
  const words = titles.join(" ").replace(/&[#\w]+;/g, " ").split(/[\s·|:]+/).filter(Boolean);
  const made = ["__proto__", "constructor", "<b>x</b>", "😀", "ﷺ שלום", "a".repeat(3000), "-", "'", "\u0000", "ij", "1"];
  while (made.length < count) {
    const join = [" ", " ", " ", "", "-"][random(5)];
    let query = Array.from({ length: 1 + random(4) }, () => words[random(words.length)]).join(join);
    for (let slips = random(3); slips > 0; slips--) {
      const at = random(query.length);
      query = query.slice(0, at) + ["", "a", "e", "s", "é", " "][random(6)] + query.slice(at + random(2));
    }
    made.push(query.replace(/\s+/g, " "));
  }
  return made;
}

describe("the searcher", () => {
  for (const site of SITES) {
    test(`finds in the site '${site.name}' what the search in Rust finds`, async () => {
      instead = () => undefined;
      const lang = readdirSync(join(site.root, "search")).find((name) => !name.includes("."));
      const asked = queries(site.root, lang, 300, numbers(20_261_124));
      const lines = execFileSync(program, [join(site.root, "search", lang)], { input: asked.join("\n") + "\n", maxBuffer: 1e9 });
      const expected = lines.toString().trim().split("\n").map((line) => JSON.parse(line));
      assert.equal(expected.length, asked.length);
      const { search } = await searcher(site);
      let some = 0;
      for (const [n, query] of asked.entries()) {
        const hits = await search(query, { lang, base: "http://site/search/" });
        some += hits.length > 0;
        // Of equal scores either may stand first: one of them counts in halves of the other's precision.
        const near = (a, b) => Math.abs(a - b) < 1e-4 * Math.max(1, a);
        const same = (hit, at) =>
          near(hit.score, expected[n][at][1]) && expected[n].some(([url, score]) => url === hit.url && near(score, hit.score));
        assert.ok(hits.length === expected[n].length && hits.every(same), `${JSON.stringify(query)}: ${JSON.stringify(hits.slice(0, 3))} for ${JSON.stringify(expected[n].slice(0, 3))}`);
      }
      assert.ok(some > asked.length / 3, `only ${some} of ${asked.length} queries find anything`);
    });
  }

  test("answers or says that it cannot, whatever comes in the place of a file", async () => {
    const site = SITES[0];
    const random = numbers(7);
    const folder = join(site.root, "search", "nl");
    const names = files(folder);
    const told = { answered: 0, refused: 0 };
    for (let n = 0; n < 150; n++) {
      const wrong = names[random(names.length)];
      const bytes = readFileSync(join(folder, wrong));
      const how = random(4);
      const at = random(bytes.length);
      instead = (name) => {
        if (name !== `nl/${wrong}`) return undefined;
        if (how === 0) return null;
        if (how === 1) return bytes.subarray(0, at);
        const changed = Buffer.from(bytes);
        if (how === 2) changed[at] ^= 1 << random(8);
        else for (let k = 0; k < 20; k++) changed[random(bytes.length)] = random(256);
        return changed;
      };
      const { search, facets } = await searcher(site);
      const options = { lang: "nl", base: "http://site/search/" };
      for (const query of ["netwerk tekenen", "famliegroepsplan", "hoe maak ik een veiligheidsplan"]) {
        let timer;
        const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error(`waits for ever: ${wrong} ${how}`)), 5000)));
        const ask = async () => {
          const hits = await search(query, options);
          for (const hit of hits) await hit.excerpt();
          await facets({ ...options, results: hits });
          return hits;
        };
        try {
          const hits = await Promise.race([ask(), late]);
          assert.ok(hits.every(({ url, title, score }) => typeof url === "string" && typeof title === "string" && score > 0), wrong);
          told.answered++;
        } catch (fault) {
          assert.equal(fault.code, "search-unavailable", `${wrong} (${how}, ${at}): ${fault.stack}`);
          told.refused++;
        } finally {
          clearTimeout(timer);
        }
      }
    }
    assert.ok(told.answered > 20 && told.refused > 20, JSON.stringify(told));
  });
});
