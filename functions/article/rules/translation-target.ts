import { resolveTarget } from '../markdown/targets.ts';
import type { ParsedArticle, World } from '../model.ts';
import { sources, type Rule } from './rule.ts';

const german = (original: string) =>
  `---\ntitle: Eisen\nlanguage: de\ntranslationOf: ${original}\n---\n\nEisen ist wichtig.\n`;

export const translationTarget: Rule = {
  id: 'translation-target',
  reason: 'A translation leads to an article that exists, in another language than its own.',
  ...sources.nhs,
  strict: 'error',
  plain: 'warning',
  bad: german('irn.md'),
  good: german('iron.md'),
  *check(article, world) {
    const path = article.frontMatter.translationOf;
    if (path === undefined) return;
    const reason = fault(path, article, world);
    if (reason !== undefined) yield { place: article.place(['translationOf']), reason };
  },
};

function fault(path: string, article: ParsedArticle, world: World): string | undefined {
  const target = resolveTarget(path, article.slug);
  if (target.kind !== 'article') {
    return 'What it translates is named by its path, like ../sleep/restless-legs.md.';
  }
  if (target.slug === article.slug)
    return 'An article is no translation of itself: name the other.';
  const face = world.articles.get(target.slug);
  if (face === undefined || (face.status === 'absent' && !face.source)) {
    return `There is no article articles/${target.slug}.md: correct the path, or push it too.`;
  }
  if (face.language !== article.language) return undefined;
  return (
    `Both articles are in "${article.language}": say in \`language\` what this one is written ` +
    'in, or delete `translationOf`.'
  );
}
