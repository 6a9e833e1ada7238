
// This page ----------------------------------------------------------------------------------------

const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // A browser gives its clipboard to this machine only; the older way works elsewhere too.
    const field = element('textarea', 'copied');
    field.value = text;
    panel.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
};

const copyRow = (text) => {
  const row = element('p', 'row');
  const button = element('button', 'copy', say('Kopieer link', 'Copy link'));
  button.type = 'button';
  button.addEventListener('click', async () => {
    const done = await copy(text);
    button.focus();
    status.textContent = done ? say('Gekopieerd', 'Copied') : say('Kopiëren lukt niet', 'Copying failed');
    button.textContent = status.textContent;
    setTimeout(() => (button.textContent = say('Kopieer link', 'Copy link')), 2000);
  });
  row.append(button, ' ', element('code', '', text));
  return row;
};

const incoming = ({ label, total, pages }) => {
  const made = element('details');
  made.append(element('summary', '', `${label} (${total})`));
  const list = element('ul');
  for (const from of pages) {
    const item = element('li');
    item.append(from.href ? link(from.href, from.title) : element('span', '', from.title));
    list.append(item);
  }
  if (total > pages.length) list.append(element('li', 'more', say(`en nog ${total - pages.length}`, `and ${total - pages.length} more`)));
  made.append(list);
  return made;
};

wants.about = (about) => {
  showBanner(about && about.banner);
  if (!about) {
    ofPage.replaceChildren();
    return;
  }
  const heading = element('h2', '', say('Deze pagina', 'This page'));
  const what = element('p', '', about.kind ? `${about.kind}: ${about.title}` : about.title);
  const file = element('p', 'where');
  file.append(fileAt(about.edit, about.file));
  const readers = element('ul', 'readers');
  readers.append(...about.readers.map(({ tone, text }) => element('li', tone, text)));
  const lead = element('h3', '', say('Wat hierheen leidt', 'What leads here'));
  const none = element('p', '', say('Nog niets.', 'Nothing yet.'));
  const open = new Set([...ofPage.querySelectorAll('details[open] > summary')].map((made) => made.textContent));
  const groups = about.incoming.map(incoming);
  for (const group of groups) group.open = groups.length === 1 || open.has(group.firstChild.textContent);
  const copied = about.link ? [copyRow(about.link)] : [];
  const focused = root.activeElement && root.activeElement.className === 'copy';
  ofPage.replaceChildren(heading, what, ...copied, file, readers, lead, ...(groups.length ? groups : [none]));
  if (focused && about.link) ofPage.querySelector('.copy').focus();
};
