/**
 * Runs in the page that an editor has open (see reload-hub.ts). The page says in `data-seen` which
 * push it was made from; the server says which is the newest. When they differ, the page comes
 * anew; the browser keeps the scroll position over a reload.
 *
 * Only a visible page listens: a browser grants six connections to a server, and tabs in the
 * background would use them up.
 */
(() => {
  const { seen } = document.currentScript.dataset;
  let events;

  function listen() {
    if (events !== undefined || document.visibilityState === 'hidden') return;
    events = new EventSource('/__healthwire/events');
    events.addEventListener('version', ({ data }) => {
      if (data === seen) return;
      leave();
      location.reload();
    });
    // A browser may give up on a server that is restarting; the page does not.
    events.addEventListener('error', () => {
      if (events?.readyState !== EventSource.CLOSED) return;
      leave();
      setTimeout(listen, 500);
    });
  }

  function leave() {
    events?.close();
    events = undefined;
  }

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
    else listen();
  });
  addEventListener('pagehide', leave);
  addEventListener('pageshow', listen);
})();
