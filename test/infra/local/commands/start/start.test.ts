/** `healthwire start` as a person meets it: a real process, a real port, real saves. */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { generateContent } from '../../../../../bench/generate.ts';
import { hashesIn, temporaryFolder, write } from '../../folders.ts';
import { finish, says, spawnHealthwire } from '../../healthwire.ts';

async function started(files: Record<string, string>) {
  const folder = temporaryFolder();
  const content = join(folder, 'content');
  write(content, files);
  const args = ['--content', content, '--out', join(folder, 'out'), '--port', '0'];
  const child = spawnHealthwire('start', ...args);
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = await says(child, /Ctrl\+C stops/);
  const [, url] = /Serving (http:\/\/localhost:\d+)\//.exec(output)!;
  return { content, child, url: url! };
}

const text = async (url: string) => await (await fetch(url)).text();

it('a saved article is live in page, JSON and feeds, and one line says so', async () => {
  const { content, child, url } = await started({ 'articles/a.md': '# First\n\nWords.\n' });
  expect(await text(`${url}/articles/a/`)).toContain('First');
  writeFileSync(join(content, 'articles/a.md'), '# Second\n\nWords.\n');
  expect(await says(child, /live/)).toMatch(/live +articles\/a\.md {2}\(\d+ files, \d+ ms\)/);
  expect(await text(`${url}/articles/a/`)).toContain('Second');
  expect(await text(`${url}/articles/a/article.json`)).toContain('"title": "Second"');
  for (const feed of ['feed.xml', 'atom.xml', 'feed.json'])
    expect(await text(`${url}/${feed}`)).toContain('Second');
});

it('a file that is saved while all is published for the first time is live after it', async () => {
  const folder = temporaryFolder();
  const [content, out] = [join(folder, 'content'), join(folder, 'out')];
  generateContent(content, 60);
  const article = join(content, 'articles/a.md');
  writeFileSync(article, '# First\n\nWords.\n');
  const child = spawnHealthwire('start', '--content', content, '--out', out, '--port', '0');
  onTestFinished(() => void child.kill('SIGKILL'));
  const serving = says(child, /Ctrl\+C stops/);
  const page = join(out, 'site/articles/a/index.html');
  await vi.waitUntil(() => existsSync(page), { timeout: 60_000 });
  writeFileSync(article, '# Second\n\nWords.\n');
  await serving;
  await vi.waitUntil(() => readFileSync(page, 'utf8').includes('Second'), { timeout: 30_000 });
});

it('shows the site that was there before it publishes; what is saved meanwhile is live, and told of', async () => {
  const folder = temporaryFolder();
  const [content, out] = [join(folder, 'content'), join(folder, 'out')];
  const at = ['--content', content, '--out', out];
  generateContent(content, 80);
  const article = join(content, 'articles/z.md');
  writeFileSync(article, '# First\n\nWords.\n');
  await finish(spawnHealthwire('publish', ...at));
  // Another base URL: everything is published anew.
  const child = spawnHealthwire('start', ...at, '--port', '0');
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stdout!.on('data', (text) => (said += String(text)));
  const [, url] = /Serving (http:\/\/localhost:\d+)\//.exec(await says(child, /Ctrl\+C stops/))!;
  const page = async (slug: string) => await text(`${url}/articles/${slug}/`);
  expect(await page('z')).toContain('First');
  await vi.waitUntil(async () => (await page('000000')).includes(url!), { timeout: 60_000 });
  writeFileSync(article, '# Second\n\nWords.\n');
  await vi.waitUntil(async () => (await page('z')).includes('Second'), { timeout: 60_000 });
  expect(said).not.toMatch(/\d+ live/);
  await says(child, /live +articles\/z\.md/);
  expect(said).toMatch(
    /81 live: \d+ files.*\n[^\n]*live +articles\/z\.md {2}\(\d+ files, \d+ ms\)\n$/,
  );
});

it('a mistake is refused with its place, and the page stays as it was', async () => {
  const { content, child, url } = await started({ 'articles/a.md': '# First\n\nWords.\n' });
  writeFileSync(join(content, 'articles/a.md'), '---\ntitle: [oops\n---\n\nWords.\n');
  expect(await says(child, /refused/)).toMatch(/refused +articles\/a\.md:\d+:\d+ /);
  expect(await text(`${url}/articles/a/`)).toContain('First');
});

it('a deleted article answers 410, a renamed one redirects', async () => {
  const id = 'id: tag:x.example,2026:b\n';
  const { content, child, url } = await started({
    'articles/a.md': '# First\n\nWords.\n',
    'articles/b.md': `---\ntitle: B\n${id}---\n\nWords.\n`,
  });
  rmSync(join(content, 'articles/a.md'));
  await says(child, /withdrawn/);
  expect((await fetch(`${url}/articles/a/`)).status).toBe(410);
  rmSync(join(content, 'articles/b.md'));
  writeFileSync(join(content, 'articles/c.md'), `---\ntitle: B\n${id}---\n\nWords.\n`);
  await says(child, /moved/);
  const moved = await fetch(`${url}/articles/b/`, { redirect: 'manual' });
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/articles/c/']);
});

it('a folder that is moved away and back deletes nothing, and is watched again', async () => {
  const { content, child, url } = await started({ 'articles/a.md': '# First\n\nWords.\n' });
  const away = `${content}-away`;
  renameSync(content, away);
  expect(await says(child, /any more/)).toMatch(/^There is no folder .+ any more: .+ is back\.\n$/);
  expect(await text(`${url}/articles/a/`)).toContain('First');
  writeFileSync(join(away, 'articles/a.md'), '# Second\n\nWords.\n');
  renameSync(away, content);
  await says(child, /live/);
  expect(await text(`${url}/articles/a/`)).toContain('Second');
  writeFileSync(join(content, 'articles/a.md'), '# Third\n\nWords.\n');
  await says(child, /live/);
  expect(await text(`${url}/articles/a/`)).toContain('Third');
});

it('a checkout that empties the folder takes nothing down, and is all over when it is back', async () => {
  const names = ['a', 'b', 'c'];
  const files = Object.fromEntries(
    names.map((name) => [`articles/${name}.md`, `# ${name}\n\nWords.\n`]),
  );
  const { content, child, url } = await started({ ...files, 'README.md': '# Not an article\n' });
  const status = async () =>
    await Promise.all(names.map(async (name) => (await fetch(`${url}/articles/${name}/`)).status));
  const said = says(child, /no article left/);
  for (const name of names) rmSync(join(content, `articles/${name}.md`));
  expect(await said).toMatch(
    /^There is no article left in ".*", and 3 articles are live: what is/m,
  );
  expect(await status()).toEqual([200, 200, 200]);
  const missing = says(child, /is back/);
  rmSync(join(content, 'articles'), { recursive: true });
  expect(await missing).toMatch(/There is no folder .*articles any more: .* is back\.\n/);
  const live = says(child, /live +articles\/c\.md/);
  write(content, { ...files, 'articles/c.md': '# c\n\nOther words.\n' });
  await live;
  expect(await status()).toEqual([200, 200, 200]);
  expect(await text(`${url}/articles/c/`)).toContain('Other words.');
});

it('does not begin where the articles are gone, until somebody confirms', async () => {
  const folder = temporaryFolder();
  const [content, out] = [join(folder, 'content'), join(folder, 'out')];
  const at = ['--content', content, '--out', out];
  write(content, { 'articles/a.md': '# A\n\nWords.\n' });
  await finish(spawnHealthwire('publish', ...at));
  const before = hashesIn(join(out, 'site'));
  rmSync(join(content, 'articles/a.md'));
  const { code, stderr } = await finish(spawnHealthwire('start', ...at, '--port', '0'));
  expect(stderr).toMatch(
    /^There is no article left in ".*", and 1 article is live: .*--confirm\.\n$/,
  );
  expect([code, hashesIn(join(out, 'site'))]).toEqual([2, before]);
  const child = spawnHealthwire('start', ...at, '--port', '0', '--confirm');
  onTestFinished(() => void child.kill('SIGKILL'));
  await says(child, /^0 live, 1 withdrawn/m);
});

it('a taken port is one sentence and exit code 2, before anything is published', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void taken.close());
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as AddressInfo;
  const folder = temporaryFolder();
  write(join(folder, 'content'), { 'articles/a.md': '# A\n\nWords.\n' });
  const out = join(folder, 'out');
  const args = ['--content', join(folder, 'content'), '--out', out];
  const { code, stderr } = await finish(spawnHealthwire('start', ...args, '--port', String(port)));
  expect(stderr).toMatch(/^Port \d+ is taken by another program\. .*\n$/);
  expect([code, hashesIn(join(out, 'site'))]).toEqual([2, {}]);
});

it('Ctrl+C ends it with 0', async () => {
  const { child } = await started({ 'articles/a.md': '# First\n\nWords.\n' });
  const ended = finish(child);
  child.kill('SIGINT');
  expect((await ended).code).toBe(0);
});
