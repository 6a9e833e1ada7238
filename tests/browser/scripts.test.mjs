// What the theme's scripts add to pages that work without them: the outline that follows, definitions
// at hand, quick leave, the finder and the comparison. Each with a keyboard,
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
    const expected = /status of (404|500)/.test(message.text());
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
            <a href="${SAFE}" rel="noreferrer" data-leave>Weg</a></p>
            <script type="module" src="/assets/leave.js" data-leave-press="Nog {count} keer"></script></html>`),
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

  test("is on every page of the example that has the link, and on no other", () => {
    // The search page loads it when it shows the link: tests of the search press it there.
    const own = pages(ROOT).filter((path) => path !== "/zoeken/");
    const withLink = own.filter((path) => /<a [^>]*data-leave\b/.test(html(path)));
    const withScript = pages(ROOT).filter((path) => html(path).includes("/leave.js"));
    assert.ok(withLink.length > 0);
    assert.deepEqual(withScript, withLink);
  });

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

describe("the finder", () => {
  const INDEX = "/methoden/";
  const value = (page, facet, name) => page.locator(`a[data-facet="${facet}"][data-value="${name}"]`);
  const seen = (page) => page.locator(".finder .card:visible .card-title").allTextContents();
  /** What the built page of a value shows, read from its file. */
  const built = (facet, name) =>
    [...html(`${INDEX}${facet}/${name}/`).matchAll(/class="card-title"><a href="([^"]*)"/g)].map((match) => match[1]);
  const both = (...lists) => lists.reduce((a, b) => a.filter((url) => b.includes(url)));
  const urls = (page) =>
    page.locator(".finder .card:visible .card-title a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  const number = async (page, facet, name) => Number(await value(page, facet, name).locator(".chip-count").textContent());

  test("shows for every single choice what the built page of that value shows", () =>
    on(INDEX, {}, async (page) => {
      const values = await page
        .locator("a[data-facet]")
        .evaluateAll((all) => all.map((a) => [a.dataset.facet, a.dataset.value, Number(a.querySelector(".chip-count").textContent)]));
      assert.ok(values.length > 20);
      for (const [facet, name, count] of values) {
        await page.evaluate((query) => {
          history.pushState(null, "", query);
          dispatchEvent(new PopStateEvent("popstate"));
        }, `?${facet}=${name}`);
        assert.deepEqual(await urls(page), built(facet, name), `${facet}: ${name}`);
        assert.equal(count, built(facet, name).length, `${facet}: ${name}`);
      }
    }));

  test("joins choices: one of a facet is enough, all facets must fit; Back undoes, the address restores", () =>
    on(INDEX, {}, async (page) => {
      const all = await urls(page);
      const told = await value(page, "wie-steunt", "vrijwilliger").getAttribute("href");
      await value(page, "wie-steunt", "vrijwilliger").click();
      assert.equal(new URL(page.url()).search, "?wie-steunt=vrijwilliger");
      assert.equal(new URL(told, page.url()).href, page.url());
      assert.equal(await value(page, "wie-steunt", "vrijwilliger").getAttribute("aria-current"), "true");
      const expected = both(built("wie-steunt", "vrijwilliger"), built("doel", "gesprek"));
      assert.equal(await number(page, "doel", "gesprek"), expected.length);
      await value(page, "doel", "gesprek").click();
      assert.deepEqual(await urls(page), expected);
      await value(page, "doel", "steun").click();
      const union = all.filter((url) => built("doel", "gesprek").includes(url) || built("doel", "steun").includes(url));
      assert.deepEqual(await urls(page), both(union, built("wie-steunt", "vrijwilliger")));
      assert.match(await page.locator("#finder-status").textContent(), new RegExp(`^${(await urls(page)).length} .*${all.length}`));
      const address = page.url();
      const now = await urls(page);
      await page.goBack();
      assert.deepEqual(await urls(page), expected);
      await page.goForward();
      assert.deepEqual(await urls(page), now);
      await page.goto(server.origin + INDEX);
      await page.goto(address);
      assert.deepEqual(await urls(page), now);
      await page.locator(".chosen-clear").click();
      assert.deepEqual(await urls(page), all);
      assert.equal(new URL(page.url()).search, "");
    }));

  test("takes no notice of what does not exist", () =>
    on(INDEX + "?doel=onzin&zomaar=iets&doel=steun&__proto__=x&m=y", {}, async (page) => {
      assert.deepEqual(await urls(page), built("doel", "steun"));
      assert.equal(await page.locator("#finder-chosen li").count(), 1);
    }));

  test("can be used with the keyboard alone, and the focus is never lost", () =>
    on(INDEX, {}, async (page) => {
      await value(page, "doel", "steun").focus();
      await page.keyboard.press("Enter");
      assert.ok(await value(page, "doel", "steun").evaluate((link) => link === document.activeElement));
      await page.locator("#finder-chosen a.chip").focus();
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.id), "all");
      const [opened] = await Promise.all([
        page.context().waitForEvent("page"),
        value(page, "doel", "steun").click({ modifiers: ["Control"] }),
      ]);
      await opened.waitForURL("**/methoden/?doel=steun");
      assert.equal(new URL(page.url()).search, "");
    }));

  for (const [view, options] of VIEWS) {
    test(`helps when nothing is left, and passes axe-core in every state, ${view}`, () =>
      on(INDEX + "?doel=veiligheid&plaats=online", options, async (page) => {
        assert.deepEqual(both(built("doel", "veiligheid"), built("plaats", "online")), []);
        assert.deepEqual(await seen(page), []);
        const ways = page.locator("#finder-empty li a");
        assert.equal(await ways.count(), 2);
        await clean(page);
        const text = await ways.first().textContent();
        await ways.first().click();
        assert.equal((await seen(page)).length, Number(text.match(/\d+$/)[0]));
        await page.locator(".card-mark input:visible").first().check();
        if (options.viewport.width < 960) {
          await page.locator(".facets > details > summary").click();
          await clean(page);
          await page.locator("#finder-show").click();
          assert.equal(await page.locator(".facet-list").isVisible(), false);
        }
        await clean(page);
      }));
  }

  test("leads from the page of one value to the index with both", () =>
    on(INDEX + "doel/steun/", {}, async (page) => {
      const expected = both(built("doel", "steun"), built("wie-steunt", "vrijwilliger"));
      assert.equal(await number(page, "wie-steunt", "vrijwilliger"), expected.length);
      await value(page, "wie-steunt", "vrijwilliger").click();
      await page.waitForURL("**/methoden/?*");
      assert.deepEqual(await urls(page), expected);
    }));

  test("is links to built pages without scripts", () =>
    on(INDEX, { javaScriptEnabled: false }, async (page) => {
      await value(page, "doel", "steun").click();
      await page.waitForURL("**/methoden/doel/steun/");
      assert.deepEqual(await urls(page), built("doel", "steun"));
    }));
});

describe("the comparison", () => {
  const INDEX = "/methoden/";
  const boxes = (page) => page.locator(".card-mark input");
  const heads = (page) => page.locator("thead th[data-id]:visible").evaluateAll((all) => all.map((th) => th.dataset.id));
  const status = (page) => page.locator("#marks-status").textContent();

  test("shows what was marked, at most four, and lets go of one or all", () =>
    on(INDEX, {}, async (page) => {
      const help = await status(page);
      const ids = [];
      for (const i of [0, 1, 2, 3]) {
        await boxes(page).nth(i).check();
        ids.push(await boxes(page).nth(i).inputValue());
      }
      assert.ok(await boxes(page).nth(4).isDisabled());
      assert.match(await status(page), /^4 /);
      await boxes(page).nth(3).uncheck();
      assert.ok(await boxes(page).nth(4).isEnabled());
      await page.locator('#marks [type="submit"]').click();
      await page.waitForURL("**/vergelijken/?*");
      assert.deepEqual(await heads(page), ids.slice(0, 3));
      await page.locator(".compare-drop").first().click();
      await page.waitForFunction(() => document.querySelectorAll(".compare-drop").length === 2);
      assert.deepEqual(await heads(page), ids.slice(1, 3));
      await page.locator("#compare-all").click();
      await page.waitForURL((url) => url.search === "");
      assert.ok((await heads(page)).length > 4);
      await page.goto(server.origin + INDEX);
      await boxes(page).nth(0).check();
      await page.locator('#marks [type="reset"]').click();
      await page.waitForFunction((text) => document.getElementById("marks-status").textContent === text, help);
      assert.equal(await page.locator(".card-mark input:checked").count(), 0);
    }));

  for (const [view, options] of VIEWS) {
    test(`passes axe-core, whole, narrowed and on a page, ${view}`, async () => {
      for (const path of [
        INDEX + "vergelijken/",
        INDEX + "vergelijken/?m=home-start&m=steunouder&m=bestaat-niet",
        pageWith((text, path) => text.includes('class="compare"') && !path.includes("vergelijken")),
      ]) {
        await on(path, options, async (page) => {
          if (path.includes("?")) assert.deepEqual(await heads(page), ["home-start", "steunouder"]);
          await clean(page);
          // The first column and the names stay in sight, and the keyboard can scroll.
          const region = page.locator(".compare").first();
          await region.evaluate((box) => (box.scrollLeft = box.scrollTop = 90));
          const kept = await region.evaluate((box) => {
            const frame = box.getBoundingClientRect();
            const cell = box.querySelector("tbody th").getBoundingClientRect();
            return { seen: cell.left - frame.left <= 1.5, tab: box.tabIndex };
          });
          assert.deepEqual(kept, { seen: true, tab: 0 });
        });
      }
    });
  }

  test("shows everything for names that do not exist, and without scripts", async () => {
    await on(INDEX + "vergelijken/?m=bestaat-niet", {}, async (page) => assert.ok((await heads(page)).length > 4));
    await on(INDEX, { javaScriptEnabled: false }, async (page) => {
      await boxes(page).nth(0).check();
      await page.locator('#marks [type="submit"]').click();
      await page.waitForURL("**/vergelijken/?m=*");
      assert.ok((await heads(page)).length > 4);
    });
  });
});
