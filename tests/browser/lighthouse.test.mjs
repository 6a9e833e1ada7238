// Lighthouse on five pages of the example site, on the phone that it imitates. Accessibility, best
// practices and search engines must be perfect; speed depends on the machine, so it is told, not asked.
// The site is built for the address it is served from, as a site's own build is for its own.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { ARGUMENTS, executable } from "./browser.mjs";
import { serve } from "./server.mjs";
import { EXAMPLE, fullest, leidraad } from "./sites.mjs";

/** How often speed is measured; the median is told. */
const RUNS = 3;
/** How often a run is tried that a busy machine broke off. */
const TRIES = 3;
const PERFECT = ["accessibility", "best-practices", "seo"];
const PAGES = {
  home: "/",
  "a question": fullest(EXAMPLE, "praktijkvraag"),
  "a method": fullest(EXAMPLE, "methode"),
  "the methods": fullest(EXAMPLE, "methode: index"),
  "a step plan": fullest(EXAMPLE, "stappenplan"),
};

const root = mkdtempSync(join(tmpdir(), "leidraad-lighthouse-"));
let server;
let chrome;
before(async () => {
  server = await serve(join(root, "site"));
  const options = ["--output-dir", join(root, "site"), "--base-url", server.origin + "/"];
  leidraad("--root", EXAMPLE.source, "--date", process.env.TODAY ?? "2026-11-23", "--quiet", "build", ...options);
  chrome = await launch({ chromePath: executable(), chromeFlags: [...ARGUMENTS, "--headless=new"], logLevel: "silent" });
});
after(async () => {
  await chrome?.kill();
  await server?.close();
  rmSync(root, { recursive: true, force: true });
});

/** One run of Lighthouse, tried again when it did not come to an end. */
async function run(path, onlyCategories) {
  for (let tries = 1; ; tries += 1) {
    const settings = { port: chrome.port, onlyCategories, logLevel: "silent", locale: "en", disableFullPageScreenshot: true };
    const { lhr } = await lighthouse(server.origin + path, settings);
    if (!lhr.runtimeError) return lhr;
    if (tries === TRIES) assert.fail(`${path}: ${lhr.runtimeError.message}`);
  }
}

/** What keeps a category from 100: the audits that failed, with the first thing each of them found. */
function failed(lhr, category) {
  const { score, auditRefs } = lhr.categories[category];
  if (score === 1) return [];
  const audits = auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => lhr.audits[id]);
  const wrong = audits.filter(({ score }) => score !== null && score < 1);
  const first = ({ details }) => {
    const { node, source, description, url } = details?.items?.[0] ?? {};
    return node?.snippet ?? description ?? url ?? (typeof source === "string" ? source : "");
  };
  const words = wrong.map((audit) => `${audit.id}: ${audit.title} ${first(audit)}`.trim());
  return [`${category} ${Math.round(score * 100)}`, ...words];
}

describe("Lighthouse", () => {
  const rows = [];
  for (const [name, path] of Object.entries(PAGES)) {
    test(`finds ${name} perfect: ${path}`, async () => {
      const whole = await run(path, [...PERFECT, "performance"]);
      const runs = [whole];
      while (runs.length < RUNS) runs.push(await run(path, ["performance"]));
      const median = (value) => runs.map(value).sort((a, b) => a - b)[Math.floor(RUNS / 2)];
      rows.push([
        path,
        ...PERFECT.map((category) => Math.round(whole.categories[category].score * 100)),
        Math.round(median(({ categories }) => categories.performance.score) * 100),
        `${(median(({ audits }) => audits["largest-contentful-paint"].numericValue) / 1000).toFixed(1)} s`,
        median(({ audits }) => audits["cumulative-layout-shift"].numericValue).toFixed(3),
      ]);
      assert.deepEqual(PERFECT.flatMap((category) => failed(whole, category)), []);
    });
  }

  after(() => {
    const head = ["page", "accessibility", "practices", "seo", "speed", "largest paint", "shift"];
    const widths = head.map((word, column) => Math.max(word.length, ...rows.map((row) => String(row[column]).length)) + 2);
    for (const row of [head, ...rows]) console.log(row.map((cell, column) => String(cell).padEnd(widths[column])).join(""));
  });
});
