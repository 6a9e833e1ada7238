// The browser that the tests share: started with the same flags everywhere, watched for every complaint,
// and used by several pages at once, since a page mostly waits.
import assert from "node:assert/strict";
import { availableParallelism } from "node:os";
import { chromium } from "playwright-core";

/** Where Chromium is; tests/run.sh says it. */
export function executable() {
  const path = process.env.CHROMIUM;
  assert.ok(path, "CHROMIUM names no browser; run this through tests/run.sh");
  return path;
}

/** What Chromium is started with: no sandbox (CI runs as root), no network, no name but this machine's. */
export const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** Starts Chromium without a window. */
export function launch() {
  return chromium.launch({ executablePath: executable(), args: ARGUMENTS });
}

/** Opens a context that notes every complaint: console, exceptions, requests elsewhere, bad answers. */
export async function open(browser, origin, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol !== "data:") complaints.push(`asks ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  return { context, page, complaints };
}

/**
 * Opens every path in a context with these options, several at once, and calls `look(page, path)` on each.
 * Returns what `look` answered, in the order of the paths, flattened; then what the pages complained of.
 */
export async function visit(browser, origin, paths, options, look) {
  const found = paths.map(() => []);
  const complaints = [];
  const queue = paths.map((path, index) => ({ path, index }));
  const work = async () => {
    const own = await open(browser, origin, options);
    for (let next = queue.shift(); next; next = queue.shift()) {
      await own.page.goto(origin + next.path, { waitUntil: "load" });
      found[next.index] = (await look(own.page, next.path)) ?? [];
    }
    complaints.push(...own.complaints);
    await own.context.close();
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism() + 1, paths.length) }, work));
  return [...found.flat(), ...complaints];
}
