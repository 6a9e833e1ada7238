// What only a browser can tell: pages load without a word on the console under the strict policy, ask
// nothing of another host, lead from question to method, fit a narrow screen, and pass axe-core.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import axe from "axe-core";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";
import { SITES, oneOfEach, redirects } from "./sites.mjs";

const ROOT = new URL("../../", import.meta.url).pathname;
const MODELS = { example: ROOT + "model.yaml", manual: ROOT + "docs/model.yaml" };
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

let browser;
before(async () => {
  const executablePath = process.env.CHROMIUM;
  assert.ok(executablePath, "CHROMIUM names no browser; run this through tests/run.sh");
  browser = await chromium.launch({ executablePath, args: ARGUMENTS });
});
after(() => browser?.close());

/** Opens a context that notes every complaint: console, exceptions, requests elsewhere, bad answers. */
async function open(origin, options = {}) {
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

for (const { name, root } of SITES) {
  describe(`the site '${name}' in a browser`, () => {
    let server;
    before(async () => (server = await serve(root)));
    after(() => server.close());

    test("the home page loads in silence", async () => {
      const { context, page, complaints } = await open(server.origin);
      const answer = await page.goto(server.origin + "/");
      assert.equal(answer.status(), 200);
      assert.equal(await page.locator("h1").count(), 1);
      assert.equal(await page.locator("main").count(), 1);
      assert.ok(await page.locator("html[lang]").count());
      assert.deepEqual(complaints, []);
      await context.close();
    });

    const model = MODELS[name];
    const chosen = model ? oneOfEach(root, model) : ["/"];
    const views = [
      ["light", { colorScheme: "light", viewport: { width: 1280, height: 900 } }],
      ["dark", { colorScheme: "dark", viewport: { width: 1280, height: 900 } }],
      ["at 320 px", { colorScheme: "light", viewport: { width: 320, height: 640 } }],
    ];
    for (const [view, options] of views) {
      test(`axe-core finds nothing on ${chosen.length} pages, ${view}`, async () => {
        const { context, page, complaints } = await open(server.origin, options);
        const violations = [];
        for (const path of chosen.filter((path) => !redirects(root, path))) {
          await page.goto(server.origin + path, { waitUntil: "load" });
          await page.evaluate(axe.source);
          const result = await page.evaluate(() =>
            window.axe.run(document, { resultTypes: ["violations"] }),
          );
          for (const { id, help, nodes } of result.violations) {
            violations.push(`${path}: ${id}: ${help}: ${nodes[0].html.slice(0, 160)}`);
          }
          const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
          if (wide) violations.push(`${path}: wider than the screen`);
        }
        assert.deepEqual(violations, []);
        assert.deepEqual(complaints, []);
        await context.close();
      });
    }
  });
}

describe("a reader of the example site", () => {
  let server;
  before(async () => (server = await serve(SITES.find((site) => site.name === "example").root)));
  after(() => server.close());

  for (const scripts of [true, false]) {
    test(`goes from home to a question to a method, scripts ${scripts ? "on" : "off"}`, async () => {
      const { context, page, complaints } = await open(server.origin, { javaScriptEnabled: scripts });
      await page.goto(server.origin + "/");
      const below = (prefix) =>
        page.locator("main a[href]").evaluateAll(
          (links, start) =>
            links.map((link) => link.getAttribute("href")).filter((href) => href.startsWith(start) && href !== start),
          prefix,
        );
      const questions = await below("/praktijkvragen/");
      assert.ok(questions.length > 0, "home shows no question");
      let methods = [];
      for (const question of questions) {
        await page.goto(server.origin + "/");
        await page.locator(`main a[href="${question}"]`).first().click();
        await page.waitForURL("**" + question);
        methods = (await below("/methoden/")).filter((href) => /^\/methoden\/[^/]+\/$/.test(href));
        if (methods.length > 0) break;
      }
      assert.ok(methods.length > 0, "no question on the home page leads to a method");
      await page.locator(`main a[href="${methods[0]}"]`).first().click();
      await page.waitForURL("**" + methods[0]);
      assert.equal(await page.locator("h1").count(), 1);
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }

  test("gets a page that says so where there is none", async () => {
    const { context, page } = await open(server.origin);
    const answer = await page.goto(server.origin + "/bestaat-niet/");
    assert.equal(answer.status(), 404);
    assert.equal(await page.locator("h1").count(), 1);
    assert.ok(await page.locator('a[href="/"]').count());
    await context.close();
  });
});
