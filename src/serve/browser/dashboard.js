// Keeps the dashboard current: when the site changed, what is on the page is exchanged for what the server
// draws now, and the reader's place, the open lists and the focus stay.
(() => {
  'use strict';
  let seen = document.currentScript.dataset.seen;

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

  follow(() => `/_leidraad/events?page=${encodeURIComponent('/_leidraad/')}&seen=${seen}`, {
    reload: (event) => refresh(event).catch(() => {}),
  });
})();
