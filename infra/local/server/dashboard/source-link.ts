/** How the dashboard's pages name a source, and what became of it. */
import { html, type Html } from '../../../../functions/base/markup.ts';
import { classify } from '../../../../functions/article/file/source-path.ts';
import type { Report } from '../../../../schemas/types.ts';
import { dashboardPath } from './paths.ts';

/** An article's file leads to its page here; other files have none. */
export function sourceLink(file: string): Html {
  const source = classify(file);
  if (source.kind !== 'article') return html`${file}`;
  return html`<a href="${dashboardPath(source.slug)}">${file}</a>`;
}

/** The outcome in one word, as `start` prints it too. */
export function outcomeTag(outcome: Report['outcome'] | 'live'): Html {
  const word = outcome === 'accepted' ? 'live' : outcome;
  return html`<strong class="tag ${word}">${word}</strong>`;
}
