// Opens the search: with its link, with Ctrl-K and with `/`. All else that a search needs is fetched when
// somebody reaches for it. Without this file the link and the forms lead to the search page.

const link = document.querySelector("a.search-open");
const fields = [...document.querySelectorAll("form.search input")];
const page = document.getElementById("search-ui");
const address = link?.href ?? fields[0]?.form.action;
let dialog;
let loading;

/** The interface and its style sheet; asked for again when that failed. */
function load() {
  if (!loading) {
    if (!page) {
      const sheet = document.createElement("link");
      Object.assign(sheet, { rel: "stylesheet", href: new URL("./search.css", import.meta.url) });
      document.head.append(sheet);
    }
    loading = import("./search-ui.js");
    loading.catch(() => (loading = undefined));
  }
  return loading;
}

/** The dialog has its field at once, so that nobody waits to type, and a telephone shows its keys. */
function open(state) {
  const field = page ? fields[0] : dialog?.querySelector("input");
  if (!page && !dialog?.open) {
    if (!dialog) {
      dialog = document.createElement("dialog");
      const form = document.createElement("form");
      const input = document.createElement("input");
      dialog.className = "search-dialog";
      dialog.ariaLabel = input.ariaLabel = (link ?? fields[0].labels[0]).textContent.trim();
      Object.assign(form, { className: "search-ask", action: address, role: "search" });
      Object.assign(input, { type: "search", name: "q", autocomplete: "off", role: "combobox", ariaExpanded: "false" });
      form.append(input);
      dialog.append(form);
      document.body.append(dialog);
    }
    dialog.showModal();
    load().then(
      (ui) => ui.inDialog(dialog, address, state),
      () => location.assign(address),
    );
  }
  const input = field ?? dialog.querySelector("input");
  input.focus();
  input.select();
}

if (address) {
  link?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
  for (const name of ["pointerenter", "focus"]) link?.addEventListener(name, () => load().catch(() => {}), { once: true });
  addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    const control = event.ctrlKey || event.metaKey;
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    // A key by itself can be switched off, as WCAG 2.1.4 asks.
    const slash = key === "/" && !control && !typing && !off();
    if (event.altKey || event.isComposing || event.defaultPrevented || !(slash || (key === "k" && control && !event.shiftKey))) return;
    event.preventDefault();
    open();
  });
  for (const input of fields) {
    Object.assign(input, { role: "combobox", ariaExpanded: "false", ariaAutoComplete: "list" });
    const begin = () => load().then((ui) => ui.onField(input, address), () => {});
    if (document.activeElement === input) begin();
    else input.addEventListener("focus", begin, { once: true });
    // In the fragment the words are not sent; the search page puts them into its address.
    if (!page) {
      input.form.addEventListener("submit", (event) => {
        event.preventDefault();
        location.assign(`${address}#${new URLSearchParams({ q: input.value.trim() })}`);
      });
    }
  }
  const near = document.querySelector("[data-near]");
  if (near) load().then((ui) => ui.nearAddress(near), () => {});
  // Back to a page that was left through the dialog opens it as it was.
  const before = history.state?.search;
  if (before && performance.getEntriesByType("navigation")[0]?.type === "back_forward") open(before);
}

function off() {
  try {
    return localStorage.getItem("search-key") === "off";
  } catch {
    return false;
  }
}
