// The preview as an editor meets it: a fault that is typed shows itself and goes when it is mended, drafts
// have a banner, the corner tells of the page, the dashboard follows.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import axe from "axe-core";
import { launch, open } from "./browser.mjs";

const FILES = {
  "leidraad.yaml":
    'title: Proef\nlanguage: nl\npreview:\n  editor: "vscode://file/{path}:{line}:{column}"\n',
  "model.yaml": `version: 1
language: nl
lifecycle:
  field: stand
  default: concept
  states:
    concept: {label: Concept, public: false}
    openbaar: {label: Openbaar, public: true}
  review: {due: herzien}
fields:
  herzien: {type: date}
kinds:
  stuk:
    label: {one: stuk, many: stukken}
    folder: stukken
    url: /stukken/{id}/
    index: /stukken/
    fields: {}
relations:
  zie: {from: [stuk], to: [stuk], label: Zie ook, inverse: {name: gezien-door, label: Genoemd door}}
`,
  "content/stukken/een.md": `---\ntitle: Een\nstand: openbaar\nherzien: 2026-11-01\n---\n\n${"Een lange tekst.\n\n".repeat(150)}`,
  "content/stukken/twee.md": "---\ntitle: Twee <script>alert(1)</script>\nstand: concept\nzie: [een]\n---\n\nZie ![Beeld](beeld.svg) en [[een]].\n",
  "content/stukken/beeld.svg": picture("#036"),
};
function picture(colour) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="${colour}"/></svg>\n`;
}

const site = mkdtempSync(join(tmpdir(), "leidraad-preview-"));
const write = (path, text) => {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), text);
};
const reads = (path) => readFileSync(join(site, path), "utf8");
let browser;
let serving;
let origin;

/** Starts the preview at a port; gives where it is once it is there. */
function serve(port) {
  const asked = ["--root", site, "--date", "2026-11-23", "serve", "--port", port, "--strict-port"];
  serving = spawn(process.env.LEIDRAAD, asked, { stdio: ["ignore", "ignore", "pipe"] });
  return new Promise((found, failed) => {
    let said = "";
    serving.stderr.on("data", (bytes) => {
      said += bytes;
      const [, address] = said.match(/(http:\/\/[^ ]*:\d+)\//) ?? [];
      if (address) found(address);
    });
    serving.on("exit", () => failed(new Error(`the preview ended:\n${said}`)));
  });
}

before(async () => {
  for (const [path, text] of Object.entries(FILES)) write(path, text);
  assert.ok(process.env.LEIDRAAD, "LEIDRAAD names no program; run this through tests/run.sh");
  origin = await serve("0");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  serving?.kill();
  rmSync(site, { recursive: true, force: true });
});

// Playwright looks into open shadow roots by itself.
const corner = (page) => page.locator("leidraad-preview .badge");
const panel = (page) => page.locator("leidraad-preview .panel");

/** What axe-core finds on a page, in light and dark. */
async function violations(page) {
  await page.evaluate(axe.source);
  const found = [];
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    found.push(...violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0].html.slice(0, 200)}`));
  }
  return found;
}

test("a fault that is typed shows itself at its line and goes when it is mended, scroll kept", async () => {
  const { context, page, complaints } = await open(browser, origin);
  await page.goto(`${origin}/stukken/een/`);
  await corner(page).waitFor();
  assert.equal(await panel(page).isVisible(), false, "nothing is wrong yet");
  await page.evaluate(() => scrollTo({ top: 1200, behavior: "instant" }));
  const sound = reads("content/stukken/een.md");
  write("content/stukken/een.md", sound.replace("Een lange", "Zie [[nergens<b>]]. Een lange"));
  const item = panel(page).locator("li.error").first();
  await item.waitFor();
  assert.match(await item.locator(".title").innerText(), /^fout .*nergens<b>/);
  assert.equal(await item.locator("mark").innerText(), "nergens<b>");
  assert.match(await item.locator(".caret").innerText(), /\| +\^{10}$/);
  assert.match(await item.locator("a.file").getAttribute("href"), /^vscode:\/\/file\/.*een\.md:7:7$/);
  assert.equal(await page.evaluate(() => scrollY), 1200);
  write("content/stukken/een.md", sound);
  await panel(page).waitFor({ state: "hidden" });
  await page.waitForFunction(() => !document.body.innerText.includes("nergens"));
  assert.equal(await page.evaluate(() => scrollY), 1200);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a broken model, setting or template is told and the site stays up", async () => {
  const { context, page } = await open(browser, origin);
  await page.goto(`${origin}/stukken/een/`);
  await corner(page).waitFor();
  for (const [path, wrong] of [
    ["model.yaml", "version: 1\nkinds: [\n"],
    ["leidraad.yaml", `${FILES["leidraad.yaml"]}tietel: x\n`],
    ["templates/page.html", "{% if %}"],
  ]) {
    write(path, wrong);
    await panel(page).locator("li.error .file", { hasText: path }).first().waitFor();
    assert.equal((await page.request.get(`${origin}/stukken/twee/`)).status() < 500, true, path);
    if (FILES[path]) write(path, FILES[path]);
    else rmSync(join(site, path));
    await panel(page).waitFor({ state: "hidden" });
  }
  await context.close();
});

test("a draft has a banner, and the corner tells of the page by keyboard alone", async () => {
  const { context, page, complaints } = await open(browser, origin, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto(`${origin}/stukken/twee/`);
  assert.equal(await page.locator("leidraad-banner .banner").innerText(), "Concept: staat niet op de openbare site");
  assert.ok(await page.locator("[data-preview-notice]").isHidden(), "the theme says it once more");
  await corner(page).focus();
  await page.keyboard.press("Enter");
  await panel(page).waitFor();
  assert.match(await panel(page).innerText(), /stuk: Twee <script>alert\(1\)<\/script>/i);
  await page.locator("leidraad-preview .copy").focus();
  await page.keyboard.press("Enter");
  await panel(page).getByText("Gekopieerd").first().waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "[[twee]]");
  const mine = (await violations(page)).filter((found) => /leidraad-|badge|panel/.test(found));
  assert.deepEqual(mine, []);
  await page.keyboard.press("Escape");
  assert.equal(await panel(page).isVisible(), false);
  assert.ok(await page.evaluate(() => document.activeElement.localName === "leidraad-preview"), "focus goes back");
  // Published, the page loses its banner; what leads to the other page is told there.
  write("content/stukken/twee.md", reads("content/stukken/twee.md").replace("concept", "openbaar"));
  await page.locator("leidraad-banner").waitFor({ state: "detached" });
  await page.goto(`${origin}/stukken/een/`);
  await corner(page).click();
  await panel(page).locator("summary", { hasText: "Genoemd door (1)" }).waitFor();
  assert.match(await panel(page).innerText(), /Herziening te laat: had gemoeten vóór 1 november 2026/);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("on a phone the corner lies over nothing", async () => {
  const { context, page } = await open(browser, origin, { viewport: { width: 360, height: 640 } });
  await page.goto(`${origin}/stukken/een/`);
  await corner(page).waitFor();
  const box = await corner(page).boundingBox();
  const end = await page.evaluate(() => document.documentElement.scrollHeight - scrollY);
  assert.ok(box.y > 640 && box.y + box.height <= end, "it stands at the end of the page");
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  await context.close();
});

test("a changed picture is exchanged without reloading", async () => {
  const { context, page } = await open(browser, origin);
  await page.goto(`${origin}/stukken/twee/`);
  await corner(page).waitFor();
  await page.evaluate(() => (window.same = true));
  write("content/stukken/beeld.svg", picture("#630"));
  await page.locator('img[src*="beeld.svg?leidraad="]').waitFor({ state: "attached" });
  assert.equal(await page.evaluate(() => window.same), true);
  await context.close();
});

test("every tab follows, and finds a preview that was started again, place and focus kept", async () => {
  const { context, page: first, complaints } = await open(browser, origin);
  // More than the six connections that a browser has for one host: hidden tabs give theirs back. This browser
  // hides none by itself.
  const pages = [first, ...(await Promise.all([...Array(9)].map(() => context.newPage())))];
  const hide = (page, hidden) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  for (const page of pages) {
    await page.goto(`${origin}/stukken/een/`);
    if (page !== first) await hide(page, true);
  }
  const sound = reads("content/stukken/een.md");
  const says = (text) => (page) => page.waitForFunction((text) => document.body.innerText.includes(text), text);
  write("content/stukken/een.md", `${sound}\n\n## Slot {#slot}\n\nEerste [woord](twee.md).\n`);
  for (const page of pages) {
    if (page !== first) await hide(page, false);
    await says("Eerste woord")(page);
    // It came anew, and is seen.
    if (page !== first) await hide(page, true);
  }
  await first.evaluate(() => {
    document.querySelector("#slot").tabIndex = -1;
    document.querySelector("#slot").focus({ preventScroll: true });
    scrollTo({ top: 900, behavior: "instant" });
  });
  const ended = new Promise((done) => serving.on("exit", done));
  serving.kill();
  await ended;
  write("content/stukken/een.md", `${sound}\n\n## Slot {#slot}\n\nTweede woord.\n`);
  assert.equal(await serve(new URL(origin).port), origin);
  await says("Tweede woord")(first);
  assert.equal(await first.evaluate(() => scrollY), 900);
  write("content/stukken/een.md", sound);
  await first.waitForFunction(() => !document.body.innerText.includes("Tweede woord"));
  assert.deepEqual(complaints.filter((said) => !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE/.test(said)), []);
  await context.close();
});

test("the dashboard follows, asks nothing elsewhere, and passes axe-core in light and dark", async () => {
  for (const width of [360, 1280]) {
    const { context, page, complaints } = await open(browser, origin, { viewport: { width, height: 800 } });
    await page.goto(`${origin}/_leidraad/`);
    assert.equal(await page.locator("h1").innerText(), "Overzicht: Proef");
    assert.ok(await page.locator("svg.kinds circle").count());
    assert.deepEqual(await violations(page), []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
    await page.locator("#relations-table > summary").click();
    write("content/stukken/drie.md", "---\ntitle: Drie\nstand: openbaar\n---\n\nTekst.\n");
    await page.locator('#orphans a[href="/stukken/drie/"]').waitFor();
    assert.equal(await page.locator("#relations-table").getAttribute("open"), "", "an open list stays open");
    rmSync(join(site, "content/stukken/drie.md"));
    await page.locator('#orphans a[href="/stukken/drie/"]').waitFor({ state: "detached" });
    assert.deepEqual(complaints, []);
    await context.close();
  }
});
