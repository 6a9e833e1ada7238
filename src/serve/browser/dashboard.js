// Keeps the dashboard current: when the site changed, what is on the page is exchanged for what the server
// draws now, and the reader's place, the open lists and the focus stay.
(() => {
  'use strict';
  let seen = document.currentScript.dataset.seen;
  let stream = null;
  let retry = 0;

  // What has the focus, as it will be found again: an address of a link, a name of a list.
  const mark = (element) =>
    element && (element.getAttribute('href') || (element.parentElement && element.parentElement.id) || element.ariaLabel);

  const refresh = async ({ data }) => {
    seen = data;
    const answer = await fetch('/_leidraad/');
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const main = document.adoptNode(fresh.querySelector('main'));
    const open = new Map([...document.querySelectorAll('details[id]')].map((list) => [list.id, list.open]));
    for (const list of main.querySelectorAll('details[id]')) if (open.has(list.id)) list.open = open.get(list.id);
    const place = { left: scrollX, top: scrollY, behavior: 'instant' };
    const focus = mark(document.activeElement);
    document.querySelector('main').replaceWith(main);
    document.title = fresh.title;
    const again = focus && [...main.querySelectorAll('a, summary, [tabindex]')].find((element) => mark(element) === focus);
    if (again) again.focus({ preventScroll: true });
    scrollTo(place);
  };

  const connect = () => {
    clearTimeout(retry);
    if (stream || document.hidden) return;
    stream = new EventSource(`/_leidraad/events?page=${encodeURIComponent('/_leidraad/')}&seen=${seen}`);
    stream.addEventListener('reload', (event) => refresh(event).catch(() => {}));
    stream.onerror = () => {
      disconnect();
      retry = setTimeout(connect, 500);
    };
  };
  const disconnect = () => {
    if (stream) stream.close();
    stream = null;
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? disconnect() : connect()));
  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', (event) => event.persisted && connect());
  connect();
})();
