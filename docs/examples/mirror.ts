/**
 * Keeps a full copy of a healthwire site in a folder: `node mirror.ts https://site.example copy`
 * (Node 24; nothing to install). Run it as often as you like: what did not change is not fetched.
 *
 * It follows the change log alone. Whatever happens to an article changes a page of a month and, with
 * it, that page's hash, which stands in the list of months or on the month's first page. Everything
 * is checked against a hash that a file fetched before it has given; what does not match is on its
 * way just now, and comes next time.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Pinned {
  url: string;
  sha256: string;
}
interface Months {
  months: Pinned[];
}
interface Month {
  changes: { change: string; slug: string; article?: Pinned }[];
  /** The month's other pages, on the first page of a month that has several. */
  pages?: Pinned[];
}
interface Variants {
  variants: Record<'embed' | 'source', Pinned>;
}

/** Returns the slugs that were brought in step, in order; what could not be waits for next time. */
export async function mirror(site: string, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const known = await read<Record<string, string>>(join(folder, 'months.json'), {});
  const { months } = JSON.parse((await fetchText(`${site}/api/v1/changes.json`))!) as Months;
  const updated: string[] = [];
  for (const month of months) await follow(month, known, folder, updated);
  await save(join(folder, 'months.json'), JSON.stringify(known));
  return updated.sort();
}

/** One page of a month, and the pages it leads to; known from now on if all of it is copied. */
async function follow(
  { url, sha256 }: Pinned,
  known: Record<string, string>,
  folder: string,
  updated: string[],
): Promise<boolean> {
  if (known[url] === sha256) return true;
  const text = await fetchText(url);
  if (text === undefined) return false;
  let complete = hashOf(text) === sha256;
  const { changes, pages = [] } = JSON.parse(text) as Month;
  for (const { slug, article } of changes) {
    if (article === undefined) continue;
    const outcome = await copy(slug, article, folder);
    if (outcome === 'copied') updated.push(slug);
    if (outcome === 'moving') complete = false;
  }
  for (const page of pages) if (!(await follow(page, known, folder, updated))) complete = false;
  if (complete) known[url] = sha256;
  return complete;
}

/** The data of one article, its fragment to embed and its source; article.json goes last. */
async function copy(
  slug: string,
  { url, sha256 }: Pinned,
  folder: string,
): Promise<'same' | 'copied' | 'moving'> {
  // Encoded, a slug is one file name: whatever a server sends, nothing is written elsewhere.
  const file = (extension: string) => join(folder, `${encodeURIComponent(slug)}${extension}`);
  if (hashOf(await readFile(file('.json')).catch(() => '')) === sha256) return 'same';
  const json = await fetchText(url);
  if (json === undefined || hashOf(json) !== sha256) return 'moving';
  const { variants } = JSON.parse(json) as Variants;
  const [embed, source] = [
    await fetchText(variants.embed.url),
    await fetchText(variants.source.url),
  ];
  if (embed === undefined || hashOf(embed) !== variants.embed.sha256) return 'moving';
  if (source === undefined || hashOf(source) !== variants.source.sha256) return 'moving';
  await save(file('.html'), embed);
  await save(file('.md'), source);
  await save(file('.json'), json);
  return 'copied';
}

/** 410 is the answer for a withdrawn article; what comes with it is the notice, in each variant. */
async function fetchText(url: string): Promise<string | undefined> {
  const response = await fetch(url);
  return response.ok || response.status === 410 ? await response.text() : undefined;
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

async function read<T>(file: string, otherwise: T): Promise<T> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? otherwise : (JSON.parse(text) as T);
}

/** Whole or not at all: a run that is interrupted leaves no half a file. */
async function save(file: string, content: string): Promise<void> {
  await writeFile(`${file}.new`, content);
  await rename(`${file}.new`, file);
}

if (import.meta.main) {
  const [site = '', folder = 'copy'] = process.argv.slice(2);
  for (const slug of await mirror(site.replace(/\/$/, ''), folder)) console.log(slug);
}
