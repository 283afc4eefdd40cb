/**
 * `npm run bench:article [-- --against DIR]`: milliseconds of processor that one article takes to be
 * parsed, checked and rendered, beside what bare `remark-parse` takes for it. For each article of
 * `content/`, and for one that uses every dialect of Markdown. With `--against`, the same of another
 * checkout, turn by turn in the same run, and how many times as much this one takes. The least of
 * many turns, because whatever else runs on a machine only ever adds to it.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { check } from '../functions/article/check.ts';
import type { Dependencies, ParsedArticle } from '../functions/article/model.ts';
import type { parse } from '../functions/article/parse.ts';
import type { render } from '../functions/article/render.ts';
import type { readSettings } from '../functions/article/settings/read.ts';
import { dialectSample } from './dialect-sample.ts';

const TURNS = 40;
/** Articles in one turn: enough of them for the clock of the processor. */
const REPEATED = 20;
const NOW = '2026-01-01T00:00:00Z';
const stages = ['remark-parse', 'parse', 'check', 'render'] as const;
type Stage = (typeof stages)[number];
type Times = Record<Stage, number>;

interface Code {
  parse: typeof parse;
  check: typeof check;
  render: typeof render;
  readSettings: typeof readSettings;
}

const root = resolve(import.meta.dirname, '..');

async function codeIn(folder: string): Promise<Code> {
  const files = ['parse', 'check', 'render', 'settings/read'];
  const modules = files.map((file) => resolve(folder, 'functions/article', `${file}.ts`));
  const loaded = await Promise.all(
    modules.map((file) => import(pathToFileURL(file).href) as Promise<object>),
  );
  return Object.assign({}, ...loaded) as Code;
}

/** Milliseconds of processor for one of many. */
function measured(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / REPEATED;
}

const bare = unified().use(remarkParse).freeze();

function turn(code: Code, text: string, site: Uint8Array): Times {
  const settings = code.readSettings(site).settings!;
  const dependencies: Dependencies = { settings, articles: new Map(), media: new Map() };
  const bytes = new TextEncoder().encode(text);
  const source = { slug: 'heat/water', bytes, lastModified: NOW };
  const parsed: ParsedArticle[] = [];
  const each = (run: () => unknown) => () => {
    for (let i = 0; i < REPEATED; i++) run();
  };
  const every = (run: (article: ParsedArticle) => unknown) => () => parsed.forEach(run);
  return {
    'remark-parse': measured(each(() => bare.parse(text))),
    parse: measured(each(() => parsed.push(code.parse(source, settings).article!))),
    check: measured(every((article) => code.check(article, dependencies, NOW))),
    render: measured(
      every((article) => code.render(article, dependencies, { published: NOW, modified: NOW })),
    ),
  };
}

function least(all: readonly Times[]): Times {
  const entries = stages.map((stage) => [stage, Math.min(...all.map((times) => times[stage]))]);
  return Object.fromEntries(entries) as Times;
}

function row(name: string, numbers: readonly number[]): string {
  return name.padEnd(30) + numbers.map((number) => number.toFixed(2).padStart(14)).join('');
}

const { values } = parseArgs({ options: { against: { type: 'string' } } });
const codes = [await codeIn(root)];
if (values.against !== undefined) codes.push(await codeIn(resolve(values.against)));
const site = readFileSync(resolve(root, 'content/site.yaml'));
const files = globSync('content/articles/**/*.md', { cwd: root }).sort();
const texts = files.map((file): [string, string] => [
  basename(file, '.md'),
  readFileSync(resolve(root, file), 'utf8'),
]);

const heading = ['', ...stages, 'all', ...(codes.length > 1 ? ['against', 'times'] : [])];
console.log(heading.map((name, i) => (i === 0 ? name.padEnd(30) : name.padStart(14))).join(''));
let [sum, sumAgainst] = [0, 0];
for (const [name, text] of [...texts, ['every dialect', dialectSample] as const]) {
  const times: Times[][] = codes.map(() => []);
  for (let i = 0; i < TURNS; i++) {
    codes.forEach((code, at) => times[at]!.push(turn(code, text, site)));
  }
  const [own, other] = times.map(least);
  const all = ({ parse, check, render }: Times) => parse + check + render;
  const numbers = [...stages.map((stage) => own![stage]), all(own!)];
  if (other !== undefined) numbers.push(all(other), all(own!) / all(other));
  console.log(row(name, numbers));
  if (name === 'every dialect') continue;
  sum += all(own!);
  sumAgainst += other === undefined ? 0 : all(other);
}
const average = [sum / texts.length, sumAgainst / texts.length, sum / sumAgainst];
console.log(
  `\ncontent/ on average: ${average[0]!.toFixed(2)} ms` +
    (codes.length > 1
      ? `, against ${average[1]!.toFixed(2)} ms: ${average[2]!.toFixed(3)} times`
      : ''),
);
