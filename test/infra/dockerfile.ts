/**
 * The Dockerfile, step by step as it stands there, in an empty folder that takes the place of the image's
 * root: there is no Docker where the tests run. Asked for by the test of the packed package.
 */
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  globSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { temporaryFolder, write } from './local/folders.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = readFileSync(join(root, 'Dockerfile'), 'utf8').replace(/^#.*\n/gm, '');
export const steps = text
  .trim()
  .split('\n')
  .map((line) => /^(\w+) (.*)$/.exec(line)!)
  .map(([, name, rest]) => [name!, rest!] as const);
export const said = (name: string) =>
  steps.filter(([step]) => step === name).map(([, rest]) => rest);
/** Of the image. */
const places = ['/healthwire', '/content', '/site', '/tmp'];

/** Publishes and serves what is mounted, and again when asked; `packed` is the package's file. */
export async function replayed(packed: string): Promise<void> {
  const image = temporaryFolder();
  // nginx reads as somebody else, where the test is root.
  chmodSync(image, 0o755);
  const port = 20_000 + (process.pid % 20_000);
  const inImage = (words: string) =>
    words
      .replace(/(^|[\s'"=])(\/[a-z]+)(?=[/\s'";]|$)/gm, (all, before: string, place: string) =>
        places.includes(place) ? `${before}${image}${place}` : all,
      )
      .replaceAll(/\b8080\b/g, String(port));
  for (const place of places) mkdirSync(image + place);
  cpSync(packed, join(image, basename(packed)));
  let cwd = image;
  for (const [name, rest] of steps)
    if (name === 'WORKDIR') cwd = inImage(rest);
    else if (name === 'COPY') copy(rest.split(' ')[0]!, image, cwd);
    // Debian's packages are installed by .ci/run, and who `node` is only the image knows.
    else if (name === 'RUN' && !rest.startsWith('apt-get'))
      execFileSync('sh', ['-c', inImage(rest).replace(/ && chown .*/, '')], { cwd });
  for (const name of readdirSync(cwd).filter((one) => /\.(sh|conf)$/.test(one)))
    writeFileSync(join(cwd, name), inImage(readFileSync(join(cwd, name), 'utf8')));

  write(join(image, 'content'), { 'articles/a.md': '# One\n\nText.\n' });
  const env = { ...process.env, BASE_URL: 'https://health.example' };
  const [command, ...args] = JSON.parse(said('CMD')[0]!) as [string, ...string[]];
  const child = spawn(command, args, { cwd, env, stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [node, ...look] = JSON.parse(inImage(said('HEALTHCHECK')[0]!.replace(/.*?CMD /, ''))) as [
    string,
    ...string[],
  ];
  for (let healthy = false; !healthy;) {
    expect(child.exitCode).toBe(null);
    await sleep(200);
    healthy = (await ended(spawn(node, look, { stdio: 'ignore' }))) === 0;
  }
  const page = async () => await (await fetch(`http://localhost:${port}/articles/a/`)).text();
  expect(await page()).toContain('https://health.example/articles/a/');
  write(join(image, 'content'), { 'articles/a.md': '# Two\n\nText.\n' });
  expect(await ended(spawn('sh', ['publish.sh'], { cwd, env, stdio: 'ignore' }))).toBe(0);
  expect(await page()).toContain('<h1>Two');
  child.kill('SIGTERM');
  expect(await ended(child)).toBe(0);
}

function copy(from: string, image: string, cwd: string): void {
  // The packed file stands beside the Dockerfile; here it was packed elsewhere.
  if (from.includes('*'))
    for (const file of globSync(from, { cwd: image })) cpSync(join(image, file), join(cwd, file));
  else cpSync(join(root, from), cwd, { recursive: true });
  mkdirSync(dirname(cwd), { recursive: true });
}

async function ended(child: ReturnType<typeof spawn>): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  return await new Promise((done) => child.once('close', (code) => done(code)));
}
