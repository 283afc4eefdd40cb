import { positionOfUrl } from '../positions.ts';
import { resolveTarget } from '../markdown/targets.ts';
import type { Rule } from './rule.ts';

export const linkUrl: Rule = {
  id: 'link-url',
  reason: 'A link leads somewhere a reader can safely go: http, https, mailto, tel, or this site.',
  strict: 'error',
  plain: 'warning',
  bad: 'See [this page](javascript:alert).\n',
  good: 'See [this page](https://example.org/).\n',
  *check({ structure, frontMatter, path, position, text }) {
    for (const { node, target } of structure.links) {
      if (target.kind !== 'none') continue;
      const reason = `This link ${target.reason}; its words stand without it.`;
      yield { position: positionOfUrl(node, text).position, reason };
    }
    for (const [i, written] of (frontMatter.related ?? []).entries()) {
      if (resolveTarget(written, path).kind === 'article') continue;
      const reason = 'A related article is named by its path, like ../sleep/restless-legs.md.';
      yield { position: position(['related', i]), reason };
    }
  },
};
