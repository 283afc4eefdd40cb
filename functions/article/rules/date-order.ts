import { isAfter } from '../../base/time.ts';
import type { Remark } from '../diagnostics.ts';
import type { ParsedArticle } from '../model.ts';
import { sources, type Rule } from './rule.ts';

export const dateOrder: Rule = {
  id: 'date-order',
  reason: 'Dates tell the story of an article in its order, and what has happened is not to come.',
  ...sources.jama,
  strict: 'error',
  plain: 'warning',
  bad: '---\ntitle: A\npublished: 2026-03-01\nmodified: 2026-02-01\n---\n\nWords.\n',
  good: '---\ntitle: A\npublished: 2026-03-01\nmodified: 2026-04-01\n---\n\nWords.\n',
  *check(article, _world, now) {
    yield* inOrder(article, 'published', 'modified');
    yield* inOrder(article, 'reviewed', 'nextReview');
    for (const field of ['modified', 'reviewed'] as const) {
      const date = article.frontMatter[field];
      if (date === undefined || !isAfter(date, now)) continue;
      const reason = `\`${article.called(field)}\` is ${date}, which is still to come: correct it.`;
      yield { position: article.position([field]), reason };
    }
  },
};

type Field = 'published' | 'modified' | 'reviewed' | 'nextReview';

function* inOrder(
  { frontMatter, position, called }: ParsedArticle,
  first: Field,
  then: Field,
): Iterable<Remark> {
  const [a, b] = [frontMatter[first], frontMatter[then]];
  if (a === undefined || b === undefined || !isAfter(a, b)) return;
  const reason = `\`${called(then)}\` (${b}) is before \`${called(first)}\` (${a}): correct one of them.`;
  yield { position: position([then]), reason };
}
