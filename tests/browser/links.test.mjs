// Follows every link of every built page to its file and its anchor, and knows nothing of how leidraad
// makes them. Also: nothing on a page is fetched from another host, no style or script is inline, and no
// script holds up the page.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { SITES, pages } from "./sites.mjs";

const unescape = (text) =>
  text.replace(/&(amp|lt|gt|quot|#39|#x27|#x2F);/g, (_, name) =>
    ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'", "#x2F": "/" })[name],
  );

/** The tags of a page: `[{ name, attributes }]`. Script and style text is left out. */
function tags(html) {
  const found = [];
  const bare = html.replace(/<!--[\s\S]*?-->/g, "");
  for (const [, name, rest] of bare.matchAll(/<([a-zA-Z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g)) {
    const attributes = new Map();
    for (const [, key, a, b, c] of rest.matchAll(/([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)) {
      attributes.set(key.toLowerCase(), unescape(a ?? b ?? c ?? ""));
    }
    found.push({ name: name.toLowerCase(), attributes });
  }
  return found;
}

/** The style sheets of a built site. */
const styles = (root) => readdirSync(root, { recursive: true }).filter((file) => file.endsWith(".css"));

for (const { name, root } of SITES) {
  const read = new Map();
  const load = (file) => {
    if (!read.has(file)) {
      const found = tags(readFileSync(file, "utf8"));
      read.set(file, { found, ids: new Set(found.map((tag) => tag.attributes.get("id")).filter(Boolean)) });
    }
    return read.get(file);
  };
  const fileOf = (path) => {
    const file = join(root, decodeURIComponent(path));
    return existsSync(file) && statSync(file).isDirectory() ? join(file, "index.html") : file;
  };

  test(`every link of the site '${name}' leads somewhere`, () => {
    const broken = [];
    let checked = 0;
    for (const page of pages(root)) {
      for (const { attributes } of load(fileOf(page)).found) {
        for (const key of ["href", "src"]) {
          const value = attributes.get(key);
          if (value === undefined || /^(https?:|mailto:|tel:)/.test(value)) continue;
          const url = new URL(value, "http://site" + page);
          const file = fileOf(url.pathname);
          checked += 1;
          const anchor = decodeURIComponent(url.hash.slice(1));
          if (!existsSync(file)) broken.push(`${page}: ${value}: no such file`);
          else if (anchor && file.endsWith(".html") && !load(file).ids.has(anchor)) {
            broken.push(`${page}: ${value}: no such anchor`);
          }
        }
      }
    }
    assert.ok(checked > 0, "no link was found at all");
    assert.deepEqual(broken, []);
  });

  test(`the site '${name}' loads nothing from elsewhere and has nothing inline`, () => {
    const wrong = [];
    for (const page of pages(root)) {
      for (const { name: tag, attributes } of load(fileOf(page)).found) {
        const loaded = tag === "link" ? attributes.get("href") : attributes.get("src");
        const declares = tag === "link" && /canonical|alternate|license/.test(attributes.get("rel") ?? "");
        if (loaded && /^(https?:)?\/\//.test(loaded) && !declares) wrong.push(`${page}: <${tag}> ${loaded}`);
        if (tag === "style" || attributes.has("style")) wrong.push(`${page}: inline style in <${tag}>`);
        const data = (attributes.get("type") ?? "") === "application/ld+json";
        if (tag === "script" && !attributes.has("src") && !data) wrong.push(`${page}: inline script`);
        const waits = attributes.get("type") === "module" || attributes.has("async") || attributes.has("defer");
        if (tag === "script" && attributes.has("src") && !waits) wrong.push(`${page}: a script that holds up the page`);
        for (const key of attributes.keys()) if (/^on/.test(key)) wrong.push(`${page}: ${key} on <${tag}>`);
      }
    }
    for (const file of styles(root)) {
      const text = readFileSync(join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
      const fetched = text.matchAll(/@import[^;]*|url\(\s*["']?(?:https?:)?\/\/[^)]*\)/g);
      for (const [found] of fetched) wrong.push(`${file}: ${found}`);
    }
    assert.deepEqual(wrong, []);
  });
}
