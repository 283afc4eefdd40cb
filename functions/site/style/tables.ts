/**
 * Tables: one that is wider than its place scrolls by itself and says so, by a line over it and, as formulas do,
 * by shadows at the ends that hide something; the first column, which says what a row is about, stays.
 */
export const tables = `
.hw-table { overflow-x: auto; margin: 0 0 1.4em; container-type: scroll-state; }
.hw-table, .formula {
  background: linear-gradient(to right, var(--paper) 2rem, transparent) 0 0 / 3rem 100% no-repeat local,
    linear-gradient(to left, var(--paper) 2rem, transparent) 100% 0 / 3rem 100% no-repeat local,
    linear-gradient(to right, var(--rule), transparent) 0 0 / .8rem 100% no-repeat scroll,
    linear-gradient(to left, var(--rule), transparent) 100% 0 / .8rem 100% no-repeat scroll; }
.hw-scroll { display: none; position: sticky; inset-inline-start: 0; width: fit-content; margin: 0 0 .3em;
  font-size: .9rem; color: var(--soft); }
.hw-scroll::after { content: ""; display: inline-block; width: .45em; height: .45em; margin-inline-start: .5em;
  border: solid; border-width: 2px 2px 0 0; rotate: 45deg; translate: 0 -.1em; }
[dir="rtl"] .hw-scroll::after { rotate: -135deg; }
@media (max-width: 40rem) {
  .hw-wide > .hw-scroll { display: block; }
  .hw-wide :is(th, td):first-child { position: sticky; inset-inline-start: 0; max-width: 8.5rem;
    background: var(--paper); box-shadow: 1px 0 var(--rule); padding-inline-end: .6em; }
  .hw-wide :is(th, td):not(:first-child) { min-width: 11em; }
}
@supports (container-type: scroll-state) {
  .hw-wide > .hw-scroll { display: block; visibility: hidden; }
  @media (min-width: 40rem) { .hw-wide > .hw-scroll { display: none; } }
  @container scroll-state(scrollable: inline-end) { .hw-wide > .hw-scroll { visibility: visible; } }
}
table { border-collapse: separate; border-spacing: 0; min-width: 100%; font-size: .97rem; }
caption { text-align: start; font-weight: 600; padding-bottom: .5em; }
th, td { padding: .55em .9em; text-align: start; vertical-align: top; min-width: 6em;
  border-bottom: 1px solid var(--rule); }
th:first-child, td:first-child { padding-inline-start: 0; }
thead th { border-bottom: 2px solid var(--soft); vertical-align: bottom; }
.hw-left { text-align: left; }
.hw-center { text-align: center; }
.hw-right { text-align: right; font-variant-numeric: tabular-nums; }`;
