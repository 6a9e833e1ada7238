// The preview's script: reloads this page when it changed, swaps style sheets, shows the findings.
// Everything that comes from the site is set as text, never as HTML.
(() => {
  'use strict';
  const script = document.currentScript;
  const dutch = (script.dataset.language || '').startsWith('nl');
  const say = (nl, en) => (dutch ? nl : en);
  const page = encodeURIComponent(location.pathname);
  let seen = script.dataset.seen;
  let stream = null;
  let retry = 0;

  // Live reload ---------------------------------------------------------------------------------

  const connect = () => {
    clearTimeout(retry);
    if (stream || document.hidden) return;
    stream = new EventSource(`/_leidraad/events?page=${page}&seen=${seen}`);
    stream.addEventListener('reload', reload);
    stream.addEventListener('css', (event) => swapStyles(JSON.parse(event.data)));
    stream.addEventListener('findings', loadFindings);
    // The browser's own retry would send an old stamp, so we open a new stream ourselves.
    stream.onerror = () => {
      disconnect();
      retry = setTimeout(connect, 500);
    };
  };

  const disconnect = () => {
    if (stream) stream.close();
    stream = null;
  };

  const reload = () => {
    disconnect();
    const focus = document.activeElement && document.activeElement.id;
    sessionStorage.setItem(
      'leidraad-place',
      JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY, focus }),
    );
    location.reload();
  };

  const restore = () => {
    const kept = sessionStorage.getItem('leidraad-place');
    sessionStorage.removeItem('leidraad-place');
    if (!kept) return;
    const place = JSON.parse(kept);
    if (place.path !== location.pathname) return;
    const focus = place.focus && document.getElementById(place.focus);
    if (focus) focus.focus({ preventScroll: true });
    scrollTo({ left: place.x, top: place.y, behavior: 'instant' });
  };

  const swapStyles = ({ seen: now, styles }) => {
    const links = [...document.querySelectorAll('link[rel~="stylesheet"]')];
    if (links.length !== styles.length) return reload();
    seen = now;
    links.forEach((old, i) => {
      const fresh = old.cloneNode();
      const url = new URL(styles[i], location.href);
      url.searchParams.set('leidraad', now);
      fresh.href = url.href;
      // The old one stays until the new one is there, so that nothing flickers.
      fresh.addEventListener('load', () => old.remove());
      fresh.addEventListener('error', () => fresh.remove());
      old.after(fresh);
    });
  };

  // A hidden tab gives its connection back: a browser has six of them for one host.
  document.addEventListener('visibilitychange', () => (document.hidden ? disconnect() : connect()));
  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', (event) => event.persisted && connect());

  // Findings ------------------------------------------------------------------------------------

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  const host = element('leidraad-preview');
  const root = host.attachShadow({ mode: 'open' });
  const style = element('link');
  style.rel = 'stylesheet';
  style.href = '/_leidraad/live.css';
  const badge = element('button', 'badge');
  badge.type = 'button';
  const panel = element('section', 'panel');
  panel.setAttribute('aria-label', say('Bevindingen', 'Findings'));
  panel.tabIndex = -1;
  panel.hidden = true;
  root.append(style, badge, panel);

  const show = (open) => {
    panel.hidden = !open;
    badge.setAttribute('aria-expanded', String(open));
  };
  badge.addEventListener('click', () => {
    show(panel.hidden);
    if (!panel.hidden) panel.focus();
  });
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || panel.hidden) return;
    show(false);
    badge.focus();
  });

  const words = {
    error: say('fout', 'error'),
    warning: say('let op', 'warning'),
    advice: say('advies', 'advice'),
  };
  const key = (finding) => [finding.code, finding.file, finding.message].join('\n');
  let known = null;
  let opened = false;

  const draw = (findings) => {
    const errors = findings.filter((finding) => finding.severity === 'error');
    // Opens by itself for what is wrong on this page and for what went wrong while it was open, and
    // closes by itself once that is mended.
    const fresh = errors.filter((finding) => finding.here || (known && !known.has(key(finding))));
    if (fresh.length && !opened) {
      opened = true;
      show(true);
    } else if (opened && !errors.length) {
      opened = false;
      show(false);
    }
    if (!known) known = new Set(errors.filter((finding) => !finding.here).map(key));
    if (!findings.length) {
      host.remove();
      return;
    }
    badge.className = errors.length ? 'badge error' : 'badge';
    badge.textContent = String(findings.length);
    badge.setAttribute(
      'aria-label',
      findings.length === 1 ? say('1 bevinding', '1 finding') : `${findings.length} ${say('bevindingen', 'findings')}`,
    );
    const list = element('ol');
    for (const finding of findings) {
      const item = element('li', finding.severity);
      const title = element('p', 'title');
      title.append(element('b', '', words[finding.severity] || finding.severity), ' ', element('span', '', finding.message));
      item.append(title);
      if (finding.file) {
        const place = [finding.file, finding.line, finding.column].filter((part) => part !== null).join(':');
        item.append(element('code', '', place));
      }
      if (finding.code) item.append(' ', element('span', 'code', finding.code));
      if (finding.help) item.append(element('p', 'help', finding.help));
      list.append(item);
    }
    panel.replaceChildren(list);
    if (!host.isConnected) document.body.append(host);
  };

  const loadFindings = () =>
    fetch(`/_leidraad/findings.json?page=${page}`)
      .then((response) => response.json())
      .then(draw)
      .catch(() => {});

  restore();
  connect();
})();
