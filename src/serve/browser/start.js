
showBanner(script.dataset.banner);
restore();
stream = follow(() => `/_leidraad/events?page=${page}&seen=${seen}`, {
  reload,
  css: (event) => swapStyles(JSON.parse(event.data)),
  pictures: (event) => swapPictures(JSON.parse(event.data)),
  findings: () => ask('findings.json', wants.findings),
  about: () => ask('page.json', wants.about),
});
