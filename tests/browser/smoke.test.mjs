// What only a browser can tell: pages load without a word on the console under the strict policy, ask
// nothing of another host, lead from question to method, fit a narrow screen, and pass axe-core.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import axe from "axe-core";
import { launch, open, visit } from "./browser.mjs";
import { serve } from "./server.mjs";
import { EXAMPLE, SITES, oneOfEach } from "./sites.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

/** Brings every transition to its end; runs inside the page. */
async function settle() {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  for (const animation of document.getAnimations()) animation.cancel();
}

for (const site of SITES) {
  describe(`the site '${site.name}' in a browser`, () => {
    let server;
    before(async () => (server = await serve(site.root)));
    after(() => server.close());

    test("the home page loads in silence", async () => {
      const { context, page, complaints } = await open(browser, server.origin);
      const answer = await page.goto(server.origin + "/");
      assert.equal(answer.status(), 200);
      assert.equal(await page.locator("h1").count(), 1);
      assert.equal(await page.locator("main").count(), 1);
      assert.ok(await page.locator("html[lang]").count());
      assert.deepEqual(complaints, []);
      await context.close();
    });

    const chosen = oneOfEach(site);
    const views = [
      ["light, then dark", { colorScheme: "light", viewport: { width: 1280, height: 900 } }],
      ["at 320 px", { colorScheme: "light", viewport: { width: 320, height: 640 } }],
    ];
    for (const [view, options] of views) {
      test(`axe-core finds nothing on ${chosen.length} pages, ${view}`, async () => {
        const found = await visit(browser, server.origin, chosen, options, async (page, path) => {
          await page.evaluate(axe.source);
          const look = (scheme, options) =>
            page
              .evaluate((options) => window.axe.run(document, { resultTypes: ["violations"], ...options }), options)
              .then(({ violations }) =>
                violations.map(({ id, help, nodes }) => `${path} ${scheme}: ${id}: ${help}: ${nodes[0].html.slice(0, 160)}`),
              );
          const violations = await look("light", { rules: { "target-size": { enabled: true } } });
          if (options.viewport.width > 320) {
            // The same page in other colours: only the rules about colour can find something else.
            await page.emulateMedia({ colorScheme: "dark" });
            await page.evaluate(settle);
            violations.push(...(await look("dark", { runOnly: ["color-contrast", "link-in-text-block"] })));
            await page.emulateMedia({ colorScheme: "light" });
          }
          return violations;
        });
        assert.deepEqual(found, []);
      });
    }
  });
}

describe("a reader of the example site", () => {
  let server;
  before(async () => (server = await serve(EXAMPLE.root)));
  after(() => server.close());

  for (const scripts of [true, false]) {
    test(`goes from home to a question to a method, scripts ${scripts ? "on" : "off"}`, async () => {
      const { context, page, complaints } = await open(browser, server.origin, { javaScriptEnabled: scripts });
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
    const { context, page } = await open(browser, server.origin);
    const answer = await page.goto(server.origin + "/bestaat-niet/");
    assert.equal(answer.status(), 404);
    assert.equal(await page.locator("h1").count(), 1);
    assert.ok(await page.locator('a[href="/"]').count());
    await context.close();
  });
});
