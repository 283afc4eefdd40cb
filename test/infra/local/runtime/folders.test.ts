/** A site is made from one folder of articles. */
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CommandError } from '../../../../infra/local/cli/command-error.ts';
import { temporaryFolder, write } from '../folders.ts';
import { run } from '../healthwire.ts';

const names = ['a', 'b', 'c', 'd'];
const articles = (of: readonly string[]) =>
  Object.fromEntries(of.map((name) => [`articles/${name}.md`, `# ${name}\n\nWords.\n`]));

/** Publishes four articles, then what `change` makes of a copy of their folder. */
async function publishedAnew(change: (copy: string, out: string) => void) {
  const root = temporaryFolder();
  const [content, copy, out] = [join(root, 'content'), join(root, 'copy'), join(root, 'out')];
  write(content, articles(names));
  const publish = (from: string) => run('publish', '--content', from, '--out', out, '--json');
  await publish(content);
  cpSync(content, copy, { recursive: true });
  change(copy, out);
  return await publish(copy);
}

const without = (gone: readonly string[]) => (copy: string) => {
  for (const name of gone) rmSync(join(copy, 'articles', `${name}.md`));
};

it('which may be moved, and lose half of its articles on the way', async () => {
  const { stdout } = await publishedAnew(without(['a', 'b']));
  expect(JSON.parse(stdout)).toMatchObject({ live: 2, withdrawn: 2 });
});

it('in whose place no other can be published, which lacks most of them', async () => {
  await expect(publishedAnew(without(['a', 'b', 'c']))).rejects.toThrow(CommandError);
  await expect(publishedAnew(without(['a', 'b', 'c']))).rejects.toThrow(
    / there would withdraw 3 of its 4 articles\. Choose another folder with --out, for example --out /,
  );
});

it('of which nothing is known where a crash left half a note: then only the guard asks', async () => {
  const half = (gone: readonly string[]) => (copy: string, out: string) => {
    without(gone)(copy);
    writeFileSync(join(out, 'made-from.json'), '{"cont');
  };
  const { stdout } = await publishedAnew(half(['a', 'b']));
  expect(JSON.parse(stdout)).toMatchObject({ live: 2, withdrawn: 2 });
  await expect(publishedAnew(half(['a', 'b', 'c']))).rejects.toThrow(/^3 articles would be/);
});
