/**
 * `npm run bench:dashboard [-- SIZES]`: how long `start` takes over pages of the dashboard, asked one after
 * the other over HTTP, at 1,000 and 10,000 generated articles of 300 authors; some are drafts, scheduled or
 * refused, and a third have a day for their review. The articles are short: all of them are published first,
 * and how long their text is makes no difference to a page about them.
 *
 * _First_ is the first look after a start. The others are medians of several looks; _after a push_ is of
 * looks that each follow the save of one article.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { brotliCompressSync } from 'node:zlib';
import { articleFile, articleText, siteText } from './generate.ts';
import { median } from './median.ts';

const LOOKS = 9;
const PUSHES = 5;

const pages = [
  ['the front page', ''],
  ['all articles', '?view=articles'],
  ['words and a state', '?view=articles&q=number+7&state=live'],
  ['page 150 by title', '?view=articles&sort=title&page=150'],
  ['one rule', '?view=articles&rule=image-alt'],
  ['the calendar', '?view=calendar&month=2027-03'],
  ['one article', '000001/'],
] as const;

interface Row {
  articles: number;
  page: string;
  'first, ms': string;
  'again, ms': string;
  'after a push, ms': string;
  KB: string;
  'KB, brotli': string;
}

/** Article number `index` of `total` as people leave them: unfinished, waiting, wrong, due. */
function deskText(index: number, total: number): string {
  const more = [
    ...(index % 3 === 0 ? [`nextReview: ${day(index % 1000)}`] : []),
    ...(index % 331 === 7 ? ['draft: true'] : []),
    ...(index % 401 === 9 ? ['publishAt: [soon'] : []),
  ].join('\n');
  const published = index % 397 === 11 ? day(1000 + (index % 100)) : undefined;
  const text = articleText(index, total)
    .replace('The bench', `Author ${index % 300}`)
    .replace('authors:', `${more}\nauthors:`);
  const dated =
    published === undefined ? text : text.replace(/^published: .*$/m, `published: ${published}`);
  const short = dated.slice(0, dated.indexOf('\n## '));
  return index % 7 < 3 ? `${short}\n![](/media/none.png)\n` : short;
}

/** Days after 2026-06-01. */
function day(after: number): string {
  return new Date(Date.UTC(2026, 5, 1) + after * 86_400_000).toISOString().slice(0, 10);
}

async function measure(total: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'healthwire-bench-'));
  const content = join(folder, 'content');
  mkdirSync(join(content, 'articles'), { recursive: true });
  writeFileSync(join(content, 'site.yaml'), siteText);
  for (let index = 0; index < total; index++)
    writeFileSync(articleFile(content, index), deskText(index, total));
  const server = new Server(content, join(folder, 'out'));
  try {
    const url = await server.url();
    const rows = [];
    for (const [page, path] of pages) rows.push(await looks(`${url}${path}`, page, total));
    for (const row of rows) row['after a push, ms'] = '';
    for (const [at, [, path]] of pages.entries()) {
      const times = [];
      for (let n = 0; n < PUSHES; n++) {
        const index = ((at * PUSHES + n) * 37 + 1) % total;
        writeFileSync(
          articleFile(content, index),
          deskText(index, total).replace('Somebody', `Somebody (${n})`),
        );
        await server.line(/ (?:live|scheduled|draft|refused) +articles/);
        times.push((await look(`${url}${path}`)).milliseconds);
      }
      rows[at]!['after a push, ms'] = median(times).toFixed(0);
    }
    return rows;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

async function looks(url: string, page: string, articles: number): Promise<Row> {
  const first = await look(url);
  const again = [];
  for (let n = 0; n < LOOKS; n++) again.push((await look(url)).milliseconds);
  return {
    articles,
    page,
    'first, ms': first.milliseconds.toFixed(0),
    'again, ms': median(again).toFixed(0),
    'after a push, ms': '',
    KB: (first.body.length / 1000).toFixed(0),
    'KB, brotli': (brotliCompressSync(first.body).length / 1000).toFixed(1),
  };
}

async function look(url: string): Promise<{ milliseconds: number; body: Buffer }> {
  const started = performance.now();
  const answer = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  const body = Buffer.from(await answer.arrayBuffer());
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
  return { milliseconds: performance.now() - started, body };
}

/** `start`, as a person runs it. */
class Server {
  readonly #process: ChildProcess;
  readonly #lines: string[] = [];
  #heard: (() => void) | undefined;

  constructor(content: string, out: string) {
    const main = new URL('../infra/local/main.js', import.meta.url).pathname;
    const args = [main, 'start', '--port', '0', '--content', content, '--out', out];
    this.#process = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    createInterface({ input: this.#process.stdout! }).on('line', (line) => {
      this.#lines.push(line);
      this.#heard?.();
    });
  }

  /** Of the dashboard, once everything is published. */
  async url(): Promise<string> {
    const [, url] = await this.line(/Dashboard (\S+?):? /);
    return url!.replace(/:$/, '');
  }

  /** Waits for the first line since the last call that matches. */
  async line(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      while (this.#lines.length > 0) {
        const found = pattern.exec(this.#lines.shift()!);
        if (found !== null) return found;
      }
      await new Promise<void>((resolve) => (this.#heard = resolve));
    }
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGINT');
    await ended;
  }
}

const sizes = process.argv.slice(2).map(Number);
console.log(`Node ${process.version}, ${availableParallelism()} cores`);
for (const size of sizes.length > 0 ? sizes : [1000, 10_000]) console.table(await measure(size));
