// The comparison shows only the columns that the address names (`?m=a&m=b`), each with a way to take it
// out. Without this file, or with no name that exists, all of them are there.

const root = document.getElementById("compare");
const table = root?.querySelector("table");

/** @param {HTMLTableElement} table @param {string[]} wanted ids in the address */
function narrow(table, wanted) {
  const heads = [...table.tHead.rows[0].cells].filter((cell) => cell.dataset.id !== undefined);
  const kept = heads.filter((cell) => wanted.includes(cell.dataset.id));
  if (kept.length === 0 || kept.length === heads.length) return;
  const gone = new Set(heads.filter((cell) => !kept.includes(cell)).map((cell) => cell.cellIndex));
  for (const row of table.rows) {
    for (const cell of row.cells) cell.hidden = gone.has(cell.cellIndex);
  }
  // A row in which none of these says anything is no comparison.
  for (const row of table.tBodies[0].rows) {
    row.hidden = [...row.cells].slice(1).every((cell) => cell.hidden || cell.firstElementChild?.matches(".none.not-given"));
  }
  const status = document.getElementById("compare-status");
  status.textContent = root.dataset.status.replace("{count}", String(kept.length)).replace("{total}", String(heads.length));
  document.getElementById("compare-all").hidden = false;
  if (kept.length > 1) for (const cell of kept) cell.append(removal(cell, kept));
}

/** A link to the same comparison without one column. */
function removal(cell, kept) {
  const link = document.createElement("a");
  const address = new URL(location.pathname, location.href);
  for (const other of kept) if (other !== cell) address.searchParams.append("m", other.dataset.id);
  link.className = "compare-drop";
  link.href = address.href;
  link.setAttribute("aria-label", root.dataset.drop.replace("{title}", () => cell.textContent.trim()));
  link.textContent = "×";
  return link;
}

if (table) narrow(table, new URLSearchParams(location.search).getAll("m"));
