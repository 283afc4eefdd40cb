/**
 * What stands around the text of an article. Buttons are hidden but for those that the script says work,
 * by a class, before the page is drawn (script.ts): so nothing moves.
 */
export const article = `
article, .column { max-width: 42rem; }
.lead { font-size: 1.2rem; line-height: 1.5; color: var(--soft); }
.trust, .byline, .corrected { font-size: .95rem; line-height: 1.45; margin: 0 0 .35em; color: var(--soft); }
.trust { color: var(--ink); font-weight: 600; }
.trust::before { content: ""; display: inline-block; width: .62em; height: .62em; margin-inline-end: .5em;
  border-radius: 50%; border: 2px solid var(--note-rule); }
.trust.reviewed::before { background: var(--accent); border-color: var(--accent); }
.byline { margin-bottom: .9em; }
.corrected { margin-bottom: 1em; }
.help { margin: 0 0 .9em; }
.help a { display: flex; gap: .5em; align-items: center; padding: .5em .9em; line-height: 1.35;
  color: var(--ink); background: var(--note); border-inline-start: 5px solid var(--urgent-rule);
  border-radius: 0 6px 6px 0; text-decoration: none; }
.help.emergency a { background: var(--stop); border-color: var(--alarm); }
.help.emergency strong { color: var(--stop-rule); }
.help a > span { text-decoration: underline; }
.help a::after { content: ""; width: .5em; height: .5em; margin-inline: auto .2em; rotate: 45deg;
  border: solid; border-width: 0 2px 2px 0; translate: 0 -.15em; }
.facts { margin: 0 0 1.75em; padding: .9em 1.1em; font-size: .97rem; background: var(--panel);
  border-inline-start: 5px solid var(--accent); border-radius: 0 6px 6px 0; }
.answer { margin: 0 0 1.75em; padding: 1.1em 1.25em .2em; background: var(--panel);
  border-top: 4px solid var(--accent); border-radius: 0 0 6px 6px; }
.answer h2 { margin-top: 0; font-size: 1.3rem; }
.callout { margin: 0 0 1.75em; padding: .9em 1.1em; background: var(--note);
  border-inline-start: 5px solid var(--note-rule); border-radius: 0 6px 6px 0; }
.callout.stop { background: var(--stop); border-color: var(--stop-rule); }
.callout h2 { font-size: 1.0625rem; margin: 0 0 .4em; }
.callout > :last-child { margin-bottom: 0; }
.references { font-size: .97rem; }
.references ol { padding-inline-start: 2em; }
.references li::marker { color: var(--soft); font-variant-numeric: tabular-nums; }
:target { scroll-margin-top: 1rem; }
.references li:target, .hw-cite:target { background: var(--note); }
.hw-backrefs a { padding: .15em .3em; }
.after { margin-top: 3em; padding-top: 1.5em; border-top: 1px solid var(--rule); font-size: .97em; }
.after h2 { font-size: 1.15rem; margin-top: 1.5em; }
.after > :is(h2:first-child, [hidden] + [hidden] + h2) { margin-top: 0; }
.after details { margin-bottom: .5em; }
.after p { margin-bottom: .5em; }
.chips { list-style: none; display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; }
.chips li { margin: 0; }
.chips a, .chips button, .copied button { display: block; padding: .25em .9em; font: inherit;
  color: var(--link); background: none; border: 1px solid var(--rule); border-radius: 2em;
  text-decoration: none; cursor: pointer; }
.chips a:hover, .chips button:hover, .copied button:hover { border-color: currentcolor; }
[hidden] { display: none !important; }
@media screen {
  .can-copy [data-do=copy], .can-share [data-do=share], .can-print [data-do=print] { display: block !important; }
  .can-share li:has(> [data-do=share]), .can-print li:has(> [data-do=print]) { display: block !important; }
}
dd.copied { display: flex; flex-wrap: wrap; gap: .3em .8em; align-items: baseline; }
dd.copied button { padding-block: 0; }
p.copied code { display: block; margin: .3em 0 .5em; padding: .6em .8em; user-select: all;
  overflow-wrap: anywhere; font-family: inherit; font-size: 1em; }`;
