// The built sites that tests/run.sh left behind, and which of their pages are one of each kind.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = process.env.SITES;
if (!folder || !existsSync(folder)) {
  throw new Error("SITES names no folder of built sites; run this through tests/run.sh");
}

/** The folder that holds the sources of the example site. */
export const PROJECT = fileURLToPath(new URL("../../", import.meta.url));

/** The sites that were built: name, folder of the built site and, where there is a model, of its source. */
export const SITES = [
  { name: "example", source: PROJECT },
  { name: "manual", source: join(PROJECT, "docs") },
  { name: "new" },
  { name: "plain" },
].map((site) => ({ ...site, root: join(folder, site.name) }));

/** The example site, which has every kind of page. */
export const EXAMPLE = SITES[0];

/** Runs leidraad and answers what it printed. */
export function leidraad(...args) {
  const program = process.env.LEIDRAAD;
  if (!program) throw new Error("LEIDRAAD names no program; run this through tests/run.sh");
  return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** Every HTML file below `root`, as the path of its page: `/`, `/a/`, `/404.html`. */
export function pages(root) {
  return readdirSync(root, { recursive: true })
    .map((file) => "/" + file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".html"))
    .map((file) => (file.endsWith("/index.html") ? file.slice(0, -"index.html".length) : file))
    .sort();
}

/** The kinds of a site's model and the addresses of their pages: `[{ kind: "methode", prefix: "/methoden/" }]`. */
export function kinds(source) {
  const model = readFileSync(join(source, "model.yaml"), "utf8");
  const [, declared = ""] = model.match(/^kinds:\n((?: .*\n|#.*\n|\n)*)/m) ?? [];
  const found = [];
  for (const line of declared.split("\n")) {
    const [, kind] = line.match(/^ {2}([\w-]+):/) ?? [];
    const [, prefix] = line.match(/^ {4}url: ["']?(\/\S*?)\{\w+\}/) ?? [];
    if (kind) found.push({ kind });
    else if (prefix) found.at(-1).prefix = prefix;
  }
  return found.filter(({ prefix }) => prefix);
}

/** The pages of content: `{ file, kind, id, path }`. What is not in the built site has no path. */
export function content({ root, source }) {
  const answer = leidraad("--root", source, "list", "pages", "--format", "json", "--quiet");
  const prefix = new Map(kinds(source).map(({ kind, prefix }) => [kind, prefix]));
  return answer
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const { file, kind, id } = JSON.parse(line);
      const path = `${prefix.get(kind)}${id}/`;
      return existsSync(fileOf(root, path)) ? { file, kind, id, path } : { file, kind, id };
    });
}

const grouped = new Map();
/**
 * Every page of a built site under the name of what it is: `methode`, `methode: index`, `methode: choice`
 * (its facets and their values), `methode: NAME` for what else is below it, and for what stands at the top
 * `home`, the kind that lives there, or its own address. Signposts of old addresses are left out.
 */
export function groups({ root, source }) {
  if (grouped.has(root)) return grouped.get(root);
  const groups = new Map();
  const known = new Map(content({ root, source }).map(({ path, kind }) => [path, kind]));
  const prefixes = kinds(source).filter(({ prefix }) => prefix !== "/");
  const name = (path) => {
    if (path === "/") return "home";
    if (known.has(path)) return known.get(path);
    const above = prefixes.find(({ prefix }) => path.startsWith(prefix));
    if (!above) return path;
    if (path === above.prefix) return `${above.kind}: index`;
    const below = path.slice(above.prefix.length, -1);
    const choice = below.includes("/") || all.some((other) => other !== path && other.startsWith(path));
    return `${above.kind}: ${choice ? "choice" : below}`;
  };
  const all = pages(root).filter((path) => !redirects(root, path));
  for (const path of all) {
    const group = name(path);
    groups.set(group, [...(groups.get(group) ?? []), path]);
  }
  grouped.set(root, new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1))));
  return grouped.get(root);
}

/** The file of a page. */
export function fileOf(root, path) {
  return join(root, path.endsWith("/") ? path + "index.html" : path);
}

/** The page of a group of `groups` with most on it, which has most that can be wrong. */
export function fullest(site, group) {
  const size = (path) => statSync(fileOf(site.root, path)).size;
  const paths = groups(site).get(group);
  if (!paths) throw new Error(`the site '${site.name}' has no page that is '${group}'`);
  return paths.reduce((best, path) => (size(path) > size(best) ? path : best));
}

/** The fullest page of every group; where there is no model, home. */
export function oneOfEach(site) {
  return site.source ? [...groups(site).keys()].map((group) => fullest(site, group)) : ["/"];
}

/** Whether a page is only the signpost of an old address. */
export function redirects(root, path) {
  const html = readFileSync(fileOf(root, path), "utf8").replace(/<noscript>.*?<\/noscript>/gs, "");
  return /<meta http-equiv="?refresh/i.test(html);
}
