/** What the text of an article may hold. */
export const text = `
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
math { font-family: "STIX Two Math", "Cambria Math", "Latin Modern Math", "Noto Sans Math", math, serif; }
.hw-letter { text-transform: none; font: italic 1em "STIX Two Text", Cambria, Georgia, "Noto Serif", serif; }
.formula, :not(.formula) > math[display="block"] { max-width: 100%; overflow-x: auto;
  overflow-y: hidden; margin-bottom: 1.1em; }
.hw-tasks { list-style: none; padding-inline-start: .3em; }`;
