/**
 * A button that copies the `code` beside it. It is hidden until the script runs (script.ts) and says by
 * itself that it is done, to those who hear the page too.
 */
import { html, type Html } from '../base/markup.ts';
import type { Strings } from './strings/index.ts';

/** `what` is copied: for those to whom its place says nothing, where a page has several. */
export function copyButton({ copy, copied }: Strings['article'], what?: string): Html {
  const named = what !== undefined && html`<span class="visually-hidden"> (${what})</span>`;
  return html`<button hidden type="button" data-do="copy" data-done="${copied}" aria-live="polite">${copy}${named}</button>`;
}
