// "On this page" follows the reader: the link of the section in view gets `aria-current="true"`.
// Works on `nav.outline a[href^="#"]`; a target may stand anywhere on the page. Without this file the
// outline is a plain list of links.

/** @typedef {{ link: HTMLAnchorElement, target: HTMLElement }} Stop */

/**
 * The links of an outline with the elements that they lead to, from top to bottom.
 * @param {HTMLElement} nav
 * @returns {Stop[]}
 */
function stops(nav) {
  const found = [];
  for (const link of nav.querySelectorAll('a[href^="#"]')) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) found.push({ link, target });
  }
  return found;
}

/** The stop that the address names, or undefined. */
const named = (all) => all.find(({ link }) => link.hash === location.hash && link.hash !== "");

/**
 * The last stop above the reading line. The line stands at a quarter of the window; on the last
 * screenful it slides to the foot, so that short sections at the end get their turn.
 * @param {Stop[]} all
 */
function inView(all) {
  const height = window.innerHeight;
  const left = document.documentElement.scrollHeight - height - window.scrollY;
  const line = height * (0.25 + 0.75 * Math.max(0, 1 - left / height));
  return all.findLast(({ target }) => target.getBoundingClientRect().top <= line);
}

/**
 * Scrolls the outline itself, never the page, until its link can be seen.
 * @param {HTMLElement} nav
 * @param {HTMLElement} link
 */
function reveal(nav, link) {
  if (nav.scrollHeight <= nav.clientHeight) return;
  const frame = nav.getBoundingClientRect();
  const place = link.getBoundingClientRect();
  if (place.top < frame.top + place.height || place.bottom > frame.bottom - place.height) {
    nav.scrollTop += place.top - frame.top - (frame.height - place.height) / 2;
  }
}

/** @param {HTMLElement} nav */
function follow(nav) {
  const all = stops(nav);
  if (all.length === 0) return;
  // A link that was followed stays marked, wherever its section came to stand, until the reader scrolls.
  let pinned = named(all);
  let current;
  let asked = false;
  const mark = () => {
    asked = false;
    const next = pinned ?? inView(all);
    if (next === current) return;
    current?.link.removeAttribute("aria-current");
    next?.link.setAttribute("aria-current", "true");
    if (next) reveal(nav, next.link);
    current = next;
  };
  const ask = () => {
    if (!asked) requestAnimationFrame(mark);
    asked = true;
  };
  const release = () => {
    if (pinned) ask();
    pinned = undefined;
  };
  addEventListener("scroll", ask, { passive: true });
  addEventListener("resize", ask, { passive: true });
  for (const own of ["wheel", "touchmove"]) addEventListener(own, release, { passive: true });
  addEventListener("keydown", ({ key }) => {
    if (/^(Arrow(Up|Down)|Page(Up|Down)|Home|End| )$/.test(key)) release();
  });
  addEventListener("hashchange", () => {
    pinned = named(all);
    ask();
  });
  // A link to the section whose address is already there changes no address.
  nav.addEventListener("click", ({ target }) => {
    pinned = all.find(({ link }) => link.contains(target)) ?? pinned;
    ask();
  });
  ask();
}

document.querySelectorAll("nav.outline").forEach(follow);
