/** Of a feed that somebody opens in a browser: the page in it, and nothing else. */
export const feed = `
rss, feed { display: block; min-height: 100vh; box-sizing: border-box; padding: 1.5rem 1.25rem;
  background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 var(--text);
  overflow-wrap: break-word; }
channel { display: block; }
channel > *, feed > * { display: none; }
channel > div, feed > div { display: block; max-width: 42rem; margin-inline: auto; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 1rem; }
a { color: var(--link); text-underline-offset: .15em; }
a:visited { color: var(--visited); }
p > a { display: inline-block; padding-block: .3em; margin-inline-end: 1.2em; }
code { display: block; padding: .7em 1em; background: var(--panel); border: 1px solid var(--rule);
  border-radius: 6px; user-select: all; -webkit-user-select: all; }
ul { list-style: none; padding: 0; margin-top: 1.5rem; }
li { padding-block: .6em; border-top: 1px solid var(--rule); }
small { display: block; color: var(--soft); font-size: .95rem; }`;
