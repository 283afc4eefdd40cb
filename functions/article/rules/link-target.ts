import type { Place, World } from '../model.ts';
import { placeOfUrl } from '../file/places.ts';
import { resolveTarget, type Target } from '../markdown/targets.ts';
import type { Rule } from './rule.ts';

export const linkTarget: Rule = {
  id: 'link-target',
  reason: 'A link to an article leads to one that exists.',
  strict: 'error',
  plain: 'warning',
  bad: 'See [iron](irn.md).\n',
  good: 'See [iron](iron.md).\n',
  *check({ structure, frontMatter, slug, place, text }, world) {
    const uses = structure.links.map(({ node, target }): [Place, Target] => [
      placeOfUrl(node, text).place,
      target,
    ]);
    for (const [i, path] of (frontMatter.related ?? []).entries()) {
      uses.push([place(['related', i]), resolveTarget(path, slug)]);
    }
    for (const [where, target] of uses) {
      if (target.kind !== 'article' || target.slug === slug || exists(target.slug, world)) continue;
      const reason =
        `There is no article articles/${target.slug}.md, so the words stand without a link: ` +
        'correct the path, or push the article too.';
      yield { place: where, reason };
    }
  },
};

/** An article that is not public yet will be linked as soon as it is. */
function exists(slug: string, { articles }: World): boolean {
  const face = articles.get(slug);
  if (face === undefined) return false;
  return face.source || ['live', 'withdrawn', 'moved'].includes(face.status);
}
