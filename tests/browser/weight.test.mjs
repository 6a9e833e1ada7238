// What the first view of a page weighs: its HTML and its style sheets as a host sends them, with gzip.
// Modules do not hold up the first view; they are counted beside it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { EXAMPLE, fileOf, groups } from "./sites.mjs";

const KIB = 1024;
/**
 * What the first view of a typical page of any kind may weigh: what fits in the first ten packets. Where
 * there is one page of a kind, such as the A-Z, none is typical: it may weigh what the heaviest may.
 */
const TYPICAL = 14 * KIB;
/** What the heaviest page of the site may weigh. */
const WORST = 20 * KIB;

const sizes = new Map();
/** The bytes of a file of the site after gzip at its usual level. */
function zipped(path) {
  if (!sizes.has(path)) sizes.set(path, gzipSync(readFileSync(fileOf(EXAMPLE.root, path)), { level: 6 }).length);
  return sizes.get(path);
}

/** The files that the tags of this pattern lead to, each once. */
function files(html, tag, attribute) {
  const found = [...html.matchAll(tag)].map(([tag]) => tag.match(attribute)?.[1]);
  return [...new Set(found.filter(Boolean))];
}

/** What one page weighs: `{ path, html, css, scripts, first }`, in bytes. */
function weigh(path) {
  const html = readFileSync(fileOf(EXAMPLE.root, path), "utf8");
  // A sheet for paper is not waited for, nor used, by a screen.
  const css = files(html, /<link\b(?![^>]*media="?print)[^>]*rel="?stylesheet"?[^>]*>/g, /href="([^"]+)"/);
  const scripts = files(html, /<script\b[^>]*\bsrc="[^"]+"[^>]*>/g, /src="([^"]+)"/);
  const sum = (files) => files.reduce((sum, file) => sum + zipped(file), 0);
  const parts = { html: zipped(path), css: sum(css), scripts: sum(scripts) };
  return { path, ...parts, first: parts.html + parts.css };
}

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const kib = (bytes) => (bytes / KIB).toFixed(1);

test("the first view of every page is light", (t) => {
  const rows = [...groups(EXAMPLE)].map(([kind, paths]) => {
    const pages = paths.map(weigh);
    const worst = pages.reduce((worst, page) => (page.first > worst.first ? page : worst));
    const scripts = Math.max(...pages.map((page) => page.scripts));
    return { kind, count: pages.length, median: median(pages.map((page) => page.first)), worst, scripts };
  });

  t.diagnostic("first view (HTML + CSS) and scripts, KiB with gzip");
  t.diagnostic(`${"kind".padEnd(26)}${"pages".padStart(6)}${"median".padStart(8)}${"worst".padStart(8)}${"scripts".padStart(9)}`);
  for (const { kind, count, median, worst, scripts } of rows) {
    const numbers = String(count).padStart(6) + kib(median).padStart(8) + kib(worst.first).padStart(8);
    t.diagnostic(`${kind.padEnd(26)}${numbers}${kib(scripts).padStart(9)}  ${count > 1 ? worst.path : ""}`);
  }
  const heaviest = rows.reduce((heaviest, row) => (row.worst.first > heaviest.worst.first ? row : heaviest)).worst;
  t.diagnostic(`heaviest: ${heaviest.path}: HTML ${kib(heaviest.html)}, CSS ${kib(heaviest.css)} KiB`);

  const heavy = rows.filter((row) => row.count > 1 && row.median > TYPICAL).map((row) => `${row.kind}: median ${kib(row.median)} KiB`);
  assert.deepEqual(heavy, [], "kinds of which a typical page is over 14 KiB");
  const tooHeavy = rows.filter((row) => row.worst.first > WORST);
  assert.deepEqual(tooHeavy.map((row) => `${row.worst.path}: ${kib(row.worst.first)} KiB`), [], "pages over 20 KiB");
});
