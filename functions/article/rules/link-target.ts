import type { Dependencies } from '../model.ts';
import { type Position, positionOfUrl } from '../positions.ts';
import { meantArticle } from '../markdown/meant-article.ts';
import { resolveTarget, type Target } from '../markdown/targets.ts';
import type { Rule } from './rule.ts';

export const linkTarget: Rule = {
  id: 'link-target',
  reason: 'A link to an article leads to one that exists.',
  strict: 'error',
  plain: 'warning',
  bad: 'See [iron](irn.md).\n',
  good: 'See [iron](iron.md).\n',
  *check({ structure, frontMatter, slug: own, path: from, position, text }, dependencies) {
    const uses = structure.links.map(({ node, target }): Use => {
      return { written: node.url, target, ...positionOfUrl(node, text) };
    });
    for (const [i, written] of (frontMatter.related ?? []).entries()) {
      const target = resolveTarget(written, from);
      uses.push({ written, target, position: position(['related', i]), exact: true });
    }
    for (const { written, target, position, exact } of uses) {
      if (target.kind !== 'article' || target.slug === own || exists(target.slug, dependencies))
        continue;
      const { slug } = target;
      const { hint, path } = meantArticle({ written, slug, from }, dependencies.folder);
      const reason =
        `There is no article articles/${slug}.md, so the words stand without a link: ` +
        `correct the path, or push the article too.${hint}`;
      yield { position, reason, ...(path !== undefined && exact && { suggestion: path }) };
    }
  },
};

interface Use {
  written: string;
  target: Target;
  position: Position;
  /** The place is that of the path alone. */
  exact: boolean;
}

/** An article that is not public yet will be linked as soon as it is. */
function exists(slug: string, { articles }: Dependencies): boolean {
  const face = articles.get(slug);
  if (face === undefined) return false;
  return face.source || ['live', 'withdrawn', 'moved'].includes(face.status);
}
