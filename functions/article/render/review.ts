/**
 * Who wrote it, who reviewed it, and when: what a reader of health content asks first; and that it is
 * no advice. Page, embed and feeds say it in the same words.
 */
import type { Contributor } from '../../../schemas/types.ts';
import { html, lines, type Html } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import { authorSlug } from '../../site/names.ts';
import { authorPath } from '../../site/routes.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { byline, type Facts } from './facts.ts';

/** In one line: whether anybody checked it, and who and when. */
export function trustLine({ reviewers, reviewed, reviewOutdated, language }: Facts): Html {
  const { allOf, trust } = stringsFor(language);
  return trust({
    ...(reviewers.length > 0 && { by: allOf(reviewers.map(byline)) }),
    ...(reviewed !== undefined && { on: day(reviewed, language) }),
    isOutdated: reviewOutdated === true,
  });
}

/** In one line: whose it is, of when, how long it takes, and whom it is for. */
export function bylineOf(facts: Facts): Html {
  const { authors, audience, published, modified, readingMinutes, language } = facts;
  const { article, allOf } = stringsFor(language);
  const names = authors.map(({ name }) => {
    const slug = authorSlug(name);
    return slug === undefined ? name : html`<a href="${authorPath(slug)}">${name}</a>`;
  });
  const said = isUpdated(facts)
    ? article.updated(day(modified, language))
    : article.published(day(published, language));
  const parts = [
    ...(names.length > 0 ? [article.by(allOf(names))] : []),
    said,
    article.minutes(readingMinutes),
    ...(audience === 'professional' ? [article.forProfessionals] : []),
  ];
  return html`${parts.map((part, i) => html`${i > 0 && ' · '}${part}`)}`;
}

/** All of it, for the end of the page. */
export function wholeReview(facts: Facts): Html {
  const { authors, language } = facts;
  const { article } = stringsFor(language);
  return lines(
    authors.length > 0 && html`<p>${article.by(people(authors, language))}</p>`,
    html`<p>${reviewLine(facts)}</p>`,
    html`<p>${dates(facts)}</p>`,
  );
}

/** `Medically reviewed by … on …. Next review due …`, that the text has changed since, or that nobody has. */
export function reviewLine(of: Reviewed): Html {
  const { reviewers, reviewed, nextReview, reviewOutdated, language } = of;
  return stringsFor(language).review({
    ...(reviewers.length > 0 && { by: people(reviewers, language) }),
    ...(reviewed !== undefined && { on: day(reviewed, language) }),
    ...(nextReview !== undefined && { next: day(nextReview, language) }),
    isOutdated: reviewOutdated === true,
  });
}

/** As far as an article or its summary says it. */
type Reviewed = Pick<
  Facts,
  'reviewers' | 'reviewed' | 'nextReview' | 'reviewOutdated' | 'language'
>;

/** The site's disclaimer, if it has one: in the site's language, whatever the article's is. */
export function notAdvice(language: string, settings: Settings): Html | undefined {
  const { disclaimer } = settings;
  if (disclaimer === undefined) return undefined;
  const own = language !== settings.language && html` lang="${settings.language}"`;
  return html`<p${own}>${disclaimer}</p>`;
}

/** On another day than it was published. */
export function isUpdated({ published, modified }: Facts): boolean {
  return modified.slice(0, 10) !== published.slice(0, 10);
}

function dates(facts: Facts): Html {
  const { published, modified, language } = facts;
  const { article } = stringsFor(language);
  const updated = isUpdated(facts) && html` · ${article.updated(day(modified, language))}`;
  return html`${article.published(day(published, language))}${updated}`;
}

/** A date for people, in their language, and the same one for machines. */
export function day(moment: string, language: string): Html {
  return html`<time datetime="${moment}">${stringsFor(language).day(moment)}</time>`;
}

function people(contributors: readonly Contributor[], language: string): Html {
  const named = contributors.map((contributor) => {
    const { url, role } = contributor;
    const name = byline(contributor);
    const linked = url === undefined ? html`${name}` : html`<a href="${url}">${name}</a>`;
    return html`${linked}${role !== undefined && ` (${role})`}`;
  });
  return stringsFor(language).allOf(named);
}
