/** Whom a new article is by, where nobody says so. */
import { expect, test } from 'vitest';
import { filesIn, temporaryFolder } from '../../folders.ts';
import { run } from '../../healthwire.ts';

const by = (...authors: string[]) => `---\nauthors: [${authors.join(', ')}]\n---\n\n# A\n\nText.\n`;

test.each<[string, string[], string]>([
  ['all the same', [by('Ann Lee'), by('Ann Lee')], 'Ann Lee'],
  ['most the same', [by('Ann Lee'), by('Ben'), by('Ann Lee')], 'Ann Lee'],
  ['some who name nobody', [by('Ann Lee'), '# B\n\nText.\n', '# C\n\nText.\n'], 'Ann Lee'],
  ['half and half', [by('Ann Lee'), by('Ben')], 'The desk'],
  ['two who write together', [by('Ann Lee', 'Ben'), by('Ann Lee', 'Ben')], 'The desk'],
  ['words of others', ['---\nauthor: Ann Lee\n---\n\n# A\n\nText.\n'], 'Ann Lee'],
  ['what cannot be read', ['---\ntitle: [\n---\n', by('Ann Lee')], 'Ann Lee'],
  ['no articles', [], 'The desk'],
])('with %s', async (_what, articles, author) => {
  const there = Object.fromEntries(articles.map((text, i) => [`articles/${i}.md`, text]));
  const content = temporaryFolder({ 'site.yaml': 'publisher: { name: The desk }\n', ...there });
  await run('new', 'Iron', '--content', content);
  expect(filesIn(content)['articles/iron.md']).toContain(`\nauthors:\n  - name: ${author}\n`);
});
