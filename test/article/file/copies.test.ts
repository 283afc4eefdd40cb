/** Files that nobody wrote as articles: by their names alone, or by name and title. */
import { describe, expect, it } from 'vitest';
import { presumedOriginal } from '../../../functions/article/file/copies.ts';
import { classify } from '../../../functions/article/file/source-path.ts';

describe('a copy that a tool made of a conflict', () => {
  it.each([
    'iron.sync-conflict-20260101-101010-ABCDEFG',
    'iron (conflicted copy 2026-01-01)',
    "iron (Ada's conflicted copy 2026-01-01)",
    "iron (Ada's MacBook's conflicted copy 2026-01-01 (1))",
    'iron (Case Conflict)',
    'iron (Selective Sync Conflict)',
    'iron (In Konflikt stehende Kopie von Ada 2026-01-01)',
    'iron (copie en conflit de Ada 2026-01-01)',
    'iron_conflict-20260101-101010',
    'iron (SFConflict ada@example.org 2026-01-01-10-10-10)',
    'iron.Conflict',
    'iron-DESKTOP-4F2K9QL',
    'iron-LAPTOP-4F2K9QL-2',
    'iron_REMOTE_1234',
    'iron.LOCAL',
    'iron.BASE.4711',
    'iron_CONFLICT-20240101',
    'iron-conflict-2',
    'iron conflict 2024-01-01 10.10.10',
    'iron.conflict-ada',
    'iron.conflicted',
    'iron (conflict)',
    'iron (Conflict 2024-01-01)',
    'iron [conflicted]',
    'iron (Conflicted copy MacBook 202401011200)',
    'iron (conflicterende kopie van Ada 2024-01-01)',
    'iron (конфликтующая копия, Ада 2024-01-01)',
    'iron (Adaの競合コピー 2024-01-01)',
    'iron (Ada 的冲突副本 2024-01-01)',
    'iron (Ada의 충돌된 사본 2024-01-01)',
  ])('is refused by its name, and the file is named: %s', (name) => {
    const source = classify(`articles/a/${name}.md`);
    expect(source.kind).toBe('forbidden');
    const { diagnostic } = source as Extract<typeof source, { kind: 'forbidden' }>;
    expect(diagnostic).toMatchObject({ file: `articles/a/${name}.md`, severity: 'error' });
    expect(diagnostic.reason).toMatch(
      /^This is a copy that .+ made .+ of iron\.md were in conflict:/,
    );
  });

  it.each([
    'conflict',
    'conflicts-of-interest',
    'role-conflict',
    'conflict-2024',
    'the Sino-Japanese conflict (a history)',
    'iron (a conflict)',
    'iron-desktop',
    'copy editing',
  ])('is not seen where an article only speaks of it: %s', (name) => {
    expect(classify(`articles/${name}.md`)).toEqual({ kind: 'article', slug: name });
  });
});

describe('what an editor or a merge left beside a file', () => {
  it.each([
    ...['iron.orig', 'iron.bak', 'iron.BAK2', 'iron.old', 'iron.rej', 'iron.tmp', 'iron.theirs'],
    ...['iron~', 'iron~1', 'iron.~2~', 'iron.backup-3'],
  ])('is refused by its name, and the file is named: %s', (name) => {
    const source = classify(`articles/a/${name}.md`);
    const { diagnostic } = source as Extract<typeof source, { kind: 'forbidden' }>;
    expect(diagnostic.reason).toBe(
      `By its name (${name.slice('iron'.length)}) this is what an editor or a merge left of iron.md: ` +
        'delete it, or give it a name of its own if it is an article.',
    );
  });

  it.each(['how-old', 'the-original', 'v1.2', 'merge', 'iron.v2', 'iron~supplement'])(
    'is not seen in the name of an article: %s',
    (name) => {
      expect(classify(`articles/${name}.md`)).toEqual({ kind: 'article', slug: name });
    },
  );
});

it.each([
  '~$iron.md',
  '.#iron.md',
  '.~lock.iron.md#',
  '#iron.md#',
  'iron.md~',
  '.iron.md.swp',
  'iron.md.bak',
])('a lock or a backup is no source: %s', (name) => {
  expect(classify(`articles/a/${name}`).kind).toBe('ignored');
});

it.each([
  ['a/iron 2', 'a/iron'],
  ['a/iron (1)', 'a/iron'],
  ['iron(1)', 'iron'],
  ['iron - Copy', 'iron'],
  ['iron - Copy (2)', 'iron'],
  ['iron copy', 'iron'],
  ['iron copy 3', 'iron'],
  ['Copy of iron', 'iron'],
  ['iron – Kopie', 'iron'],
  ['iron-copy', 'iron'],
  ['iron_backup-2', 'iron'],
  ['copy-of-iron', 'iron'],
  ['photocopy', undefined],
  ['how-old', 'how'],
  ['iron', undefined],
  ['a 2/iron', undefined],
  ['vitamin-b-12', undefined],
  ['2026', undefined],
])('%s may be a copy of %s', (slug, original) => {
  expect(presumedOriginal(slug)).toBe(original);
});
