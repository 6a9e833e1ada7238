// What someone gets who reads the example site on a small screen, with large letters, with the keyboard
// alone, in need, or on paper. Looked at on the fullest page of every kind.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { launch, open, visit } from "./browser.mjs";
import { focused, moved, pressable, tooSmall, tooWide } from "./reading.mjs";
import { serve } from "./server.mjs";
import { EXAMPLE, content, fileOf, fullest, groups, oneOfEach } from "./sites.mjs";

const { root, source } = EXAMPLE;
const hasImage = (path) => /<img\b/.test(readFileSync(fileOf(root, path), "utf8"));
const all = groups(EXAMPLE);
const pictured = [...all.values()].flatMap((paths) => paths.filter(hasImage).slice(0, 1));
/** The fullest page of every kind, and of the pages with pictures the first of each kind. */
const CHOSEN = [...new Set([...oneOfEach(EXAMPLE), ...pictured])];
const PHONE = { width: 360, height: 640 };

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve(root);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Every way of looking, by what it must not find: the screen, what is laid over the page, the look. */
const LARGE = "html { font-size: 200% }";
const SPACED = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-block-end: 2em !important }`;
const LOOKS = {
  "nothing moves while it loads on a phone, pictures and all": [PHONE, moved],
  "everything to press is 24 px or more, but for links in running text": [PHONE, tooSmall],
  "nothing runs off a screen of 320 px": [{ width: 320, height: 640 }, tooWide, ""],
  "nothing runs off a screen of 320 px with the spacing of WCAG 1.4.12": [{ width: 320, height: 640 }, tooWide, SPACED],
  // Zoom to 200 % on a window of 1280 px leaves 640.
  "nothing runs off the screen at 200 % zoom": [{ width: 640, height: 450 }, tooWide, ""],
  "nothing runs off the screen with letters twice as large": [{ width: 1280, height: 900 }, tooWide, LARGE],
  "nothing runs off a phone with letters twice as large": [PHONE, tooWide, LARGE],
};

describe(`on a screen of any size: ${CHOSEN.length} pages`, () => {
  const found = new Map(Object.keys(LOOKS).map((name) => [name, []]));
  before(async () => {
    const complaints = await visit(browser, server.origin, CHOSEN, { viewport: PHONE }, async (page, path) => {
      for (const [name, [viewport, look, style]] of Object.entries(LOOKS)) {
        await page.setViewportSize(viewport);
        const wrong = await page.evaluate(look, style);
        found.get(name).push(...wrong.map((words) => `${path}: ${words}`));
      }
    });
    assert.deepEqual(complaints, []);
  });

  test("there are pictures among them", () => assert.ok(pictured.length > 0));
  for (const name of Object.keys(LOOKS)) test(name, () => assert.deepEqual(found.get(name), []));
});

describe("with the keyboard alone", () => {
  const stops = {
    home: "/",
    "a question": fullest(EXAMPLE, "praktijkvraag"),
    "a method": fullest(EXAMPLE, "methode"),
    "the finder": fullest(EXAMPLE, "methode: index"),
  };
  for (const [name, path] of Object.entries(stops)) {
    for (const width of [1280, 360]) {
      test(`the first fifteen stops of ${name} show where one is, ${width} px`, async () => {
        const options = { viewport: { width, height: 800 }, reducedMotion: "reduce" };
        const { context, page, complaints } = await open(browser, server.origin, options);
        await page.goto(server.origin + path, { waitUntil: "load" });
        const wrong = [];
        let last = 0;
        for (let stop = 1; stop <= 15; stop += 1, last += 1) {
          await page.keyboard.press("Tab");
          await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
          const at = await page.evaluate(focused);
          if (at.nowhere) break;
          if (stop === 1) assert.match(at.href, /^#/, "the first stop is no skip link");
          wrong.push(...at.wrong.map((words) => `stop ${stop}, ${at.name}: ${words}`));
        }
        assert.ok(last > 5, `only ${last} stops`);
        assert.deepEqual(wrong, []);
        assert.deepEqual(complaints, []);
        await context.close();
      });
    }

    test(`the skip link of ${name} leads past the menu`, async () => {
      const { context, page } = await open(browser, server.origin, { viewport: PHONE });
      await page.goto(server.origin + path, { waitUntil: "load" });
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      const focus = (test) => page.evaluate(test);
      assert.ok(await focus(() => document.activeElement.localName === "main"), "focus is not in main");
      await page.keyboard.press("Tab");
      assert.ok(await focus(() => document.activeElement.closest("main") !== null), "the next stop is not in main");
      await context.close();
    });
  }
});

describe("who is in need", () => {
  const inNeed = ({ file }) => /^veiligheid: *(ja|true)\b/m.test(readFileSync(join(source, file), "utf8"));
  const paths = content(EXAMPLE).filter((page) => page.path && inNeed(page)).map(({ path }) => path);
  /** Which of the two numbers to call cannot be seen: without scrolling, or at all. */
  const unseen = async (page, path, bottom) => {
    const found = [];
    for (const number of ["tel:112", "tel:08002000"]) {
      const box = await page.locator(`a[href="${number}"]`).first().boundingBox();
      if (!box) found.push(`${path}: ${number} is not there`);
      else if (box.y + box.height > bottom) found.push(`${path}: ${number} at ${Math.round(box.y)} px`);
    }
    return found;
  };

  test(`sees the numbers to call at once on a phone, without scripts, and on paper: ${paths.length} pages`, async () => {
    assert.ok(paths.length > 0, "no page is about safety");
    const options = { viewport: PHONE, javaScriptEnabled: false };
    const found = await visit(browser, server.origin, paths, options, async (page, path) => {
      const screen = await unseen(page, path, PHONE.height);
      await page.emulateMedia({ media: "print" });
      const paper = await unseen(page, `${path} on paper`, Infinity);
      await page.emulateMedia({ media: "screen" });
      return [...screen, ...paper];
    });
    assert.deepEqual(found, []);
  });

  test("sees them with scripts too, at 320 px", async () => {
    const options = { viewport: { width: 320, height: 568 } };
    const look = (page, path) => unseen(page, path, 568);
    assert.deepEqual(await visit(browser, server.origin, paths.slice(0, 5), options, look), []);
  });
});

test("on paper there is text, and nothing to press", async () => {
  const options = { viewport: { width: 720, height: 1000 } };
  const found = await visit(browser, server.origin, CHOSEN, options, async (page, path) => {
    await page.emulateMedia({ media: "print" });
    const wrong = await page.evaluate(pressable);
    await page.emulateMedia({ media: "screen" });
    return wrong.map((words) => `${path}: ${words}`);
  });
  assert.deepEqual(found, []);
});
