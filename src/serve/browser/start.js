
showBanner(script.dataset.banner);
restore();
connect();
