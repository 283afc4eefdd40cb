/** Who wrote it, who reviewed it, and when: what a reader of health content asks first. */
import type { Contributor } from '../../../schemas/types.ts';
import { readableDay } from '../../base/time.ts';
import { html, lines, type Html, type Part } from '../../base/markup.ts';
import { byline, type Facts } from './facts.ts';

/** The lines below the title. */
export function reviewFacts(facts: Facts): Html {
  const { authors, audience, readingMinutes } = facts;
  return html`<div class="facts">
${lines(
  authors.length > 0 && html`<p>By ${people(authors)}</p>`,
  html`<p>${reviewLine(facts)}</p>`,
  html`<p>${dates(facts)} · ${readingMinutes} min read</p>`,
  audience === 'professional' && html`<p>For health professionals</p>`,
)}
</div>`;
}

/** `Medically reviewed by … on …. Next review due …`, that the text has changed since, or that nobody has. */
export function reviewLine({ reviewers, reviewed, nextReview, reviewOutdated }: Facts): Html {
  const by = reviewers.length > 0 && html` by ${people(reviewers)}`;
  const on = reviewed !== undefined && html` on ${day(reviewed)}`;
  const next = nextReview !== undefined && html`. Next review due ${day(nextReview)}`;
  if (!by && !on) return html`Not yet medically reviewed${next}`;
  const since = reviewOutdated === true && '; the text has changed since';
  return html`${by ? 'Medically reviewed' : 'Reviewed'}${by}${on}${since}${next}`;
}

function dates({ published, modified }: Facts): Html {
  const isLater = modified.slice(0, 10) !== published.slice(0, 10);
  return html`Published ${day(published)}${isLater && html` · Updated ${day(modified)}`}`;
}

/** A date for people, and the same one for machines. */
export function day(moment: string): Html {
  return html`<time datetime="${moment}">${readableDay(moment)}</time>`;
}

function people(contributors: readonly Contributor[]): Part {
  return contributors.map((contributor, i) => {
    const { url, role } = contributor;
    const name = byline(contributor);
    const separator = i === 0 ? '' : i === contributors.length - 1 ? ' and ' : ', ';
    const linked = url === undefined ? html`${name}` : html`<a href="${url}">${name}</a>`;
    return html`${separator}${linked}${role !== undefined && ` (${role})`}`;
  });
}
