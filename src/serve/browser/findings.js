
// Findings -----------------------------------------------------------------------------------------

const words = {
  error: say('fout', 'error'),
  warning: say('let op', 'warning'),
  advice: say('advies', 'advice'),
};
const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;
const key = (finding) => [finding.code, finding.file, finding.message].join('\n');
let known = null;
let told = new Set();
let opened = false;

const excerpt = ({ line, before, at, after }) => {
  const made = element('pre');
  // It may be wider than the panel, and then it scrolls by keyboard too.
  made.tabIndex = 0;
  const number = String(line);
  const blank = before.replace(/[^\t]/gu, ' ');
  const caret = element('span', 'caret', `${' '.repeat(number.length)} | ${blank}${'^'.repeat([...at].length || 1)}`);
  caret.setAttribute('aria-hidden', 'true');
  made.append(element('span', 'number', `${number} | `), before, element('mark', '', at), after, '\n', caret);
  return made;
};

const finding = (found) => {
  const item = element('li', found.severity);
  const title = element('p', 'title');
  title.append(element('b', '', words[found.severity] || found.severity), ' ', element('span', '', found.message));
  item.append(title);
  if (found.excerpt) item.append(excerpt(found.excerpt));
  if (found.help) item.append(element('p', 'help', found.help));
  const where = element('p', 'where');
  if (found.file) {
    const place = [found.file, found.line, found.column].filter((part) => part != null).join(':');
    where.append(fileAt(found.edit, place), ' ');
  }
  if (found.page && !found.here) where.append(link(found.page.href, found.page.title), ' ');
  if (found.code) where.append(element('span', 'code', found.code));
  if (where.childNodes.length) item.append(where);
  return item;
};

wants.findings = ({ total, more, findings }) => {
  const errors = findings.filter((found) => found.severity === 'error');
  if (!known) known = new Set(errors.filter((found) => !found.here).map(key));
  // Opens by itself for what is wrong on this page and for what went wrong while it was open, and closes
  // by itself once that is mended. Closed by a person, it stays closed until something else goes wrong.
  const pressing = errors.filter((found) => found.here || !known.has(key(found)));
  if (pressing.some((found) => !told.has(key(found)))) {
    opened = true;
    show(true);
    status.textContent = pressing[0].message;
  } else if (!pressing.length && told.size) {
    status.textContent = say('Hersteld.', 'Mended.');
    if (opened) show(false);
    opened = false;
  }
  told = new Set(pressing.map(key));
  badge.className = errors.length ? 'badge error' : total ? 'badge' : 'badge fine';
  badge.textContent = total ? String(total) : '✓';
  const label = total ? count(total, say('bevinding', 'finding'), say('bevindingen', 'findings')) : say('geen bevindingen', 'no findings');
  badge.setAttribute('aria-label', `${say('Voor de redactie', 'For editors')}: ${label}`);
  const list = element('ol', 'findings');
  list.append(...findings.map(finding));
  const heading = element('h2', '', label.charAt(0).toUpperCase() + label.slice(1));
  const rest = more ? [element('p', 'more', say(`en nog ${more}`, `and ${more} more`))] : [];
  // What is wrong on this page comes first, else the page itself.
  const first = findings.some((found) => found.here) ? ofFindings : ofPage;
  if (head.nextSibling !== first) head.after(first);
  // Who was reading here keeps their place.
  const top = panel.scrollTop;
  ofFindings.replaceChildren(heading, list, ...rest);
  panel.scrollTop = top;
  if (!host.isConnected) document.body.append(host);
};
