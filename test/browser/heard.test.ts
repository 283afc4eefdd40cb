/**
 * What a screen reader has of every kind of page, from its first word to its last: roles, names and states,
 * in order (Playwright's snapshot of the accessibility tree). Each is a file in heard/ that people read; on a
 * desktop and without scripts there is another where something else is heard than on a phone. After a
 * change that is meant to change them: `npx vitest run test/browser/heard -u`, and read the difference.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pageKinds } from './content-site.ts';
import { pages as everyPage } from './every-page.ts';
import { desktop, phone, type Opening } from './site.ts';

const folder = new URL('./heard/', import.meta.url).pathname;
const ways = {
  phone: { viewport: phone },
  desktop: { viewport: desktop },
  'no-script': { viewport: phone, javaScriptEnabled: false },
} as const;
const pages = [...pageKinds, ['a feed', '/feed.xml']] as const;

const { open } = everyPage();

async function heard(path: string, options: Opening): Promise<string> {
  const { page, close } = await open(path, options);
  const tree = await page.locator(':root').ariaSnapshot();
  await close();
  return `${tree}\n`;
}

const fileOf = (name: string, way: string) =>
  `${name.toLowerCase().replaceAll(' ', '-')}.${way}.yml`;
const kept = readdirSync(folder);

it.each(pages)('%s', async (name, path) => {
  const onPhone = await heard(path, ways.phone);
  await expect(onPhone).toMatchFileSnapshot(join(folder, fileOf(name, 'phone')));
  for (const way of ['desktop', 'no-script'] as const) {
    const tree = await heard(path, ways[way]);
    const file = fileOf(name, way);
    if (tree !== onPhone) await expect(tree).toMatchFileSnapshot(join(folder, file));
    else expect(kept).not.toContain(file);
  }
});

it('no file is kept of what is not there', () => {
  const files = pages.flatMap(([name]) => Object.keys(ways).map((way) => fileOf(name, way)));
  expect(kept.filter((file) => !files.includes(file))).toEqual([]);
});
