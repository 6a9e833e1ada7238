// What a question costs that is typed letter by letter, in bytes: node benches/typing.mjs PUBLIC FILE [results]
//
// PUBLIC is a site that was built; FILE holds a question a line. Each is typed from its third letter on to a browser
// that has read nothing, with as many results (8, as in the dialog). Asked are, as by the dialog, the words of three
// letters or more and the whole; and, for comparison, every letter.
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [site, file, results = 8] = process.argv.slice(2);
if (!file) throw new Error("usage: node benches/typing.mjs PUBLIC FILE [results]");
const questions = readFileSync(file, "utf8").split("\n").map((line) => line.trim()).filter((line) => line.length > 2);
const folder = mkdtempSync(join(tmpdir(), "leidraad-typing-"));
const lang = readFileSync(join(site, "index.html"), "utf8").match(/<html[^>]* lang="([^"]+)"/)?.[1] ?? "nl";
let bytes = 0;
globalThis.fetch = async (url) => {
  const path = fileURLToPath(url);
  if (!existsSync(path)) return new Response("", { status: 404 });
  const body = readFileSync(path);
  bytes += body.length;
  return new Response(body);
};
const { search } = await import(pathToFileURL(resolve(site, "search/search.js")).href);

let fresh = 0;
async function typed(question, asks) {
  // The searcher keeps what it read by address: another one is another browser.
  const link = join(folder, String(fresh++));
  symlinkSync(resolve(site, "search"), link);
  bytes = 0;
  for (let end = 3; end <= question.length; end++) {
    const start = question.slice(0, end);
    if (end === question.length || asks(start)) {
      await search(start, { lang, base: `${pathToFileURL(link).href}/`, limit: Number(results) });
    }
  }
  return bytes;
}

for (const [name, asks] of [["as the dialog asks", (start) => /\S{3}$/.test(start)], ["every letter", () => true]]) {
  const all = [];
  for (const question of questions) all.push(await typed(question, asks));
  all.sort((a, b) => a - b);
  const kilo = (value) => `${(value / 1000).toFixed(1)} kB`;
  const average = all.reduce((sum, value) => sum + value, 0) / all.length;
  console.log(`${name}: average ${kilo(average)}, median ${kilo(all[all.length >> 1])}, p95 ${kilo(all[Math.floor(all.length * 0.95)])}`);
}
rmSync(folder, { recursive: true });
