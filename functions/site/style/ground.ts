/** How text itself looks: sizes, spaces, links, what has the focus. */
export const ground = `
*, ::before, ::after { box-sizing: border-box; }
html { font: 100%/1.6 var(--text); -webkit-text-size-adjust: 100%; text-size-adjust: 100%;
  scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font-size: 1.0625rem;
  display: flex; flex-direction: column; min-height: 100vh; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2em 0 .6em; text-wrap: balance; }
h1 { font-size: clamp(1.9rem, 1.4rem + 2.2vw, 2.75rem); letter-spacing: -.015em; margin: 0 0 .5em; }
h2 { font-size: 1.55rem; }
h3 { font-size: 1.25rem; }
h4, h5, h6 { font-size: 1.0625rem; }
p, ul, ol, dl, blockquote, pre, figure { margin: 0 0 1.1em; }
ul, ol { padding-inline-start: 1.5em; }
li + li { margin-top: .3em; }
li > ul, li > ol { margin: .3em 0 0; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: .06em; }
a:visited { color: var(--visited); }
a:hover { text-decoration-thickness: .14em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px;
  box-shadow: 0 0 0 5px #1b2733; }
img { max-width: 100%; height: auto; border-radius: 6px; background: #fff; }
picture:has([media]) img { background: none; }
figure > a { display: block; cursor: zoom-in; }
figcaption, .credit { color: var(--soft); font-size: .9rem; margin-top: .4em; }
hr { border: 0; border-top: 1px solid var(--rule); margin: 2.5em 0; }
blockquote { margin-inline: 0; padding-inline-start: 1.1em; color: var(--soft);
  border-inline-start: 4px solid var(--rule); }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .92em; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 1em; background: var(--panel); border-radius: 6px; }
a > code { padding: 0 !important; background: none !important; }
:not(pre) > code { background: var(--panel); padding: .1em .3em; border-radius: 4px; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }`;
