/**
 * Who wrote it, who reviewed it, and when: what a reader of health content asks first; and that it is
 * no advice. Page, embed and feeds say it in the same words.
 */
import type { Contributor } from '../../../schemas/types.ts';
import { html, lines, type Html } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import { authorSlug } from '../../site/names.ts';
import { ofTheSite } from '../../site/layout.ts';
import { authorPath } from '../../site/routes.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { byline, type Facts } from './facts.ts';

/** In one line: whether anybody checked it, and who and when. */
export function trustLine(facts: Facts, settings: Settings): Html {
  const { reviewers, reviewed, reviewOutdated, language } = facts;
  const { allOf, trust } = stringsFor(language, settings);
  return trust({
    ...(reviewers.length > 0 && { by: allOf(reviewers.map(byline)) }),
    ...(reviewed !== undefined && { on: day(reviewed, language, settings) }),
    isOutdated: reviewOutdated === true,
  });
}

/** In one line: whose it is, of when, how long it takes, and whom it is for. */
export function bylineOf(facts: Facts, settings: Settings): Html {
  const { authors, audience, published, modified, readingMinutes, language } = facts;
  const { article, allOf } = stringsFor(language, settings);
  const names = authors.map(({ name }) => {
    const slug = authorSlug(name);
    return slug === undefined ? name : html`<a href="${authorPath(slug)}">${name}</a>`;
  });
  const said = isUpdated(facts)
    ? article.updated(day(modified, language, settings))
    : article.published(day(published, language, settings));
  const parts = [
    ...(names.length > 0 ? [article.by(allOf(names))] : []),
    said,
    article.minutes(readingMinutes),
    ...(audience === 'professional' ? [article.forProfessionals] : []),
  ];
  return html`${parts.map((part, i) => html`${i > 0 && ' · '}${part}`)}`;
}

/** All of it, for the end of the page. */
export function wholeReview(facts: Facts, settings: Settings): Html {
  const { authors, language } = facts;
  const { article } = stringsFor(language, settings);
  return lines(
    authors.length > 0 && html`<p>${article.by(people(authors, language, settings))}</p>`,
    html`<p>${reviewLine(facts, settings)}</p>`,
    html`<p>${dates(facts, settings)}</p>`,
  );
}

/** `Medically reviewed by … on …. Next review due …`, that the text has changed since, or that nobody has. */
export function reviewLine(of: Reviewed, settings: Settings): Html {
  const { reviewers, reviewed, nextReview, reviewOutdated, language } = of;
  return stringsFor(language, settings).review({
    ...(reviewers.length > 0 && { by: people(reviewers, language, settings) }),
    ...(reviewed !== undefined && { on: day(reviewed, language, settings) }),
    ...(nextReview !== undefined && { next: day(nextReview, language, settings) }),
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
  return html`<p${ofTheSite(language, settings)}>${disclaimer}</p>`;
}

/** On another day than it was published. */
export function isUpdated({ published, modified }: Facts): boolean {
  return modified.slice(0, 10) !== published.slice(0, 10);
}

function dates(facts: Facts, settings: Settings): Html {
  const { published, modified, language } = facts;
  const { article } = stringsFor(language, settings);
  const updated =
    isUpdated(facts) && html` · ${article.updated(day(modified, language, settings))}`;
  return html`${article.published(day(published, language, settings))}${updated}`;
}

/** A date for people, in their language, and the same one for machines. */
export function day(moment: string, language: string, settings: Settings): Html {
  return html`<time datetime="${moment}">${stringsFor(language, settings).day(moment)}</time>`;
}

function people(contributors: readonly Contributor[], language: string, settings: Settings): Html {
  const named = contributors.map((contributor) => {
    const { url, role } = contributor;
    const name = byline(contributor);
    const linked = url === undefined ? html`${name}` : html`<a href="${url}">${name}</a>`;
    return html`${linked}${role !== undefined && ` (${role})`}`;
  });
  return stringsFor(language, settings).allOf(named);
}
