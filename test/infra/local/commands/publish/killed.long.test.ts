/** The protocol for real: processes that are killed, and processes that meet on one store. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Random } from '../../../../simulation/random.ts';
import { temporaryFolder, write } from '../../folders.ts';
import { finish, healthwire, spawnHealthwire } from '../../healthwire.ts';

/** How often a process is killed; the moments are the seed's. */
const KILLS = 14;
const ARTICLES = 12;

const name = (at: number) => `articles/${at % 3 === 0 ? 'deep/' : ''}a${at}.md`;

/** Some articles saved in another edition, now and then one deleted. */
function edit(random: Random, content: string): void {
  for (let count = 1 + random.below(4); count > 0; count--) {
    const at = random.below(ARTICLES);
    const topic = random.pick(['one', 'two', 'three']);
    const other = random.below(ARTICLES);
    const text = `---\ntitle: Edition ${random.below(9)}\ntopics: [${topic}]\n---\n\nSee [it](/articles/a${other}.md).\n`;
    if (random.chance(0.2)) rmSync(join(content, name(at)), { force: true });
    else write(content, { [name(at)]: text });
  }
}

async function audited(content: string, out: string): Promise<void> {
  const last = await healthwire('publish', '--content', content, '--out', out, '--json');
  expect(last.code).toBe(0);
  const audit = await healthwire('verify', '--out', out, '--json');
  expect(JSON.parse(audit.stdout)).toMatchObject({
    missing: [],
    extra: [],
    differing: [],
    dangling: [],
  });
  const again = await healthwire('publish', '--content', content, '--out', out, '--json');
  expect((JSON.parse(again.stdout) as { changed: string[] }).changed).toEqual([]);
}

it('a publish killed at any moment, again and again while articles change, loses nothing', async () => {
  const folder = temporaryFolder();
  const [content, out] = [join(folder, 'content'), join(folder, 'out')];
  const random = new Random(4);
  write(content, { 'site.yaml': 'name: Test\n' });
  const publish = () => spawnHealthwire('publish', '--content', content, '--out', out);
  const started = performance.now();
  await finish(publish());
  const whole = Math.ceil(performance.now() - started);
  let killed = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    edit(random, content);
    const child = publish();
    const timer = setTimeout(() => child.kill('SIGKILL'), random.between(whole / 4, whole));
    if ((await finish(child)).code === null) killed++;
    clearTimeout(timer);
  }
  // On this machine, whatever its speed, and not only after all was done.
  expect(killed).toBeGreaterThan(0);
  await audited(content, out);
});

it('several processes that publish into one folder at once lose nothing', async () => {
  const folder = temporaryFolder();
  const [content, out] = [join(folder, 'content'), join(folder, 'out')];
  const random = new Random(5);
  write(content, { 'site.yaml': 'name: Test\n' });
  for (let round = 0; round < 3; round++) {
    const running = Array.from({ length: 3 }, () => {
      edit(random, content);
      return finish(spawnHealthwire('publish', '--content', content, '--out', out));
    });
    edit(random, content);
    for (const { stderr } of await Promise.all(running)) expect(stderr).not.toMatch(/\n {4}at /);
  }
  await audited(content, out);
});
