// The built sites that tests/run.sh left behind, and which of their pages are one of each kind.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const folder = process.env.SITES;
if (!folder || !existsSync(folder)) {
  throw new Error("SITES names no folder of built sites; run this through tests/run.sh");
}

export const SITES = ["example", "manual", "new", "plain"].map((name) => ({ name, root: join(folder, name) }));

/** Every HTML file below `root`, as the path of its page: `/`, `/a/`, `/404.html`. */
export function pages(root) {
  return readdirSync(root, { recursive: true })
    .map((file) => "/" + file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".html"))
    .map((file) => (file.endsWith("/index.html") ? file.slice(0, -"index.html".length) : file))
    .sort();
}

/** The prefixes of the addresses that a model gives its kinds: `/methoden/`, `/`. */
export function prefixes(model) {
  const urls = readFileSync(model, "utf8").matchAll(/^ {4}url: ["']?(\/\S*?)\{\w+\}/gm);
  return [...new Set([...urls].map((match) => match[1]))];
}

/**
 * One page of each kind: for every prefix its index, its first page, and the first page below that (a
 * facet); then the home page and every page that stands alone at the top.
 */
export function oneOfEach(root, model) {
  const all = pages(root);
  const chosen = all.filter((path) => /^\/([^/]+(\/|\.html))?$/.test(path));
  for (const prefix of prefixes(model).filter((prefix) => prefix !== "/")) {
    const below = all.filter((path) => path.startsWith(prefix));
    if (below.length === 0) throw new Error(`${root} has no page below ${prefix}`);
    const depth = (path) => path.slice(prefix.length).split("/").length;
    chosen.push(...[1, 2, 3, 4].flatMap((n) => below.filter((path) => depth(path) === n).slice(0, 1)));
  }
  return [...new Set(chosen)];
}

/** Whether a page is only the signpost of an old address. */
export function redirects(root, path) {
  const file = join(root, path.endsWith("/") ? path + "index.html" : path);
  return /<meta http-equiv="?refresh/i.test(readFileSync(file, "utf8"));
}
