// What the server tells a page, followed for as long as the page is seen: a hidden tab gives its connection
// back, for a browser has six of them for one host. `address` is asked afresh for each connection, since
// what a page has seen changes, and the browser's own retry would send an old stamp.
const follow = (address, listeners) => {
  let stream = null;
  let retry = 0;
  const connect = () => {
    clearTimeout(retry);
    if (stream || document.hidden) return;
    stream = new EventSource(address());
    for (const [name, listen] of Object.entries(listeners)) stream.addEventListener(name, listen);
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
  return { disconnect };
};

