/**
 * `npm run bench [-- SIZES] [--peers]`: a cold publish, an unchanged publish and single edits, at 100, 1,000
 * and 10,000 generated articles; articles a second, milliseconds, processor and memory, store requests. With `--peers`
 * what Hugo and Eleventy take for the same articles, too, right after the cold publish.
 *
 * Cold and unchanged are whole processes, as a person runs them. An edit is measured in a process
 * that has published before, as `start` is: from the saved file until page, JSON and
 * feeds are live, and until everything is at rest.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Loop } from '../infra/local/runtime/loop.ts';
import { publishAll, Tally, type Published } from '../infra/local/runtime/publish.ts';
import { rendererVersion } from '../infra/renderer.ts';
import { articleFile, articleText, generateContent } from './generate.ts';
import { median } from './median.ts';
import { measurePeers, type Build } from './peers.ts';

const EDITS = 21;

interface Row {
  articles: number;
  what: string;
  milliseconds: number;
  /** Of an edit, in milliseconds of all threads until all is at rest. */
  processor: string | number;
  perSecond: string;
  /** At its peak; of edits after the last. */
  MiB: string | number;
  requests: string;
}

async function measure(articles: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'healthwire-bench-'));
  const content = join(folder, 'content');
  const out = join(folder, 'out');
  try {
    generateContent(content, articles);
    const cold = publish(articles, 'cold publish', content, out);
    const others = peers ? measurePeers(join(content, 'articles'), folder) : [];
    const unchanged = publish(articles, 'unchanged publish', content, out);
    return [
      cold,
      ...others.map((row) => asRow(articles, row)),
      unchanged,
      ...(await edits(articles, content, out)),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function asRow(articles: number, { what, milliseconds }: Build): Row {
  const perSecondOf = perSecond(articles, milliseconds);
  const unknown = { processor: '', MiB: '', requests: '' };
  return { articles, what, milliseconds, perSecond: perSecondOf, ...unknown };
}

/** One process, from its start to its end. */
function publish(articles: number, what: string, content: string, out: string): Row {
  const main = new URL('../infra/local/main.js', import.meta.url).pathname;
  const started = performance.now();
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [main, 'publish', '--json', '--content', content, '--out', out],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const milliseconds = Math.round(performance.now() - started);
  if (status !== 0) throw new Error(`publish ended with ${status}: ${stderr}`);
  const result = JSON.parse(stdout) as Published;
  if (result.live !== articles) throw new Error(`${result.live} of ${articles} articles are live`);
  return {
    articles,
    what,
    milliseconds,
    processor: '',
    perSecond: perSecond(articles, milliseconds),
    MiB: result.peakMemory,
    requests: requests(result.requests),
  };
}

/** Edits, one after the other, by a process that has published before. */
async function edits(articles: number, content: string, out: string): Promise<Row[]> {
  const tally = new Tally();
  const place = { content, out, renderer: rendererVersion() };
  let live = 0;
  const loop = new Loop(place, {
    log: (event) => {
      tally.hear(event);
      if (event.event === 'collections.syndicated' && live === 0) live = performance.now();
    },
  });
  await publishAll(loop, tally, () => undefined);
  const edit = (what: string, edited: (index: number, n: number) => string) =>
    measureEdits(what, articles, loop, async (n) => {
      const index = (n * 37) % articles;
      live = 0;
      const started = performance.now();
      writeFileSync(articleFile(content, index), edited(index, n));
      loop.send('ingest', [`articles/${String(index).padStart(6, '0')}.md`]);
      await loop.drain();
      return { live: live - started, rest: performance.now() - started };
    });
  const text = await edit('a new sentence', (index, n) =>
    articleText(index, articles).replace('Somebody', `Somebody (${n})`),
  );
  // The article that links to it shows its title, and is rendered again after it.
  const title = await edit('a new title', (index, n) => articleText(index, articles, n + 2));
  loop.close();
  return [text, title];
}

/** Medians over several single edits. */
async function measureEdits(
  what: string,
  articles: number,
  loop: Loop,
  edit: (n: number) => Promise<{ live: number; rest: number }>,
): Promise<Row> {
  const times = [];
  const before = structuredClone(loop.bound.requests);
  const began = process.cpuUsage();
  for (let n = 0; n < EDITS; n++) times.push(await edit(n));
  const { user, system } = process.cpuUsage(began);
  const total = structuredClone(loop.bound.requests);
  spread(total.source, before.source);
  spread(total.table, before.table);
  spread(total.site, before.site);
  const rest = Math.round(median(times.map((time) => time.rest)));
  return {
    articles,
    what: `${what}: live (all at rest after ${rest} ms)`,
    milliseconds: Math.round(median(times.map(({ live }) => live))),
    processor: Math.round((user + system) / 1000 / EDITS),
    perSecond: '',
    MiB: Math.round(process.memoryUsage.rss() / 2 ** 20),
    requests: requests(total),
  };
}

function perSecond(articles: number, milliseconds: number): string {
  return String(Math.round((articles * 1000) / milliseconds));
}

/** Makes of the counts after all edits those of one. */
function spread<Kind extends string>(
  counts: Record<Kind, number>,
  before: Record<Kind, number>,
): void {
  for (const kind of Object.keys(counts) as Kind[])
    counts[kind] = Math.round((counts[kind] - before[kind]) / EDITS);
}

/** Of both stores together, and of the table: what S3 and DynamoDB would bill. */
function requests({ source, site, table }: Published['requests']): string {
  const kinds = ['get', 'head', 'put', 'delete', 'list'] as const;
  const stores = kinds.map((kind) => [kind, source[kind] + site[kind]] as const);
  const rows = Object.entries(table).map(([kind, count]) => [`table ${kind}`, count] as const);
  return [...stores, ...rows]
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
}

const { values, positionals } = parseArgs({
  options: { peers: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const { peers } = values;
const sizes = positionals.map(Number);
console.log(`Node ${process.version}, ${availableParallelism()} cores`);
for (const size of sizes.length > 0 ? sizes : [100, 1000, 10_000])
  console.table(await measure(size));
