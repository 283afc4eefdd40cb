/** Who wrote it, who reviewed it, and when: what a reader of health content asks first. */
import type { Contributor } from '../../../schemas/types.ts';
import { html, lines, type Html, type Part } from '../../base/markup.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { byline, type Facts } from './facts.ts';

/** The lines below the title. */
export function reviewFacts(facts: Facts): Html {
  const { authors, audience, readingMinutes, language } = facts;
  const { article } = stringsFor(language);
  return html`<div class="facts">
${lines(
  authors.length > 0 && html`<p>${article.by(people(authors, language))}</p>`,
  html`<p>${reviewLine(facts)}</p>`,
  html`<p>${dates(facts)} · ${article.minutes(readingMinutes)}</p>`,
  audience === 'professional' && html`<p>${article.forProfessionals}</p>`,
)}
</div>`;
}

/** `Medically reviewed by … on …. Next review due …`, that the text has changed since, or that nobody has. */
export function reviewLine(facts: Facts): Html {
  const { reviewers, reviewed, nextReview, reviewOutdated, language } = facts;
  const { review } = stringsFor(language);
  const by = reviewers.length > 0 ? people(reviewers, language) : undefined;
  const on = reviewed === undefined ? undefined : day(reviewed, language);
  const next = nextReview !== undefined && review.next(day(nextReview, language));
  if (by === undefined && on === undefined) return html`${review.none}${next}`;
  return html`${review.done(by, on)}${reviewOutdated === true && review.outdated}${next}`;
}

function dates({ published, modified, language }: Facts): Html {
  const { article } = stringsFor(language);
  const isLater = modified.slice(0, 10) !== published.slice(0, 10);
  const updated = isLater && html` · ${article.updated(day(modified, language))}`;
  return html`${article.published(day(published, language))}${updated}`;
}

/** A date for people, in their language, and the same one for machines. */
export function day(moment: string, language: string): Html {
  return html`<time datetime="${moment}">${stringsFor(language).day(moment)}</time>`;
}

function people(contributors: readonly Contributor[], language: string): Html {
  const each = contributors.map((contributor): Part => {
    const { url, role } = contributor;
    const name = byline(contributor);
    const linked = url === undefined ? html`${name}` : html`<a href="${url}">${name}</a>`;
    return html`${linked}${role !== undefined && ` (${role})`}`;
  });
  return stringsFor(language).allOf(each);
}
