import type { World } from '../model.ts';
import { type Place, placeOfNode } from '../file/positions.ts';
import { resolveTarget, type Target } from '../markdown/targets.ts';
import type { Rule } from './rule.ts';

export const imageMissing: Rule = {
  id: 'image-missing',
  reason: 'A picture or file that the article shows has been pushed too.',
  strict: 'error',
  plain: 'warning',
  bad: '![A leg, stretched](../../media/lag.png)\n',
  good: '![A leg, stretched](../../media/leg.png)\n',
  *check({ structure, frontMatter, slug, place }, world) {
    const uses = [...structure.images, ...structure.links].map(
      ({ node, target }): [Place, Target] => [placeOfNode(node), target],
    );
    if (frontMatter.image !== undefined) {
      uses.push([place(['image', 'src']), resolveTarget(frontMatter.image.src, slug)]);
    }
    for (const [where, target] of uses) {
      if (target.kind !== 'media' || isThere(target.keys, world)) continue;
      const paths = target.keys.join(' or ');
      yield { place: where, reason: `There is no file ${paths}: push it, or correct the path.` };
    }
  },
};

function isThere(keys: string[], { media }: World): boolean {
  return keys.some((key) => media.get(key)?.status === 'live');
}
