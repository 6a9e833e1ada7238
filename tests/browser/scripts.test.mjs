// What the theme's scripts add to pages that work without them: the outline that follows, definitions
// at hand, quick leave, names found while typing, the finder and the comparison. Each with a keyboard,
// on a narrow screen, and with axe-core in the states that only a script can bring about.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import axe from "axe-core";
import { chromium } from "playwright-core";
import { POLICY, serve } from "./server.mjs";
import { SITES, pages } from "./sites.mjs";

const ROOT = SITES.find((site) => site.name === "example").root;
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
const VIEWS = [
  ["light", { colorScheme: "light", viewport: { width: 1280, height: 900 } }],
  ["dark", { colorScheme: "dark", viewport: { width: 1280, height: 900 } }],
  ["at 320 px", { colorScheme: "light", viewport: { width: 320, height: 640 } }],
];

const html = (path) => readFileSync(join(ROOT, path.endsWith("/") ? path + "index.html" : path), "utf8");
/** The first page of the example whose HTML fits. */
const pageWith = (fits) => {
  const found = pages(ROOT).find((path) => fits(html(path), path));
  assert.ok(found, `no page fits ${fits}`);
  return found;
};

let browser;
let server;
before(async () => {
  const executablePath = process.env.CHROMIUM;
  assert.ok(executablePath, "CHROMIUM names no browser; run this through tests/run.sh");
  browser = await chromium.launch({ executablePath, args: ARGUMENTS });
  server = await serve(ROOT);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens a page of the example, runs `body` on it, and holds it to silence on the console. */
async function on(path, options, body) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    const expected = /status of 404/.test(message.text());
    if (["error", "warning"].includes(message.type()) && !expected) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  try {
    await page.goto(server.origin + path, { waitUntil: "load" });
    await body(page, context);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

/** Holds the page as it is now to axe-core and to the width of the window. */
async function clean(page) {
  await page.evaluate(axe.source);
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  assert.deepEqual(result.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`), []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than the screen");
}

/** How much of the page moved by itself since it was loaded. */
const shifted = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += entry.hadRecentInput ? 0 : entry.value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 300);
      }),
  );

describe("the outline", () => {
  const path = pageWith((text) => (text.match(/<nav class="outline"[\s\S]*?<\/nav>/)?.[0].match(/href="#/g) ?? []).length > 5);
  const current = (page) => page.locator('nav.outline a[aria-current="true"]').evaluateAll((all) => all.map((a) => a.hash));
  const eventually = async (page, hash) => {
    await page.waitForFunction(
      (wanted) => {
        const all = [...document.querySelectorAll('nav.outline a[aria-current="true"]')].map((a) => a.hash);
        return all.length <= 1 && (all[0] ?? "") === wanted;
      },
      hash,
      { timeout: 3000 },
    ).catch(async () => assert.deepEqual(await current(page), hash ? [hash] : []));
  };

  test("marks the section in view, also one outside the body, and the last at the foot", () =>
    on(path, { reducedMotion: "reduce" }, async (page) => {
      const hashes = await page.locator("nav.outline a").evaluateAll((all) => all.map((a) => a.hash));
      await eventually(page, "");
      for (const hash of hashes.slice(0, 3)) {
        // A reader scrolls; nothing is clicked.
        await page.evaluate((id) => {
          const top = document.getElementById(id).getBoundingClientRect().top;
          scrollTo(0, scrollY + top - innerHeight * 0.2);
        }, hash.slice(1));
        await eventually(page, hash);
      }
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await eventually(page, hashes.at(-1));
      await page.evaluate(() => scrollTo(0, 0));
      await eventually(page, "");
    }));

  test("marks what was clicked, wherever it came to stand, until the reader scrolls", () =>
    on(path, { reducedMotion: "reduce" }, async (page) => {
      const links = page.locator("nav.outline a");
      const hash = await links.nth(-2).evaluate((a) => a.hash);
      await links.nth(-2).click();
      await eventually(page, hash);
      await page.mouse.move(300, 500);
      await page.mouse.wheel(0, 20000);
      await eventually(page, await links.last().evaluate((a) => a.hash));
    }));

  test("keeps its link in sight in a low window and moves nothing by itself", () =>
    on(path, { viewport: { width: 1280, height: 260 }, reducedMotion: "reduce" }, async (page) => {
      assert.ok((await shifted(page)) < 0.01);
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight - innerHeight * 3));
      await page.waitForSelector('nav.outline a[aria-current="true"]');
      await page.waitForFunction(() => {
        const place = document.querySelector('nav.outline a[aria-current="true"]').getBoundingClientRect();
        const frame = document.querySelector("nav.outline").getBoundingClientRect();
        return place.top >= frame.top && place.bottom <= frame.bottom;
      });
    }));

  test("is a list of links without scripts", () =>
    on(path, { javaScriptEnabled: false }, async (page) => {
      assert.ok(await page.locator('nav.outline a[href^="#"]').count());
      assert.equal(await page.locator("nav.outline [aria-current]").count(), 0);
    }));
});

describe("a term", () => {
  const path = pageWith((text, path) => text.includes(`<a class="term"`) && !path.startsWith("/begrippen/"));
  const term = (page) => page.locator("a.term").first();
  const tip = (page) => page.locator(".term-tip");
  const meaning = (page) =>
    term(page).evaluate((link) => document.getElementById(link.getAttribute("aria-describedby")).textContent);
  const within = (page) =>
    tip(page).evaluate((box) => {
      const { left, right, top, bottom } = box.getBoundingClientRect();
      return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
    });

  test("shows what it means under the pointer; the pointer may go there; Escape closes it", () =>
    on(path, {}, async (page) => {
      const before = await page.locator("main").boundingBox();
      await term(page).hover();
      await tip(page).waitFor();
      assert.equal(await tip(page).textContent(), await meaning(page));
      assert.deepEqual(await page.locator("main").boundingBox(), before);
      assert.ok((await shifted(page)) < 0.01);
      await tip(page).hover();
      await page.waitForTimeout(600);
      assert.equal(await tip(page).count(), 1);
      await page.keyboard.press("Escape");
      assert.equal(await tip(page).count(), 0);
      await page.mouse.move(2, 2);
      await term(page).hover();
      await tip(page).waitFor();
      await page.mouse.move(2, 2);
      await tip(page).waitFor({ state: "detached" });
    }));

  test("shows it on keyboard focus, as long as the focus is there", () =>
    on(path, {}, async (page) => {
      await page.keyboard.press("Tab");
      await term(page).focus();
      await tip(page).waitFor();
      await page.mouse.move(4, 4);
      await page.waitForTimeout(500);
      assert.equal(await tip(page).count(), 1);
      await page.keyboard.press("Escape");
      assert.equal(await tip(page).count(), 0);
      assert.ok(await term(page).evaluate((link) => link === document.activeElement));
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Tab");
      await tip(page).waitFor();
      await page.keyboard.press("Tab");
      assert.equal(await tip(page).count(), 0);
      const address = await term(page).getAttribute("href");
      await term(page).focus();
      await page.keyboard.press("Enter");
      await page.waitForURL("**" + address);
    }));

  test("on a phone the first tap shows it with a link, one elsewhere closes it, the second goes there", () =>
    on(path, { viewport: { width: 320, height: 480 }, hasTouch: true, isMobile: true }, async (page) => {
      const address = page.url();
      await term(page).tap();
      await tip(page).waitFor();
      assert.equal(page.url(), address);
      assert.ok(await within(page));
      assert.equal(await tip(page).locator("a").count(), 1);
      await clean(page);
      await page.locator("h1").tap();
      assert.equal(await tip(page).count(), 0);
      await term(page).tap();
      await tip(page).waitFor();
      await tip(page).locator("a").tap();
      await page.waitForURL("**/begrippen/**");
      await page.goBack();
      await term(page).tap();
      await tip(page).waitFor();
      await term(page).tap();
      await page.waitForURL("**/begrippen/**");
    }));

  for (const [view, options] of VIEWS) {
    test(`lies within the window and passes axe-core when open, ${view}`, () =>
      on(path, options, async (page) => {
        for (const link of await page.locator("a.term").all()) {
          await page.mouse.move(1, 1);
          await link.hover();
          await page.waitForFunction(
            (hash) => document.querySelector(".term-tip")?.previousElementSibling?.href === hash,
            await link.evaluate((a) => a.href),
          );
          assert.ok(await within(page));
        }
        await clean(page);
      }));
  }

  test("lies within a window of twice the zoom, at the very edge, without the Popover API too", async () => {
    for (const popovers of [true, false]) {
      await on(path, { viewport: { width: 320, height: 256 } }, async (page, context) => {
        if (!popovers) await context.addInitScript(() => delete HTMLElement.prototype.showPopover);
        await page.reload();
        for (const block of ["start", "end"]) {
          await page.mouse.move(1, 1);
          await term(page).evaluate((link, where) => link.scrollIntoView({ block: where }), block);
          await page.waitForTimeout(400);
          await term(page).hover();
          await tip(page).waitFor();
          assert.ok(await within(page), `${block}, popovers: ${popovers}`);
          await page.keyboard.press("Escape");
        }
      });
    }
  });

  test("is a plain link without scripts, and with a key held", async () => {
    await on(path, { javaScriptEnabled: false }, async (page) => {
      await term(page).click();
      await page.waitForURL("**/begrippen/**");
    });
    await on(path, {}, async (page, context) => {
      const [opened] = await Promise.all([context.waitForEvent("page"), term(page).click({ modifiers: ["Control"] })]);
      await opened.waitForURL("**/begrippen/**");
    });
  });
});

describe("quick leave", () => {
  const SAFE = "https://elders.example/";
  const PROOF = "/verlaat-proef/";
  /** A page of this host with the link, and a neutral one elsewhere that tells who sent us. */
  const leaving = (options, body) =>
    on("/", options, async (page, context) => {
      const answer = (text) => ({ contentType: "text/html", headers: { "content-security-policy": POLICY }, body: text });
      await context.route("**" + PROOF, (route) =>
        route.fulfill(
          answer(`<!doctype html><html lang="nl"><title>Gevoelig</title><h1>Gevoelig</h1><p><input aria-label="Veld">
            <a href="${SAFE}" rel="noreferrer" data-leave="Nog {count} keer">Weg</a></p>
            <script type="module" src="/assets/leave.js"></script></html>`),
        ),
      );
      await context.route(SAFE, (route) =>
        route.fulfill(answer(`<!doctype html><title>Elders</title><h1>${route.request().headers().referer ?? "niemand"}</h1>`)),
      );
      await page.goto(server.origin + PROOF);
      await body(page);
    });
  const left = async (page) => {
    await page.waitForURL(SAFE);
    assert.equal(await page.locator("h1").textContent(), "niemand");
    await page.goBack();
    assert.equal(page.url(), server.origin + "/");
  };

  test("goes with a click, tells nobody where from, and Back does not return", () =>
    leaving({}, async (page) => {
      await page.locator("a").click();
      await left(page);
    }));

  test("goes with three times Shift, counting aloud", () =>
    leaving({}, async (page) => {
      const status = page.locator('[role="status"]');
      await page.keyboard.press("Shift");
      assert.equal(await status.textContent(), "Nog 2 keer");
      await page.keyboard.press("Shift");
      assert.equal(await status.textContent(), "Nog 1 keer");
      await page.keyboard.press("Shift");
      await left(page);
    }));

  test("stays with capitals, and with presses that are too far apart", () =>
    leaving({}, async (page) => {
      await page.locator("input").focus();
      for (const letter of "ABCD") await page.keyboard.press("Shift+" + letter);
      assert.equal(await page.locator("input").inputValue(), "ABCD");
      await page.keyboard.press("Shift");
      await page.keyboard.press("Shift");
      await page.waitForTimeout(2100);
      assert.equal(await page.locator('[role="status"]').textContent(), "");
      await page.keyboard.press("Shift");
      assert.equal(page.url(), server.origin + PROOF);
    }));

  test("hides the page before the other one is there", () =>
    leaving({}, async (page) => {
      const now = await page.evaluate(() => {
        document.querySelector("a").click();
        return { seen: document.querySelector("h1").checkVisibility(), title: document.title };
      });
      assert.equal(now.seen, false);
      assert.notEqual(now.title, "Gevoelig");
    }));

  test("is a plain link without scripts", () =>
    leaving({ javaScriptEnabled: false }, async (page) => {
      await page.locator("a").click();
      await page.waitForURL(SAFE);
      assert.equal(await page.locator("h1").textContent(), "niemand");
    }));
});
