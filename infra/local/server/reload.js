/**
 * Runs in the page that an editor has open (see live-reload.ts). The page says in `data-seen` which
 * push it was made from; the server says which is the newest. When they differ, the page comes
 * anew; the browser keeps the scroll position over a reload.
 *
 * A browser grants six connections to a server, so only one tab listens, and tells the others.
 */
(() => {
  const { seen } = document.currentScript.dataset;
  const NAME = 'healthwire-reload';
  const ASK = 'Which is the newest?';
  const tabs = new BroadcastChannel(NAME);
  /** Known to the tab that listens. */
  let newest;

  function hear(version) {
    if (version !== seen) location.reload();
  }

  tabs.addEventListener('message', ({ data }) => {
    if (data !== ASK) hear(data);
    else if (newest !== undefined) tabs.postMessage(newest);
  });
  tabs.postMessage(ASK);

  function listen() {
    const events = new EventSource('/__healthwire/events');
    events.addEventListener('version', ({ data }) => {
      newest = data;
      tabs.postMessage(data);
      hear(data);
    });
    // A browser may give up on a server that is restarting; the page does not.
    events.addEventListener('error', () => {
      if (events.readyState === EventSource.CLOSED) setTimeout(listen, 500);
    });
  }
  // Held for as long as the tab is there; then the browser hands it to another one.
  navigator.locks.request(NAME, () => new Promise(listen));

  // A page that the browser kept for its back button has heard nothing meanwhile.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
})();
