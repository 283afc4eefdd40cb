/** What content/README.md shows somebody who writes for the first time goes live here as it stands. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readSettings } from '../../functions/article/settings/read.ts';
import { remarks } from '../article/read.ts';

const content = (name: string) => readFileSync(new URL(`../../content/${name}`, import.meta.url));

it('the smallest article breaks no rule of this site', () => {
  const { settings } = readSettings(content('site.yaml'));
  const readme = content('README.md').toString();
  const [, article] = /## The smallest article\n\n```markdown\n(.*?)```/s.exec(readme)!;
  const found = remarks(article!, { settings: settings! });
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  // What site.yaml says of: nobody has reviewed anything here yet.
  expect(found.map(({ rule }) => rule)).toEqual(['review-dates-missing', 'reviewer-missing']);
});
