import { positionOfNode } from '../positions.ts';
import { resolveTarget } from '../markdown/targets.ts';
import type { Rule } from './rule.ts';

export const imageRemote: Rule = {
  id: 'image-remote',
  reason: 'Pictures come from the site itself: another host would see who reads about what.',
  strict: 'error',
  plain: 'warning',
  bad: '![A leg, stretched](https://example.org/leg.png)\n',
  good: '![A leg, stretched](../../media/leg.png)\n',
  *check({ structure, frontMatter, path, position }) {
    for (const { node, target } of structure.images) {
      if (target.kind === 'media') continue;
      const reason =
        target.kind === 'web'
          ? 'This picture is on another site, so only a link to it is published: ' +
            'put a copy into media/, if you may.'
          : `The path of this picture ${target.kind === 'none' ? target.reason : 'leads to no picture'}.`;
      yield { position: positionOfNode(node), reason };
    }
    const { image } = frontMatter;
    if (image !== undefined && resolveTarget(image.src, path).kind !== 'media') {
      const reason = "The article's picture must be a file in media/ or beside the article.";
      yield { position: position(['image', 'src']), reason };
    }
  },
};
