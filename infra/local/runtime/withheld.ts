/**
 * Nothing is taken down by accident: a disk that is not mounted, another branch checked out, a folder
 * renamed look like articles that were deleted. What would be withdrawn is held first (the guard of
 * the protocol), and let go where it is few; else only when a person says so, with `--confirm`.
 */
import { join } from 'node:path';
import { classify } from '../../../functions/article/file/source-path.ts';
import { listedArticle } from '../../../functions/publish/protocol/article-source.ts';
import { confirmHeld, heldSlugs, tooMany } from '../../../functions/publish/ingest/guard.ts';
import { readCatalog } from '../../../functions/publish/rows/catalog.ts';
import { knownSlice } from '../../../functions/publish/rows/keys.ts';
import { readSettingsRow } from '../../../functions/publish/rows/settings.ts';
import { querySlices } from '../../../functions/publish/rows/slices.ts';
import { articleSource, SETTINGS_SOURCE, withdrawalKey } from '../../../functions/site/keys.ts';
import type { Settings, Slug } from '../../../functions/site/settings.ts';
import { listPages, type ListedObject, type Store } from '../../../functions/store/store.ts';
import type { Table } from '../../../functions/store/table/table.ts';
import type { Summary } from '../../../schemas/types.ts';
import { CommandError } from '../cli/command-error.ts';
import { count } from '../cli/lines.ts';
import { hasArticles } from './content-folder.ts';
import { checkMadeFrom, isFromOlder, madeFrom, shown, type Folders } from './folders.ts';
import type { Machine } from './loop.ts';

/** Live articles that stay live until a person confirms. */
export interface Withheld {
  /** In code-unit order. */
  held: Slug[];
  /** So many may go within a day, and so many went; absent where no article is left at all. */
  limit?: number;
  recent?: number;
}

interface Places {
  source: Store;
  table: Table;
}

/**
 * Before a run: throws CommandError where the folder does not look like the one that the site was made
 * from, so that nothing is published from what stands in its place.
 */
export async function checkStillThere(folders: Folders, places: Places): Promise<void> {
  await checkSameFolder(folders, places);
  const sources = await listed(places.source);
  const known = await querySlices(places.table, (slice) => knownSlice('articles', slice));
  // Most times there is a source for each, and then no row need be read to know which are live.
  const isWhole = known.every(({ sort: slug }) => !isGone(slug, sources));
  const live = isWhole ? [] : await liveOf(places);
  const gone = live.filter(({ slug }) => isGone(slug, sources));
  if (gone.length === 0 && hasArticle(sources.keys())) return;
  if (gone.length === 0) {
    if (!(await isFromOlder(folders.out, places))) return;
    throw new CommandError(
      `There is no article in "${shown(folders.content)}", and "${shown(folders.out)}" holds a site: ` +
        `it stays as it is. ${CONFIRM}`,
    );
  }
  if (!hasArticle(sources.keys()))
    throw new CommandError(sentenceOf({ held: gone.map(({ slug }) => slug) }, folders));
  const settings = await settingsOf(folders, places.source);
  const share = settings?.withdrawalShare;
  const ports = { table: places.table, now: () => new Date() };
  const slugs = gone.map(({ slug }) => slug);
  if (settings === undefined || !(await tooMany(ports, slugs, share))) return;
  const ids = await newIds(places.source, sources, { live, settings });
  const held = gone.filter(({ id }) => !ids.has(id)).map(({ slug }) => slug);
  const few = await tooMany(ports, held, share);
  if (few !== undefined) throw new CommandError(sentenceOf({ held, ...few }, folders));
}

/** The same, for what makes even a dry run tell of other articles than are meant. */
export async function checkSameFolder(folders: Folders, places: Places): Promise<void> {
  await checkMadeFrom(folders, places);
  const { content, out } = folders;
  if (madeFrom(out)?.mapped !== true || hasArticles(content)) return;
  const { length } = await liveOf(places);
  if (length === 0) return;
  throw new CommandError(
    `There is no folder "${shown(join(content, 'articles'))}" any more, and ` +
      `${count(length, 'article')} from it ${are(length)} live: what is live stays. ${CONFIRM}`,
  );
}

/**
 * After a run: lets go what the guard holds, or says why not. `confirm`: a person has said that all
 * of it may go. `among`: nothing else can be held.
 */
export async function letGo(
  loop: Machine,
  confirm: boolean,
  among: readonly Slug[],
): Promise<Withheld | undefined> {
  const { ports } = loop.bound;
  const held = await heldSlugs(ports, among);
  if (held.length === 0) return undefined;
  if (!confirm) {
    if (await isWithoutArticle(ports.source)) return { held };
    const share = (await readSettingsRow(ports)).value?.settings?.withdrawalShare;
    const few = await tooMany(ports, held, share);
    if (few !== undefined) return { held, ...few };
  }
  loop.send('ingest', (await confirmHeld(ports, held)).map(articleSource));
  await loop.drain();
  return undefined;
}

/** What is said of it. */
export function sentenceOf(
  { held, limit, recent = 0 }: Withheld,
  { content }: Pick<Folders, 'content'>,
) {
  const what = count(held.length, 'article');
  if (limit === undefined)
    return (
      `There is no article left in "${shown(content)}", and ${what} ${are(held.length)} live: ` +
      `what is live stays. ${CONFIRM}`
    );
  const went = recent === 0 ? '' : `${recent} went within a day, `;
  return (
    `${what} would be withdrawn: ${went}${limit} may within a day without your word ` +
    `(withdrawalShare in site.yaml), and what is live stays. ${CONFIRM}`
  );
}

const CONFIRM =
  'Is a disk missing, or another branch checked out? If it is meant, run publish with --confirm.';

async function liveOf(places: Pick<Places, 'table'>): Promise<Summary[]> {
  const summaries = [...(await readCatalog(places)).rows.values()].map(({ summary }) => summary);
  return summaries.filter(({ status }) => status === 'live');
}

function are(number: number): string {
  return number === 1 ? 'is' : 'are';
}

async function listed(source: Store): Promise<Map<string, ListedObject>> {
  const found = new Map<string, ListedObject>();
  for await (const page of listPages(source, ''))
    for (const object of page) found.set(object.key, object);
  return found;
}

/** What an operator took down is gone on purpose. */
function isGone(slug: Slug, sources: ReadonlyMap<string, ListedObject>): boolean {
  return listedArticle(sources, slug) === undefined && !sources.has(withdrawalKey(slug));
}

/** Reads no further than the first. */
async function isWithoutArticle(source: Store): Promise<boolean> {
  for await (const objects of listPages(source, ''))
    if (hasArticle(objects.map(({ key }) => key))) return false;
  return true;
}

function hasArticle(keys: Iterable<string>): boolean {
  for (const key of keys) if (classify(key).kind === 'article') return true;
  return false;
}

/** As site.yaml says now; undefined where it cannot be read, and nothing is published. */
async function settingsOf(
  { baseUrl, house }: Folders,
  source: Store,
): Promise<Settings | undefined> {
  const { readSettings } = await import('../../../functions/article/settings/read.ts');
  const file = await source.get(SETTINGS_SOURCE);
  return readSettings(file?.body, baseUrl === undefined ? {} : { baseUrl }, house).settings;
}

/** The ids of what is new: an article that carries its id to another address is not withdrawn. */
async function newIds(
  source: Store,
  sources: ReadonlyMap<string, ListedObject>,
  { live, settings }: { live: readonly { slug: Slug }[]; settings: Settings },
): Promise<Set<string>> {
  const { parse } = await import('../../../functions/article/parse.ts');
  const known = new Set(live.map(({ slug }) => slug));
  const ids = new Set<string>();
  for (const key of sources.keys()) {
    const path = classify(key);
    if (path.kind !== 'article' || known.has(path.slug)) continue;
    const file = await source.get(key);
    const read = file && parse({ ...file, slug: path.slug, bytes: file.body }, settings);
    if (read?.article !== undefined) ids.add(read.article.id);
  }
  return ids;
}
