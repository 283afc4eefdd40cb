/**
 * The site's one stylesheet, named after its content so that it can be cached for ever.
 *
 * System fonts, a readable measure, light and dark by the reader's choice, and print. The pages
 * read well without it: it changes how they look, never what they say.
 */
import { createHash } from 'node:crypto';

const theme = `
:root {
  color-scheme: light dark;
  --paper: #fff; --panel: #f2f6f8; --ink: #1b2733; --soft: #4a5a68; --rule: #c9d4dc;
  --link: #00569d; --visited: #5a3a94; --accent: #00695e; --bar: #00473f; --on-bar: #fff;
  --note: #fdf6e3; --note-rule: #b58100; --stop: #fdeeee; --stop-rule: #b3261e; --focus: #ffc933;
  --text: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #11181e; --panel: #1a242c; --ink: #e4eaef; --soft: #a9b8c4; --rule: #3a4955;
    --link: #7fc0ff; --visited: #c3aaf3; --accent: #6fd0c2; --bar: #0b2f2b; --on-bar: #f0f7f6;
    --note: #2b2612; --note-rule: #d9a62a; --stop: #331a1a; --stop-rule: #f08b84;
  }
}`;

const ground = `
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
figcaption, .credit { color: var(--soft); font-size: .9rem; margin-top: .4em; }
hr { border: 0; border-top: 1px solid var(--rule); margin: 2.5em 0; }
blockquote { margin-inline: 0; padding-inline-start: 1.1em; color: var(--soft);
  border-inline-start: 4px solid var(--rule); }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .92em; }
pre { overflow-x: auto; padding: 1em; background: var(--panel); border-radius: 6px; }
:not(pre) > code { background: var(--panel); padding: .1em .3em; border-radius: 4px; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }`;

const shell = `
.skip { position: absolute; inset-inline-start: 1rem; top: -4rem; z-index: 1;
  padding: .6em 1em; background: var(--focus); color: #1b2733; font-weight: 600; }
.skip:focus { top: .5rem; }
.wide { width: 100%; max-width: 66rem; margin-inline: auto; padding-inline: 1.25rem; }
.site-header { background: var(--bar); color: var(--on-bar); }
.site-header .wide { display: flex; flex-wrap: wrap; align-items: baseline;
  justify-content: space-between; gap: .25rem 2rem; padding-block: .9rem; }
.site-header a, .site-header a:visited { color: inherit; }
.site-name { font-size: 1.2rem; font-weight: 700; text-decoration: none; }
.site-header ul, .site-footer ul { list-style: none; display: flex; flex-wrap: wrap;
  gap: .25rem 1.5rem; margin: 0; padding: 0; }
.site-header li, .site-footer li { margin: 0; }
main { flex: 1; padding-block: 2.25rem 4rem; }
main:focus { outline: none; box-shadow: none; }
.site-footer { background: var(--panel); border-top: 1px solid var(--rule); font-size: .95rem;
  padding-block: 2rem; }
.site-footer p { max-width: 44rem; }
.site-footer .disclaimer { color: var(--soft); }
.breadcrumb { font-size: .95rem; margin-bottom: 1.25rem; }
.breadcrumb ol { list-style: none; display: flex; flex-wrap: wrap; margin: 0; padding: 0; }
.breadcrumb li { margin: 0; }
.breadcrumb li + li::before { content: "/"; color: var(--soft); margin-inline: .6em; }`;

const article = `
article, .column { max-width: 42rem; }
.lead { font-size: 1.25rem; line-height: 1.5; color: var(--soft); }
.facts { margin: 0 0 1.75em; padding: .9em 1.1em; font-size: .97rem; background: var(--panel);
  border-inline-start: 5px solid var(--accent); border-radius: 0 6px 6px 0; }
.facts p { margin: 0; }
.facts p + p { margin-top: .25em; }
.facts .overdue { font-weight: 600; }
.contents { margin: 0 0 2em; padding: 1em 1.1em; border: 1px solid var(--rule);
  border-radius: 6px; font-size: .97rem; }
.contents h2 { font-size: 1.0625rem; margin: 0 0 .4em; }
.contents ul { margin: 0; padding-inline-start: 1.1em; }
.callout { margin: 0 0 1.75em; padding: .9em 1.1em; background: var(--note);
  border-inline-start: 5px solid var(--note-rule); border-radius: 0 6px 6px 0; }
.callout.stop { background: var(--stop); border-color: var(--stop-rule); }
.callout h2 { font-size: 1.0625rem; margin: 0 0 .4em; }
.callout > :last-child { margin-bottom: 0; }
.hw-callout { margin: 0 0 1.4em; padding: .9em 1.1em; background: var(--panel);
  border-inline-start: 5px solid var(--link); border-radius: 0 6px 6px 0; }
.hw-callout > :last-child { margin-bottom: 0; }
.hw-callout-title { margin: 0 0 .4em; }
summary.hw-callout-title { cursor: pointer; }
details.hw-callout:not([open]) > .hw-callout-title { margin: 0; }
.hw-tip { border-color: var(--accent); }
.hw-important { border-color: var(--visited); }
.hw-warning { background: var(--note); border-color: var(--note-rule); }
.hw-danger { background: var(--stop); border-color: var(--stop-rule); }
dt { font-weight: 600; }
dd { margin: 0 0 .8em; padding-inline-start: 1.1em; }
dd > :last-child { margin-bottom: 0; }
mark { background: var(--note); color: inherit; box-shadow: 0 0 0 .15em var(--note); }
math[display="block"] { max-width: 100%; overflow-x: auto; overflow-y: hidden; margin-bottom: 1.1em; }
.hw-table { overflow-x: auto; margin: 0 0 1.4em; }
table { border-collapse: collapse; min-width: 100%; font-size: .97rem; }
caption { text-align: start; font-weight: 600; padding-bottom: .5em; }
th, td { padding: .55em .9em; text-align: start; vertical-align: top; min-width: 6em;
  border-bottom: 1px solid var(--rule); }
th:first-child, td:first-child { padding-inline-start: 0; }
thead th { border-bottom: 2px solid var(--soft); vertical-align: bottom; }
.hw-left { text-align: left; }
.hw-center { text-align: center; }
.hw-right { text-align: right; font-variant-numeric: tabular-nums; }
.hw-tasks { list-style: none; padding-inline-start: .3em; }
.hw-cite { line-height: 0; font-size: .75em; }
.hw-cite a { text-decoration: none; padding: .2em; }
.references { font-size: .97rem; }
.references ol { padding-inline-start: 2em; }
.references li::marker { color: var(--soft); font-variant-numeric: tabular-nums; }
:target { scroll-margin-top: 1rem; }
.references li:target, .hw-cite a:target { background: var(--note); }
.after { margin-top: 3em; padding-top: 1.5em; border-top: 1px solid var(--rule); font-size: .97em; }
.after h2 { font-size: 1.15rem; margin-top: 1.5em; }
.after > h2:first-child { margin-top: 0; }
.chips { list-style: none; display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; }
.chips li { margin: 0; }
.chips a { display: block; padding: .2em .8em; border: 1px solid var(--rule);
  border-radius: 2em; text-decoration: none; }
.chips a:hover { border-color: currentcolor; }
@media (min-width: 62rem) {
  .with-contents { display: grid; grid-template-columns: minmax(0, 42rem) 1fr; gap: 0 4rem; }
  .with-contents > * { grid-column: 1; }
  .with-contents > .contents { grid-column: 2; grid-row: 1 / span 60; position: sticky; top: 1.5rem;
    align-self: start; max-height: calc(100vh - 3rem); overflow-y: auto; }
  article.with-contents { max-width: none; }
}`;

const listing = `
.listing { list-style: none; padding: 0; max-width: 46rem; }
.listing > li { padding-block: 1.4rem; border-top: 1px solid var(--rule); margin: 0; }
.listing h2, .listing h3 { font-size: 1.25rem; margin: 0 0 .3em; }
.listing p { margin: 0 0 .4em; }
.meta { color: var(--soft); font-size: .95rem; }
.pager { display: flex; justify-content: space-between; gap: 1rem; max-width: 46rem;
  padding-top: 1.4rem; border-top: 1px solid var(--rule); }`;

const print = `
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #333; --link: #000; --visited: #000; --panel: #fff; }
  body { font-size: 11pt; display: block; }
  .site-header, .site-header a { background: none; color: #000; }
  .site-header nav, .breadcrumb, .contents, .skip, .pager, .hw-backrefs { display: none; }
  article, .column, .wide { max-width: none; padding: 0; }
  .facts, .callout, .hw-callout { border: 1px solid #666; break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  table, figure, img, li { break-inside: avoid; }
  .references a[href^="http"]::after { content: " (" attr(href) ")"; word-break: break-all; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media (forced-colors: active) { .facts, .callout, .hw-callout { border: 1px solid; } }`;

/** The whole stylesheet. */
export const css = [theme, ground, shell, article, listing, print].join('\n').trimStart() + '\n';

/** Where it is on the site; another content has another name. */
export const stylesheetPath = `/assets/style.${createHash('sha256')
  .update(css)
  .digest('hex')
  .slice(0, 12)}.css`;
