/**
 * What the Nu Html Checker, the W3C's own, says of every page that is published, and of those that the
 * dashboard shows: nothing, warnings included. It needs Java, which `.ci/run` installs.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { siteKey } from '../../functions/site/keys.ts';
import { listAll } from '../../functions/store/store.ts';
import { hasJava } from '../dynamodb/start-dynamodb.ts';
import { temporaryFolder, write } from '../infra/local/folders.ts';
import { pageKinds, publishContent } from './content-site.ts';
import { deskFrames, deskPages, openDesk } from './desk.ts';

const jar = fileURLToPath(import.meta.resolve('vnu-jar/build/dist/vnu.jar'));

if (!hasJava) console.log('There is no Java: pages are not given to the Nu Html Checker.');

interface Message {
  type: string;
  subType?: string;
  url: string;
  lastLine?: number;
  message: string;
  extract?: string;
}

/** Its remarks on the HTML files in these folders, each with its place. */
function remarks(...folders: string[]): string[] {
  const options = ['--format', 'json', '--stdout', '--exit-zero-always', '--skip-non-html'];
  // It runs for seconds: the second compiler takes more of them than it gives.
  const java = ['-XX:TieredStopAtLevel=1', '-Xss8m', '-jar', jar];
  const { stdout, stderr, status } = spawnSync('java', [...java, ...options, ...folders], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  expect([status, stderr]).toEqual([0, '']);
  const { messages } = JSON.parse(stdout) as { messages: Message[] };
  return messages.map(
    ({ url, lastLine, type, message, extract }) =>
      `${url}:${lastLine ?? ''} ${type}: ${message} ${extract ?? ''}`,
  );
}

it.runIf(hasJava)('the Nu Html Checker has no remark on any page', async () => {
  const room = await publishContent();
  const folder = mkdtempSync(join(tmpdir(), 'healthwire-test-'));
  try {
    const keys: string[] = [];
    for await (const { key } of listAll(room.site, '')) {
      // A fragment is no document; it stands in frame.html, which is one.
      if (!key.endsWith('.html') || key.endsWith('/embed.html')) continue;
      keys.push(key);
      mkdirSync(dirname(join(folder, key)), { recursive: true });
      writeFileSync(join(folder, key), (await room.site.get(key))!.body);
    }
    expect(keys).toEqual(expect.arrayContaining(pageKinds.map(([, path]) => siteKey(path))));
    expect(remarks(folder)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it.runIf(hasJava)('nor on any page of the dashboard, and what it frames and shares', async () => {
  const { url, shared, close } = await openDesk();
  const paths = [...deskPages.map(([, path]) => path), ...deskFrames];
  const addresses = [...paths.map((path) => `${url}/__dashboard/${path}`), shared];
  const pages: [name: string, text: string][] = [];
  for (const address of addresses) {
    const text = await (await fetch(address)).text();
    expect(text).toMatch(/^<!doctype html>/);
    pages.push([
      `${encodeURIComponent(new URL(address).pathname + new URL(address).search)}.html`,
      text,
    ]);
  }
  await close();
  const folder = temporaryFolder();
  write(folder, Object.fromEntries(pages));
  expect(remarks(folder)).toEqual([]);
});
