/** The summary of a live article that collections are made from. */
import type { Summary } from '../../../schemas/types.ts';
import type { ParsedArticle } from '../model.ts';
import type { Facts } from './facts.ts';

/** Without its memory, which whoever records it adds. */
export function summaryOf(
  facts: Facts,
  { slug, topicTitles, tags }: Pick<ParsedArticle, 'slug' | 'topicTitles' | 'tags'>,
): Omit<Summary, 'memory'> {
  const { description, reviewed, nextReview, reviewOutdated, image } = facts;
  return {
    id: facts.id,
    slug,
    url: facts.url,
    status: 'live',
    title: facts.title,
    ...(description !== undefined && { description }),
    language: facts.language,
    published: facts.published,
    modified: facts.modified,
    ...(reviewed !== undefined && { reviewed }),
    ...(nextReview !== undefined && { nextReview }),
    ...(reviewOutdated === true && { reviewOutdated }),
    authors: facts.authors,
    reviewers: facts.reviewers,
    topics: facts.topics.map(({ id }) => id),
    ...(tags.length > 0 && { tags }),
    ...(Object.keys(topicTitles).length > 0 && { topicTitles }),
    about: facts.about,
    ...(image !== undefined && { image }),
    corrections: facts.corrections,
    words: facts.words,
    readingMinutes: facts.readingMinutes,
  };
}
