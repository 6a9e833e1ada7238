// Marks for comparison: checkboxes `m` that belong to the form `#marks`. A bar says how many are marked
// and which, and holds them to what fits beside each other. Without this file the form still sends them.

const form = /** @type {HTMLFormElement | null} */ (document.getElementById("marks"));

function show() {
  const { most, one, many, full } = form.dataset;
  const boxes = [...form.elements].filter((box) => box.name === "m");
  const marked = boxes.filter((box) => box.checked);
  const enough = marked.length >= Number(most);
  for (const box of boxes) box.disabled = enough && !box.checked;
  const name = (box) => box.closest(".card").querySelector(".card-title").textContent.trim();
  const text = marked.length === 1 ? one : enough ? full : many;
  document.getElementById("marks-status").textContent = marked.length
    ? text.replace("{count}", String(marked.length)).replace("{names}", () => marked.map(name).join(", "))
    : help;
  form.toggleAttribute("data-marked", marked.length > 0);
  form.querySelector('[type="reset"]').hidden = marked.length === 0;
  form.querySelector('[type="submit"]').hidden = marked.length < 2;
}

const help = document.getElementById("marks-status")?.textContent;
if (form) {
  document.addEventListener("change", ({ target }) => target.form === form && show());
  // The event comes before the boxes are empty, and the button goes with them.
  form.addEventListener("reset", () =>
    setTimeout(() => {
      show();
      form.elements.namedItem("m")?.[0]?.focus();
    }),
  );
  // A browser may bring marks back with the page.
  addEventListener("pageshow", show);
  show();
}
