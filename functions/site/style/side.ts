/**
 * Contents and key facts: two words in a row on a phone, each opening below; beside the text where
 * there is room for it, open, whether the browser takes them for folded or not.
 */
export const side = `
.side { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0 0 1.4em; font-size: .97rem; }
.side details { border: 1px solid var(--rule); border-radius: 6px; flex: 0 1 auto; min-width: 0; }
.side details[open] { flex: 1 0 100%; }
.side summary { padding: .45em .9em; font-weight: 600; cursor: pointer; }
.side nav, .side dl { padding: 0 .9em .8em; margin: 0; }
.side ul { margin: 0; padding-inline-start: 1.1em; }
.key-facts dt { color: var(--soft); font-weight: 400; font-size: .9em; margin-top: .6em; }
.key-facts dd { padding: 0; }
.key-facts p { margin: 0 0 .3em; }
.key-facts .source, .codes { color: var(--soft); font-size: .9em; }
.codes a, .codes span { display: inline-block; padding-block: .15em; margin-inline-end: .6em; }
@media (min-width: 62rem) {
  .with-side { display: grid; grid-template-columns: minmax(0, 42rem) minmax(0, 1fr); gap: 0 3.5rem; }
  .with-side > * { grid-column: 1; }
  .with-side > .side { grid-column: 2; grid-row: 1 / span 60; align-self: start; position: sticky;
    top: 1.5rem; max-height: calc(100vh - 3rem); overflow-y: auto; display: block; }
  article.with-side { max-width: none; }
  .side details + details { margin-top: 1rem; }
  .side details::details-content { content-visibility: visible; block-size: auto; }
  @supports selector(::details-content) {
    .side summary { pointer-events: none; list-style: none; padding-block: .8em .2em; }
    .side summary::-webkit-details-marker { display: none; }
  }
}`;
