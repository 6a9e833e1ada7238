// The search as people meet it: the dialog, suggestions below a field, the page with results. With the
// keyboard alone, on a phone, for a screen reader, in need, without scripts, and when files are missing.
// Every page is under the strict policy and must be silent on the console.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import axe from "axe-core";
import { launch } from "./browser.mjs";
import { POLICY, serve } from "./server.mjs";
import { EXAMPLE, leidraad } from "./sites.mjs";

const PAGE = "/methoden/jim/";
const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
const VIEWS = [
  ["light", { colorScheme: "light", viewport: { width: 1280, height: 900 } }],
  ["dark", { colorScheme: "dark", viewport: { width: 1280, height: 900 } }],
  ["at 320 px", { colorScheme: "light", viewport: { width: 320, height: 640 } }],
];

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve(EXAMPLE.root);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/**
 * Opens a page, runs `body` on it with the requests that were made, and holds it to silence on the console; a test
 * that breaks files says so with `broken`.
 */
async function on(path, { broken, origin = server.origin, ...options }, body) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  page.on("console", (message) => {
    const expected = broken && /Failed to load resource/.test(message.text());
    if (["error", "warning"].includes(message.type()) && !expected) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => requests.push(request));
  try {
    await page.goto(origin + path, { waitUntil: "load" });
    await body(page, requests);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

/** Holds the page as it is now to axe-core and to the width of the window. */
async function clean(page) {
  await page.evaluate(axe.source);
  const rules = { "target-size": { enabled: true } };
  const result = await page.evaluate((rules) => window.axe.run(document, { resultTypes: ["violations"], rules }), rules);
  assert.deepEqual(result.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`), []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than the screen");
}

const dialog = (page) => page.locator("dialog.search-dialog");
const box = (page) => page.getByRole("combobox");
const options = (page) => page.getByRole("option");
const titles = (page) => page.locator("#search-list .hit-title").allTextContents();
const active = (page) => box(page).evaluate((input) => document.getElementById(input.getAttribute("aria-activedescendant"))?.textContent ?? "");
/** Waits until results stand on the search page. */
const answered = (page) => page.locator("#search-list li").first().waitFor();
const chip = (page, group, value) => page.locator(`button[data-key="${group}:${value}"]`);

describe("the dialog", () => {
  test("is asked for with the link, with / and with Ctrl-K, and gives the focus back", () =>
    on(PAGE, {}, async (page) => {
      const link = page.locator("a.search-open");
      for (const open of [
        () => link.press("Enter"),
        () => page.keyboard.press("/"),
        () => page.keyboard.press("Control+k"),
        () => link.click(),
      ]) {
        await link.focus();
        await open();
        assert.ok(await box(page).evaluate((input) => input === document.activeElement));
        await page.locator(".search-foot").waitFor();
        await page.keyboard.press("Escape");
        assert.equal(await dialog(page).isVisible(), false);
        assert.ok(await link.evaluate((link) => link === document.activeElement));
      }
    }));

  test("waits for more of a word that has hardly begun, and a space takes back no question", () =>
    on(PAGE, {}, async (page) => {
      await page.keyboard.press("/");
      await page.locator(".search-foot").waitFor();
      await page.clock.install();
      await page.clock.pauseAt(Date.now() + 3_600_000);
      const typed = async (text, wait) => {
        await page.keyboard.type(text);
        await page.clock.runFor(wait);
      };
      const shown = () => options(page).first().elementHandle();
      const replaced = (option) => page.waitForFunction((option) => !option.isConnected, option);
      await typed("gezinsplan", 100);
      await typed(" ", 100);
      const name = await shown();
      await typed("w", 300);
      await page.waitForTimeout(300);
      assert.equal(await name.evaluate((option) => option.isConnected), true, "nothing is asked for one letter");
      await typed("ie", 200);
      await replaced(name);
      const more = await shown();
      await typed(" n", 600);
      await replaced(more);
    }));

  test("leaves / to fields, and the key can be switched off", () =>
    on("/", {}, async (page) => {
      await box(page).focus();
      await page.keyboard.type("a/b");
      assert.equal(await box(page).inputValue(), "a/b");
      assert.equal(await dialog(page).count(), 0);
      await page.goto(server.origin + PAGE);
      await page.keyboard.press("/");
      await page.locator(".search-key").click();
      await page.keyboard.press("Escape");
      await page.keyboard.press("/");
      assert.equal(await dialog(page).isVisible(), false);
      await page.keyboard.press("Control+k");
      await page.locator(".search-key").click();
      await page.keyboard.press("Escape");
      await page.keyboard.press("/");
      assert.ok(await dialog(page).isVisible());
    }));

  test("takes what is typed before it has arrived", () =>
    on(PAGE, {}, async (page) => {
      let go;
      const held = new Promise((done) => (go = done));
      await page.route("**/search-ui.js", async (route) => {
        await held;
        await route.continue();
      });
      await page.keyboard.press("/");
      await page.keyboard.type("ecogram");
      go();
      await options(page).first().waitFor();
      assert.match(await options(page).first().textContent(), /ecogram/i);
    }));

  test("works with the keyboard alone: arrows choose and go round, Home goes back to the words, Enter opens", () =>
    on(PAGE, {}, async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("ecogram");
      await options(page).first().waitFor();
      assert.equal(await box(page).getAttribute("aria-expanded"), "true");
      const all = await options(page).allTextContents();
      assert.ok(all.length > 2);
      await page.keyboard.press("ArrowDown");
      assert.equal(await active(page), await options(page).nth(0).textContent());
      assert.equal(await page.locator('[role="option"][aria-selected="true"]').count(), 1);
      await page.keyboard.press("ArrowUp");
      assert.equal(await active(page), "");
      await page.keyboard.press("ArrowUp");
      assert.equal(await active(page), await options(page).last().textContent());
      await page.keyboard.press("ArrowDown");
      assert.equal(await active(page), "");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Home");
      assert.equal(await active(page), "");
      assert.equal(await box(page).evaluate((input) => input.selectionStart), 0);
      await page.keyboard.press("ArrowDown");
      const href = await options(page).first().getAttribute("href");
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => url.pathname + url.hash === href);
    }));

  test("is open again with the same words after Back", () =>
    on(PAGE, {}, async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("ecogram");
      await options(page).nth(1).waitFor();
      const all = await options(page).evaluateAll((all) => all.map((link) => link.getAttribute("href")));
      await options(page).nth(1).click();
      await page.waitForURL((url) => url.pathname !== PAGE);
      await page.goBack();
      await options(page).nth(1).waitFor();
      assert.equal(await box(page).inputValue(), "ecogram");
      assert.deepEqual(await options(page).evaluateAll((all) => all.map((link) => link.getAttribute("href"))), all);
      await page.keyboard.press("Escape");
      await page.reload();
      await page.waitForLoadState("networkidle");
      assert.equal(await dialog(page).count(), 0);
    }));

  test("says names, roles and counts to a screen reader, and the count not at each key", () =>
    on(PAGE, {}, async (page) => {
      await page.keyboard.press("/");
      await page.locator(".search-foot").waitFor();
      assert.equal(await page.getByRole("dialog", { name: "Zoeken" }).count(), 1);
      assert.equal(await page.getByRole("combobox", { name: "Zoeken" }).count(), 1);
      await page.evaluate(() => {
        window.told = [];
        const status = document.querySelector('dialog [role="status"]');
        new MutationObserver(() => window.told.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
      });
      await page.keyboard.type("ecogram", { delay: 60 });
      await page.waitForFunction(() => window.told.length > 0);
      const told = await page.evaluate(() => window.told);
      assert.equal(told.length, 1, told.join(" | "));
      assert.match(told[0], /^\d+ resultaten voor ‘ecogram’$/);
      assert.equal(await page.getByRole("listbox", { name: "Resultaten" }).count(), 1);
      assert.match(await options(page).first().ariaSnapshot(), /option ".*ecogram.*"/i);
    }));

  test("asks little while somebody types: one question, nothing before it is opened", () =>
    on(PAGE, {}, async (page, requests) => {
      await page.waitForLoadState("networkidle");
      const of = (part) => requests.filter((request) => request.url().includes(part));
      assert.deepEqual(of("/search").map((request) => new URL(request.url()).pathname), ["/assets/search-open.js"]);
      await page.keyboard.press("/");
      await page.locator(".search-foot").waitFor();
      await page.waitForLoadState("networkidle");
      const before = of("/search/nl/").length;
      await page.keyboard.type("genogram", { delay: 20 });
      await options(page).first().waitFor();
      assert.equal(of("/all.bin").length, 1);
      assert.ok(of("/search/nl/").length - before <= 6, "more than one question was asked");
    }));

  test("offers what was meant, and takes it when pressed", () =>
    on(PAGE, {}, async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("famliegroepsplan");
      const better = page.locator(".search-meant button");
      await better.waitFor();
      assert.equal(await better.textContent(), "familiegroepsplan");
      await better.click();
      assert.equal(await box(page).inputValue(), "familiegroepsplan");
      await better.waitFor({ state: "hidden" });
      assert.ok(await box(page).evaluate((input) => input === document.activeElement));
    }));

  test("leads on when nothing is found", () =>
    on(PAGE, {}, async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("zzqqxxzz");
      await page.getByText("Niets gevonden voor ‘zzqqxxzz’").first().waitFor();
      assert.equal(await box(page).getAttribute("aria-expanded"), "false");
      assert.ok(await dialog(page).locator('a[href="/a-z/"]').isVisible());
      assert.ok(await dialog(page).locator('a[href="/contact/"]').isVisible());
    }));

  test("fills the screen of a phone and opens with a tap", () =>
    on(PAGE, PHONE, async (page) => {
      await page.locator("a.search-open").tap();
      await page.locator("input[role=combobox]").pressSequentially("netwerk");
      await options(page).first().waitFor();
      const frame = await dialog(page).boundingBox();
      assert.deepEqual([frame.x, frame.y, frame.width, frame.height], [0, 0, 360, 640]);
      for (const option of await options(page).all()) assert.ok((await option.boundingBox()).height >= 44);
      const href = await options(page).first().getAttribute("href");
      await options(page).first().tap();
      await page.waitForURL((url) => url.pathname + url.hash === href);
    }));

  for (const [view, look] of VIEWS) {
    test(`passes axe-core empty, with results, in need and with nothing found, ${view}`, () =>
      on(PAGE, look, async (page) => {
        await page.keyboard.press("/");
        await page.locator(".search-start").waitFor();
        await clean(page);
        for (const [words, then] of [
          ["netwerk tekenen", '[role="option"]'],
          ["famliegroepsplan", ".search-meant button"],
          ["kind mishandeld", ".search-help .strip"],
          ["zzqqxxzz", ".search-message"],
        ]) {
          await box(page).fill(words);
          await dialog(page).locator(then).first().waitFor();
          await page.waitForTimeout(700);
          await page.keyboard.press("ArrowDown");
          await clean(page);
        }
      }));
  }
});

describe("suggestions below a field", () => {
  test("open under the field of the home page, lead to a page, and go away", () =>
    on("/", {}, async (page) => {
      await box(page).click();
      await page.keyboard.type("genogr");
      await options(page).first().waitFor();
      assert.match(await options(page).first().textContent(), /genogram/i);
      await page.keyboard.press("Escape");
      assert.equal(await options(page).first().isVisible(), false);
      await page.keyboard.press("ArrowDown");
      assert.ok(await options(page).first().isVisible());
      await page.mouse.click(1200, 300);
      assert.equal(await options(page).first().isVisible(), false);
      await box(page).press("Enter");
      await page.waitForURL("**/zoeken/?q=genogr");
      await answered(page);
    }));

  for (const [view, look] of VIEWS) {
    test(`pass axe-core, ${view}`, () =>
      on("/", look, async (page) => {
        await box(page).click();
        await page.keyboard.type("steun");
        await options(page).first().waitFor();
        await page.keyboard.press("ArrowDown");
        await clean(page);
      }));
  }
});

describe("the page of results", () => {
  test("shows cards with kind, section, marks, a passage and the day of the last review", () =>
    on("/zoeken/?q=netwerk+tekenen", {}, async (page) => {
      await answered(page);
      assert.equal(await box(page).inputValue(), "netwerk tekenen");
      assert.match(await page.locator("#search-title").textContent(), /^\d+ resultaten voor ‘netwerk tekenen’$/);
      const first = page.locator("#search-list li").first();
      await first.locator(".hit-text mark").first().waitFor();
      assert.ok(await first.locator(".card-kind").textContent());
      const reviewed = first.locator(".hit-reviewed");
      assert.match(await reviewed.textContent(), /^Beoordeeld \d{1,2} [a-z]+ 20\d\d$/);
      assert.match(await reviewed.locator("time").getAttribute("datetime"), /^20\d\d-\d\d-\d\d$/);
      const deep = page.locator(".hit-place a").first();
      const href = await deep.getAttribute("href");
      assert.match(href, /#/);
      await deep.click();
      await page.waitForURL((url) => url.pathname + url.hash === href);
      assert.ok(await page.evaluate(() => document.querySelector(":target")));
    }));

  test("narrows by kind, theme and audience; counts tell what a choice gives; the address holds it", () =>
    on("/zoeken/?q=netwerk", {}, async (page) => {
      await chip(page, "kind", "methode").waitFor();
      const total = Number((await page.locator("#search-title").textContent()).match(/^\d+/)[0]);
      const count = Number(await chip(page, "kind", "methode").locator(".chip-count").textContent());
      assert.ok(count > 0 && count < total);
      await chip(page, "kind", "methode").focus();
      await page.keyboard.press("Enter");
      await page.locator('#search-chosen button[aria-label="Haal weg: methoden"]').waitFor();
      assert.equal(new URL(page.url()).search, "?q=netwerk&kind=methode");
      assert.match(await page.locator("#search-title").textContent(), new RegExp(`^${count} `));
      await page.waitForFunction(() => document.activeElement.dataset.key === "kind:methode");
      assert.equal(await chip(page, "kind", "methode").getAttribute("aria-pressed"), "true");
      // Another kind beside it gives as many as it says, together with the first.
      const other = Number(await chip(page, "kind", "hulpmiddel").locator(".chip-count").textContent());
      await chip(page, "kind", "hulpmiddel").click();
      await page.waitForFunction((n) => document.getElementById("search-title").textContent.startsWith(`${n} `), count + other);
      for (const group of ["voor", "themas"]) assert.ok((await page.locator(`button[data-key^="${group}:"]`).count()) > 0, group);
      await page.goBack();
      await page.waitForFunction((n) => document.getElementById("search-title").textContent.startsWith(`${n} `), count);
      await page.reload();
      await page.waitForFunction((n) => document.getElementById("search-title").textContent.startsWith(`${n} `), count);
      await page.locator(".search-clear").click();
      await page.waitForFunction((n) => document.getElementById("search-title").textContent.startsWith(`${n} `), total);
      assert.equal(new URL(page.url()).search, "?q=netwerk");
    }));

  test("takes no harm of an address with choices that do not exist, and lets them go", () =>
    on("/zoeken/?q=netwerk&kind=onzin&__proto__=x&constructor=y", {}, async (page) => {
      await page.getByText("Niets gevonden voor ‘netwerk’ met deze keuze").first().waitFor();
      await page.locator(".search-clear").click();
      await answered(page);
    }));

  test("Back returns to the same results, the same place and the same link, also after more were shown", () =>
    on("/zoeken/?q=netwerk", PHONE, async (page) => {
      await answered(page);
      await page.locator("#search-more").click();
      await page.locator("#search-list li").nth(15).waitFor();
      assert.ok(await page.locator("#search-list li").nth(10).locator("h3 a").evaluate((a) => a === document.activeElement));
      const all = await titles(page);
      const link = page.locator("#search-list h3 a").nth(14);
      await link.scrollIntoViewIfNeeded();
      assert.ok((await page.evaluate(() => scrollY)) > 500);
      const place = () => link.evaluate((a) => a.getBoundingClientRect().top);
      const top = await place();
      await link.click();
      await page.waitForURL((url) => url.pathname !== "/zoeken/");
      await page.goBack();
      await page.locator("#search-list li").nth(14).waitFor();
      assert.deepEqual(await titles(page), all);
      await page.waitForFunction(() => document.activeElement.closest("#search-list"));
      assert.ok(await link.evaluate((a) => a === document.activeElement));
      // Also when passages have come above it.
      await page.waitForTimeout(1000);
      assert.ok(Math.abs((await place()) - top) < 60, `${await place()} was ${top}`);
    }));

  test("each question is a step in history", () =>
    on("/zoeken/", {}, async (page) => {
      await page.locator(".is-ready").waitFor();
      for (const words of ["ecogram", "genogram"]) {
        await box(page).fill(words);
        await box(page).press("Enter");
        await page.waitForFunction((words) => document.getElementById("search-title").textContent.includes(`‘${words}’`), words);
      }
      await page.goBack();
      await page.waitForFunction(() => document.getElementById("search-title").textContent.includes("‘ecogram’"));
      assert.equal(await box(page).inputValue(), "ecogram");
      await page.goBack();
      await page.locator("#search-found").waitFor({ state: "hidden" });
      assert.ok(await page.locator("#search-ways").isVisible());
    }));

  test("/ goes to its field; suggestions lead to results on the same page", () =>
    on("/zoeken/", {}, async (page) => {
      await page.locator(".is-ready").waitFor();
      await page.keyboard.press("/");
      await page.keyboard.type("steunfiguur");
      await options(page).first().waitFor();
      await page.locator(".search-all").click();
      await answered(page);
      assert.equal(new URL(page.url()).search, "?q=steunfiguur");
      assert.equal(await options(page).filter({ visible: true }).count(), 0);
    }));

  test("does not move by itself while results arrive", () =>
    on("/zoeken/?q=netwerk+tekenen", PHONE, async (page) => {
      await page.locator("#search-list mark").first().waitFor();
      await page.waitForTimeout(500);
      const moved = await page.evaluate(
        () =>
          new Promise((done) => {
            new PerformanceObserver((list) => done(list.getEntries().reduce((sum, entry) => sum + (entry.hadRecentInput ? 0 : entry.value), 0))).observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done(0), 300);
          }),
      );
      assert.ok(moved < 0.1, String(moved));
    }));

  for (const [view, look] of VIEWS) {
    test(`passes axe-core empty, with results, narrowed, in need and with nothing found, ${view}`, async () => {
      for (const [query, then] of [
        ["", ".is-ready"],
        ["?q=netwrk+tekenen", "#search-meant a"],
        ["?q=netwerk&kind=methode&voor=wijkteam", "#search-chosen button"],
        ["?q=zelfmoordgedachten", "#search-help .strip"],
        ["?q=zzqqxxzz", "#search-message"],
        ["?q=netwerk&kind=onzin", ".search-clear"],
      ]) {
        await on(`/zoeken/${query}`, look, async (page) => {
          await page.locator(then).first().waitFor();
          await page.waitForTimeout(300);
          if (await page.locator("#search-filters > summary").isVisible()) await page.locator("#search-filters > summary").click();
          await clean(page);
        });
      }
    });
  }
});

describe("who is in need", () => {
  const strip = (page) => page.locator(".search-help .strip:visible");
  const NUMBERS = ["tel:112", "tel:08002000"];

  test("sees the numbers first, in the dialog, below a field and on the page, with slips and all", async () => {
    const words = ["zelfmoord", "Suïcidaal", "zelfmrood", "ik wil dood", "kind wordt geslagen", "huiselijk geweld", "mishandlde kind", "noodgeval", "112"];
    await on(PAGE, PHONE, async (page) => {
      await page.locator("a.search-open").tap();
      await page.locator(".search-start").waitFor();
      for (const query of words) {
        await box(page).fill(query);
        await strip(page).waitFor();
        for (const number of NUMBERS) {
          const place = await page.locator(`.search-help a[href="${number}"]`).boundingBox();
          assert.ok(place && place.y + place.height < 320, `${query}: ${number}`);
        }
        await box(page).fill("netwerk");
        await strip(page).waitFor({ state: "hidden" });
      }
    });
    await on("/", {}, async (page) => {
      await box(page).click();
      await page.keyboard.type("huiselijk geweld");
      await strip(page).waitFor();
    });
    await on("/zoeken/?q=zelfmoord", {}, async (page) => {
      await strip(page).waitFor();
      const [help, title] = [await strip(page).boundingBox(), await page.locator("#search-title").boundingBox()];
      assert.ok(help.y < title.y);
    });
  });

  test("sees them too when the index cannot be read", () =>
    on("/zoeken/?q=zelfmoord", { broken: true }, async (page) => {
      await page.route("**/search/**", (route) => route.fulfill({ status: 404, body: "" }));
      await page.reload();
      await strip(page).waitFor();
      await page.getByText("Zoeken lukt nu niet").first().waitFor();
    }));

  test("is the only one who sees them", () =>
    on(PAGE, {}, async (page) => {
      await page.keyboard.press("/");
      await page.locator(".search-start").waitFor();
      for (const query of ["geweldig idee", "netwerkberaad voorbereiden", "steunouder", "samen oplopen", "methoden", "veiligheidsplan", "staan", "wil", "niet", "gezin"]) {
        await box(page).fill(query);
        await page.waitForTimeout(30);
        assert.equal(await strip(page).isVisible(), false, query);
      }
    }));

  test("can leave at once from the dialog, without a way back to it", () =>
    on("/", {}, async (page) => {
      await page.route("https://www.buienradar.nl/", (route) => route.fulfill({ contentType: "text/html", body: "<h1>weer</h1>" }));
      await page.goto(server.origin + PAGE);
      await page.keyboard.press("/");
      await page.locator(".search-start").waitFor();
      await box(page).fill("huiselijk geweld");
      await strip(page).waitFor();
      await page.waitForLoadState("networkidle");
      await page.locator(".search-help a[data-leave]").click();
      await page.waitForURL("https://www.buienradar.nl/");
      await page.goBack();
      assert.notEqual(new URL(page.url()).pathname, PAGE);
    }));
});

describe("what is typed", () => {
  test("goes to nobody: no request tells it, on the way to results, from them, and back", () =>
    on(PAGE, {}, async (page, requests) => {
      const secret = "geheimwoord";
      await page.keyboard.press("/");
      await page.locator(".search-start").waitFor();
      await box(page).fill(`netwerk ${secret}`);
      await options(page).first().waitFor();
      await page.keyboard.press("Enter");
      await page.waitForURL("**/zoeken/?q=*");
      await answered(page);
      await chip(page, "kind", "methode").click();
      await page.locator("#search-chosen button").first().waitFor();
      await page.locator("#search-list h3 a").first().click();
      await page.waitForURL((url) => url.pathname !== "/zoeken/");
      await page.waitForLoadState("networkidle");
      assert.ok(requests.length > 20);
      for (const request of requests) {
        const told = [request.url().replace(/#.*/, ""), request.postData() ?? "", JSON.stringify(await request.allHeaders())].join(" ");
        assert.ok(!told.includes(secret), told);
      }
    }));
});

describe("without scripts", () => {
  test("the link and the forms lead to everything by letter, with other names", async () => {
    for (const ask of [
      async (page) => page.locator("a.search-open").click(),
      async (page) => {
        await page.goto(server.origin + "/");
        await page.locator("#search-field").fill("ecogram");
        await page.locator("#search-field").press("Enter");
      },
    ]) {
      await on(PAGE, { javaScriptEnabled: false }, async (page) => {
        await ask(page);
        await page.waitForURL("**/a-z/");
        await page.locator(".az-note").waitFor();
        assert.ok((await page.locator(".az li a").count()) > 200);
        assert.ok(await page.locator(".az .see").first().isVisible());
      });
    }
  });
});

describe("an index that cannot be read", () => {
  const bad = {
    missing: (route) => route.fulfill({ status: 404, body: "" }),
    damaged: (route) => route.fulfill({ status: 200, body: "x".repeat(300) }),
    unreachable: (route) => route.abort(),
  };
  for (const [how, wrong] of Object.entries(bad)) {
    test(`that is ${how} is told of in the dialog and on the page, with the A-Z as way on`, async () => {
      await on(PAGE, { broken: true }, async (page) => {
        await page.route("**/search/nl/**", wrong);
        await page.keyboard.press("/");
        await page.locator(".search-start").waitFor();
        await box(page).fill("netwerk");
        await page.getByText("Zoeken lukt nu niet").first().waitFor();
        await clean(page);
        await dialog(page).locator('.search-message a[href="/a-z/"]').click();
        await page.waitForURL("**/a-z/");
      });
      await on("/zoeken/", { broken: true }, async (page) => {
        await page.route("**/search/nl/**", wrong);
        await page.goto(server.origin + "/zoeken/?q=netwerk");
        await page.getByText("Zoeken lukt nu niet").first().waitFor();
        await clean(page);
        await page.unroute("**/search/nl/**");
        await page.getByRole("button", { name: "Probeer het opnieuw" }).click();
        await answered(page);
      });
    });
  }

  test("that never comes is told of after ten seconds; without passages results stay", async () => {
    await on("/zoeken/", { broken: true }, async (page) => {
      await page.clock.install();
      await page.route("**/search/nl/**", () => {});
      await page.goto(server.origin + "/zoeken/?q=netwerk");
      await page.waitForTimeout(800);
      await page.clock.runFor(11_000);
      await page.getByText("Zoeken lukt nu niet").first().waitFor();
    });
    await on("/zoeken/", { broken: true }, async (page) => {
      await page.route("**/search/nl/**/t/**", bad.missing);
      await page.goto(server.origin + "/zoeken/?q=netwerk");
      await answered(page);
      await page.waitForLoadState("networkidle");
      assert.equal(await page.getByText("Zoeken lukt nu niet").count(), 0);
    });
  });

  test("makes the link lead to the search page when the interface does not come either", () =>
    on(PAGE, { broken: true }, async (page) => {
      await page.route("**/search-ui.js", (route) => route.abort());
      await page.locator("a.search-open").click();
      await page.waitForURL("**/zoeken/");
      // In sight when it is sure that nothing else comes.
      await page.locator('#search-ways a[href="/a-z/"]').waitFor();
    }));
});

describe("an address without a page", () => {
  const near = (page) => page.locator("[data-near] li a");
  const html = readFileSync(join(EXAMPLE.root, "404.html"), "utf8");
  const gone = (path, body) =>
    on("/", { broken: true }, async (page) => {
      await page.route("**" + path, (route) =>
        route.fulfill({ status: 404, contentType: "text/html", headers: { "content-security-policy": POLICY }, body: html }),
      );
      await page.goto(server.origin + path);
      await body(page);
    });

  test("suggests what is near", () =>
    gone("/methoden/eigen-krachtconferenti/", async (page) => {
      await near(page).first().waitFor();
      assert.match(await near(page).first().getAttribute("href"), /eigen-kracht-conferentie/);
      assert.ok((await near(page).count()) <= 5);
      await clean(page);
    }));

  test("suggests nothing when nothing is near, or the index is gone", async () => {
    for (const path of ["/zzqqxxzz/", "/%E0%A4%A/"]) {
      await gone(path, async (page) => {
        await page.waitForLoadState("networkidle");
        assert.equal(await page.locator("[data-near]").isVisible(), false, path);
      });
    }
    await on("/", { broken: true }, async (page) => {
      await page.route("**/search/nl/**", bad404);
      await page.route("**/steunouders/", (route) => route.fulfill({ status: 404, contentType: "text/html", body: html }));
      await page.goto(server.origin + "/steunouders/");
      await page.waitForLoadState("networkidle");
      assert.equal(await near(page).count(), 0);
    });
  });
  const bad404 = (route) => route.fulfill({ status: 404, body: "" });
});

describe("a site of odd titles, below a path", () => {
  let folder;
  let odd;
  const MARKUP = `<img src=x onerror="alert(1)"> & 'meer' netwerk`;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "leidraad-search-"));
    const files = {
      "leidraad.yaml": "title: Oneven\nlanguage: nl\nbase_url: https://voorbeeld.example/onder/\n",
      "content/_index.md": "---\ntitle: Begin\n---\nDit is het begin.\n",
      "content/markup.md": `---\ntitle: ${JSON.stringify(MARKUP)}\n---\nTekst over een netwerk met \`<script>alert(2)</script>\` erin.\n`,
      "content/proto.md": "---\ntitle: __proto__\n---\nOver een netwerk van vroeger.\n",
      "content/rechts.md": "---\ntitle: שלום עולם netwerk\n---\nמילים על רשת. Een netwerk.\n",
      "content/steun.md": "---\ntitle: Steunfiguur\n---\nIemand die er is.\n",
      "data/synonyms.yaml": "taal: nl\nwoorden:\n  - voorkeur: steunfiguur\n    vermijd: [tante Betje]\n",
    };
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, "bron", name)), { recursive: true });
      writeFileSync(join(folder, "bron", name), text);
    }
    leidraad("--root", join(folder, "bron"), "-q", "build", "--output-dir", join(folder, "site/onder"));
    odd = await serve(join(folder, "site"));
  });
  after(async () => {
    await odd?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("shows markup as text, keeps the direction of titles, finds without a model", async () => {
    await on("/onder/steun/", { origin: odd.origin }, async (page) => {
      await page.keyboard.press("/");
      await page.locator(".search-start").waitFor();
      await box(page).fill("netwerk");
      await options(page).nth(2).waitFor();
      const found = await page.locator('[role="option"] .hit-title').allTextContents();
      assert.ok(found.includes(MARKUP), found.join(" | "));
      assert.equal(await dialog(page).locator("img").count(), 0);
      const hebrew = page.locator(".hit-title", { hasText: "שלום" });
      assert.equal(await hebrew.evaluate((node) => getComputedStyle(node).direction), "rtl");
      await box(page).fill("__proto__");
      await page.locator(".hit-title", { hasText: "__proto__" }).waitFor();
      await box(page).fill("<b>vet</b>");
      await page.locator("bdi", { hasText: "<b>vet</b>" }).first().waitFor();
    });
    await on("/onder/zoeken/?q=netwerk", { origin: odd.origin }, async (page) => {
      await answered(page);
      assert.ok((await titles(page)).includes(MARKUP));
      assert.equal(await page.locator("#search-list img").count(), 0);
      await clean(page);
    });
  });

  test("finds with a word that it avoids, and does not show it", () =>
    on("/onder/zoeken/?q=tante+betje", { origin: odd.origin }, async (page) => {
      await answered(page);
      assert.deepEqual(await titles(page), ["Steunfiguur"]);
      assert.doesNotMatch(await page.locator(".search-columns").innerText(), /betje/i);
    }));
});
