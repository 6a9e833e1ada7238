
// The corner and the strip above the page, in shadow roots of their own, out of reach of the site's style ------

const element = (name, className, text) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

const link = (href, text, className) => {
  const made = element('a', className, text);
  made.href = href;
  return made;
};

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
const shadow = (name) => {
  const host = element(name);
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  return { host, root };
};

const { host, root } = shadow('leidraad-preview');
host.lang = dutch ? 'nl' : 'en';
const badge = element('button', 'badge', '…');
badge.type = 'button';
const panel = element('section', 'panel');
panel.setAttribute('aria-label', say('Voor de redactie', 'For editors'));
panel.tabIndex = -1;
panel.hidden = true;
const head = element('p', 'head');
const close = element('button', 'close', say('Sluiten', 'Close'));
close.type = 'button';
head.append(link('/_leidraad/', say('Overzicht van de site', 'Overview of the site')), close);
const ofFindings = element('div');
const ofPage = element('div');
panel.append(head, ofFindings, ofPage);
// What changes by itself is said aloud, once.
const status = element('p', 'status');
status.setAttribute('role', 'status');
root.append(badge, panel, status);

const show = (open) => {
  panel.hidden = !open;
  host.toggleAttribute('open', open);
  badge.setAttribute('aria-expanded', String(open));
};
show(false);
const dismiss = () => {
  show(false);
  badge.focus();
};
badge.addEventListener('click', () => {
  show(panel.hidden);
  if (!panel.hidden) panel.focus();
});
close.addEventListener('click', dismiss);
root.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !panel.hidden) dismiss();
});

let strip = null;
const showBanner = (text) => {
  // What a theme itself says of drafts would say it twice.
  for (const own of document.querySelectorAll('[data-preview-notice]')) own.hidden = Boolean(text);
  if (!text) {
    if (strip) strip.host.remove();
    strip = null;
    return;
  }
  if (!strip) {
    strip = shadow('leidraad-banner');
    strip.host.lang = host.lang;
    strip.text = element('p', 'banner');
    const aside = element('aside');
    aside.setAttribute('aria-label', say('Voorvertoning', 'Preview'));
    aside.append(strip.text);
    strip.root.append(aside);
    document.body.prepend(strip.host);
  }
  strip.text.textContent = text;
};

// A file's name; a link to the place in the editor's program when the site names one.
const fileAt = (edit, place) => {
  const name = element('code', '', place);
  if (!edit) return name;
  const made = link(edit, undefined, 'file');
  made.append(name);
  return made;
};
