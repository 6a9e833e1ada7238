// The preview's script, first part: reloads this page when it changed, swaps style sheets and pictures.
// Everything that comes from the site is set as text, never as HTML.
const script = document.currentScript;
const dutch = (script.dataset.language || '').startsWith('nl');
const say = (nl, en) => (dutch ? nl : en);
const page = encodeURIComponent(location.pathname);
const wants = { findings: () => {}, about: () => {} };
let seen = script.dataset.seen;
let stream = null;

// Live reload ---------------------------------------------------------------------------------

const reload = () => {
  if (stream) stream.disconnect();
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

const swapPictures = ({ seen: now, pictures }) => {
  seen = now;
  const path = (address) => {
    const { pathname } = new URL(address, location.href);
    try {
      return decodeURI(pathname);
    } catch {
      return pathname;
    }
  };
  const versions = new Map(pictures.map(([address, version]) => [path(address), version]));
  const fresh = (address) => {
    const version = versions.get(path(address));
    if (!version) return address;
    const url = new URL(address, location.href);
    url.searchParams.set('leidraad', version);
    return url.pathname + url.search;
  };
  for (const image of document.querySelectorAll('img, source')) {
    const source = image.getAttribute('src');
    const set = image.getAttribute('srcset');
    const candidate = (text) => text.trim().replace(/^\S+/, fresh);
    if (source) image.setAttribute('src', fresh(source));
    if (set) image.setAttribute('srcset', set.split(',').map(candidate).join(', '));
  }
};

const ask = (name, take) =>
  fetch(`/_leidraad/${name}?page=${page}`)
    .then((response) => response.json())
    .then(take)
    .catch(() => {});
