/** What the name of a file says of drafts, and that the article itself has the last word. */
import { describe, expect, it } from 'vitest';
import { draftMark, draftMarkInTitle } from '../../../functions/article/file/name.ts';
import { parse } from '../../../functions/article/parse.ts';
import { plain } from '../read.ts';

describe('a draft by its name', () => {
  it.each([
    ['iron.draft', '.draft'],
    ['sleep/iron.WIP', '.WIP'],
    ['iron.draft/index', '.draft'],
    ['[WIP] iron', '[WIP]'],
    ['iron (draft)', '(draft)'],
    ['DRAFT - iron', 'DRAFT'],
    ['iron_DRAFT', 'DRAFT'],
    ['drafts/iron', 'drafts'],
    ['sleep/_dose-table', '_'],
    ['sleep/Drafts/2026/iron', 'Drafts'],
  ])('%s', (path, mark) => {
    expect(draftMark(path)).toBe(mark);
  });

  it.each([
    'iron',
    'draft-animals',
    'first-draft',
    'drafts',
    'wip',
    'sleep/draught',
    'guides/drafts/index',
    'sleep/_index',
    '_posts/iron',
  ])('but not %s', (path) => {
    expect(draftMark(path)).toBeUndefined();
  });

  const read = (path: string, field = '') =>
    parse(
      {
        ...{ slug: path, path, lastModified: '2026-11-01T08:00:00Z' },
        bytes: new TextEncoder().encode(`---\ntitle: A\n${field}---\nText.\n`),
      },
      plain,
    );

  it('stays back with a sentence, unless the article says that it is none', () => {
    const { article, diagnostics } = read('iron.draft');
    expect(article?.frontMatter.draft).toBe(true);
    expect(diagnostics).toEqual([
      {
        ...{
          rule: 'path',
          severity: 'warning',
          file: 'articles/iron.draft.md',
          line: 1,
          column: 1,
        },
        reason:
          'By its name (.draft) this is a draft, and stays back: rename the file, or write `draft: false`.',
      },
    ]);
    for (const field of ['draft: false\n', 'status: published\n']) {
      const said = read('drafts/iron', field);
      expect([said.article?.frontMatter.draft, said.diagnostics]).toEqual([false, []]);
    }
  });
});

describe('a draft by its title', () => {
  it.each([
    ['[DRAFT] Iron', '[DRAFT]'],
    ['Iron (draft)', '(draft)'],
    ['WIP: Iron', 'WIP:'],
    ['Draft: Iron', 'Draft:'],
    ['DRAFT – Iron', 'DRAFT'],
  ])('%s', (title, mark) => {
    expect(draftMarkInTitle(title)).toBe(mark);
  });

  it.each([
    'Iron',
    'Draft animals',
    'Military draft: who is called',
    'A draft',
    'Drafty rooms (and colds)',
    'What [draft] means here',
    'Draft-proofing: a guide',
  ])('but not %s', (title) => {
    expect(draftMarkInTitle(title)).toBeUndefined();
  });

  const read = (text: string) =>
    parse(
      {
        ...{ slug: 'iron', path: 'iron', lastModified: '2026-11-01T08:00:00Z' },
        bytes: new TextEncoder().encode(text),
      },
      plain,
    );

  it('stays back with a sentence, whether it stands in front matter or as a heading', () => {
    const inFields = read("---\ntags: [a]\ntitle: '[DRAFT] Iron'\n---\nText.\n");
    expect(inFields.article?.frontMatter.draft).toBe(true);
    expect(inFields.diagnostics).toContainEqual({
      ...{ rule: 'path', severity: 'warning', file: 'articles/iron.md', line: 3, column: 8 },
      ...{ endLine: 3, endColumn: 22 },
      reason:
        'By its title ([DRAFT]) this is a draft, and stays back: take that out of the title, or write `draft: false`.',
    });
    expect(read('# WIP: Iron\n\nText.\n').article?.frontMatter.draft).toBe(true);
  });

  it('counts less than what the article says', () => {
    const { article } = read("---\ntitle: '[DRAFT] Iron'\ndraft: false\n---\nText.\n");
    expect(article?.frontMatter.draft).toBe(false);
  });
});
