import { meantArticle } from '../markdown/meant-article.ts';
import { resolveTarget } from '../markdown/targets.ts';
import type { ParsedArticle, Dependencies } from '../model.ts';
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
  *check(article, dependencies) {
    const path = article.frontMatter.translationOf;
    if (path === undefined) return;
    const found = fault(path, article, dependencies);
    if (found === undefined) return;
    const { reason, suggestion } = found;
    const position = article.position(['translationOf']);
    yield { position, reason, ...(suggestion !== undefined && { suggestion }) };
  },
};

type Fault = { reason: string; suggestion?: string | undefined } | undefined;

function fault(written: string, article: ParsedArticle, dependencies: Dependencies): Fault {
  const target = resolveTarget(written, article.path);
  if (target.kind !== 'article')
    return { reason: 'What it translates is named by its path, like ../sleep/restless-legs.md.' };
  const { slug } = target;
  if (slug === article.slug)
    return { reason: 'An article is no translation of itself: name the other.' };
  const face = dependencies.articles.get(slug);
  if (face === undefined || (face.status === 'absent' && !face.source)) {
    const { hint, path } = meantArticle({ written, slug, from: article.path }, dependencies.folder);
    const reason = `There is no article articles/${slug}.md: correct the path, or push it too.${hint}`;
    return { reason, suggestion: path };
  }
  if (face.language !== article.language) return undefined;
  const reason =
    `Both articles are in "${article.language}": say in \`${article.called('language')}\` what this one is ` +
    `written in, or delete \`${article.called('translationOf')}\`.`;
  return { reason };
}
