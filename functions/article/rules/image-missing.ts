import type { Dependencies } from '../model.ts';
import { type Position, positionOfNode } from '../positions.ts';
import { resolveTarget, type Target } from '../markdown/targets.ts';
import type { Rule } from './rule.ts';

export const imageMissing: Rule = {
  id: 'image-missing',
  reason: 'A picture or file that the article shows has been pushed too.',
  strict: 'error',
  plain: 'warning',
  bad: '![A leg, stretched](../../media/lag.png)\n',
  good: '![A leg, stretched](../../media/leg.png)\n',
  *check({ structure, frontMatter, path, position }, dependencies) {
    const uses = [...structure.images, ...structure.links].map(
      ({ node, target }): [Position, Target] => [positionOfNode(node), target],
    );
    if (frontMatter.image !== undefined) {
      uses.push([position(['image', 'src']), resolveTarget(frontMatter.image.src, path)]);
    }
    for (const [where, target] of uses) {
      if (target.kind !== 'media' || isThere(target.keys, dependencies)) continue;
      const paths = target.keys.join(' or ');
      yield { position: where, reason: `There is no file ${paths}: push it, or correct the path.` };
    }
  },
};

function isThere(keys: string[], { media }: Dependencies): boolean {
  return keys.some((key) => media.get(key)?.status === 'live');
}
