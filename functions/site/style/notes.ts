/**
 * Citations. Where the browser can, a reference is shown where it is cited: beside it on a wide
 * screen, at the foot of a small one. Elsewhere the number leads to the list.
 */
export const notes = `
.hw-cite { line-height: 0; font-size: .75em; }
.hw-cite a, .hw-cite button { text-decoration: none; padding: .2em; }
.hw-cite button { font: inherit; color: var(--link); background: none; border: 0; cursor: pointer;
  line-height: 1; margin: 0; }
.hw-cite button:hover { text-decoration: underline; }
.note { font-size: .97rem; line-height: 1.5; color: var(--ink); background: var(--paper); margin: 0;
  padding: 1em 1.25em; border: 2px solid var(--accent); border-radius: 8px; overflow-wrap: break-word; }
.note p, .note div { margin: 0 0 .5em; }
.note > :last-child { margin-bottom: 0; }
.note-name { font-weight: 600; }
.note:popover-open { inset: auto 0 0; width: 100%; max-width: 100%; max-height: 60vh; overflow-y: auto;
  border-width: 2px 0 0; border-radius: 12px 12px 0 0; box-shadow: 0 -4px 24px #0005; }
@supports selector(:popover-open) {
  .hw-cite button { display: inline !important; }
  .hw-cite a:has(+ button) { display: none; }
}
@supports not selector(:popover-open) { .note { display: none; } }
@media (min-width: 48rem) {
  @supports (position-area: bottom) {
    .note:popover-open { inset: auto; width: 26rem; position-area: bottom span-right; margin: .4em 0;
      position-try-fallbacks: flip-inline, flip-block, flip-block flip-inline; border-width: 2px;
      border-radius: 8px; box-shadow: 0 4px 24px #0004; }
  }
}`;
