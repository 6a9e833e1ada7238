// Quick leave: `a[data-leave]` hides the page at once and puts another in its place, so that Back does
// not lead here. Pressing Shift three times within two seconds does the same. Without this file it is
// a plain link.

const PRESSES = 3;
const WITHIN = 2000;
const words = document.querySelector("script[data-leave-press]")?.dataset ?? {};
/** The link there is now; the search may bring one later. */
const way = () => /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-leave]"));
let left = false;

function leave() {
  left = true;
  document.documentElement.hidden = true;
  document.title = "\u200b";
  // `rel="noreferrer"` counts for a click, not for a replacement.
  const policy = document.createElement("meta");
  policy.name = "referrer";
  policy.content = "no-referrer";
  document.head.append(policy);
  location.replace(way().href);
}

/** Counts presses of Shift alone; typing a capital is none. */
function countPresses() {
  const status = document.createElement("div");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  document.body.append(status);
  let presses = [];
  let alone = false;
  let timer = 0;
  const reset = () => {
    clearTimeout(timer);
    presses = [];
    alone = false;
    status.textContent = "";
  };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") reset();
    else if (!event.repeat) alone = true;
  });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    presses = [...presses.filter((time) => event.timeStamp - time < WITHIN), event.timeStamp];
    if (presses.length >= PRESSES) return leave();
    status.textContent = (words.leavePress ?? "").replace("{count}", String(PRESSES - presses.length));
    clearTimeout(timer);
    timer = setTimeout(reset, WITHIN);
  });
  document.addEventListener("pointerdown", reset);
}

if (way()) {
  document.addEventListener("click", (event) => {
    if (!event.target.closest("a[data-leave]")) return;
    event.preventDefault();
    leave();
  });
  if (words.leaveHint) way().title ||= words.leaveHint;
  countPresses();
  // A browser may show the page as it was left, from memory.
  addEventListener("pageshow", (event) => event.persisted && left && leave());
}
