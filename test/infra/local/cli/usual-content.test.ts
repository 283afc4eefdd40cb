/** Where the articles are when nobody says so. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { usualContent } from '../../../../infra/local/cli/usual-content.ts';
import { temporaryFolder } from '../folders.ts';

/** In a folder with these files and empty folders. */
function contentIn(files: Record<string, string>, ...folders: string[]): string {
  const folder = temporaryFolder(files);
  for (const name of folders) mkdirSync(join(folder, name));
  return usualContent(folder);
}

it.each<[string, Record<string, string>, string[]]>([
  ['site.yaml', { 'site.yaml': '' }, []],
  ['a folder of articles', {}, ['articles']],
  ['Markdown', { 'iron.md': '' }, []],
  ['Markdown of Jekyll', { 'iron.markdown': '' }, []],
  ['Markdown one folder below', { '_posts/iron.md': '' }, []],
])('a folder with %s is one of articles', (_what, files, folders) => {
  expect(contentIn(files, ...folders)).toBe('.');
});

it.each<[string, Record<string, string>, string[]]>([
  ['a folder content, whatever else there is', { 'README.md': '', 'site.yaml': '' }, ['content']],
  ['nothing', {}, []],
  ['what is no article', { 'notes.txt': '', 'code/main.c': '' }, []],
  [
    'Markdown that was installed, or is hidden',
    { 'node_modules/a/README.md': '', '.x/a.md': '' },
    [],
  ],
  ['Markdown far below', { 'a/b/c.md': '' }, []],
])('with %s it is content', (_what, files, folders) => {
  expect(contentIn(files, ...folders)).toBe('content');
});
