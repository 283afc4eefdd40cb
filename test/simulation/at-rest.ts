/** What must hold when everybody has finished: judged by the real code, whatever was simulated. */
import { PASSING, SOON } from './articles.ts';
import { classify } from '../../functions/article/file/source-path.ts';
import { cleanBuild } from '../../functions/publish/clean-build.ts';
import { listedArticle } from '../../functions/publish/protocol/article-source.ts';
import { sameHeaders } from '../../functions/publish/protocol/objects.ts';
import { readRow } from '../../functions/publish/protocol/rows.ts';
import { readArticles, type ArticleRow } from '../../functions/publish/rows/article.ts';
import { isMedia, readFiles } from '../../functions/publish/rows/files.ts';
import { readCatalog } from '../../functions/publish/rows/catalog.ts';
import { fileKey, settingsKey } from '../../functions/publish/rows/keys.ts';
import { ledgerFile, settingsFile } from '../../functions/publish/rows/ledger.ts';
import { readSettingsRow } from '../../functions/publish/rows/settings.ts';
import { SETTINGS_SOURCE, slugOfSource, type SourceKey } from '../../functions/site/keys.ts';
import { MemoryTable } from '../../functions/store/table/memory.ts';
import type { Table } from '../../functions/store/table/table.ts';
import { miscounted } from '../publish/counted.ts';
import { CalmRoom, directTable } from './calm-room.ts';
import type { Violation, Watch } from './invariants.ts';
import type { Shared } from './shared.ts';

export async function judge(shared: Shared, watch: Watch): Promise<Violation[]> {
  const compared = await comparedWithCleanBuild(shared);
  // While there are no settings every article waits for them, and says so at each look.
  if ((await cleanBuild({ table: directTable(shared.rows) })) === undefined) return compared;
  return [
    ...compared,
    ...(await known(shared)),
    ...leftOver(shared),
    ...(await counted(shared)),
    ...perished(shared),
    ...(await ledger(shared)),
    ...watch.unannounced().map((what) => ({ rule: 'every version is announced', what })),
    ...(await secondDrain(shared)),
    ...(shared.plan.seed % LOST_SEEDS === 0 ? await restored(shared) : []),
  ];
}

/** In one run of so many the table is lost at the end: it takes as long as all else that is judged. */
const LOST_SEEDS = 3;

/** Bytes and headers; stylesheets of former versions stay. */
async function comparedWithCleanBuild({ buckets, rows }: Shared): Promise<Violation[]> {
  const rule = 'the site equals a clean build';
  const found = buckets.site.objects;
  const build = await cleanBuild({ table: directTable(rows) });
  if (build === undefined) {
    // Pictures need no settings; nothing else is published without.
    const others = [...found.keys()].filter((key) => !key.startsWith('media/'));
    return others.map((key) => ({ rule, what: `${key} is there without settings` }));
  }
  const wrong: Violation[] = [];
  const expected = new Set<string>();
  for (const { key, body, ...headers } of build.files) {
    expected.add(key);
    const object = found.get(key);
    if (object === undefined) wrong.push({ rule, what: `${key} is missing` });
    else if (Buffer.compare(object.body, body) !== 0)
      wrong.push({ rule, what: `${key} has other bytes` });
    else if (!sameHeaders(object, headers)) wrong.push({ rule, what: `${key} has other headers` });
  }
  for (const [key, { etag, ...headers }] of build.media) {
    expected.add(key);
    const object = found.get(key);
    if (object?.etag !== etag || !sameHeaders(object, headers))
      wrong.push({ rule, what: `${key} is another picture` });
  }
  for (const key of found.keys())
    if (!expected.has(key) && !key.startsWith('assets/'))
      wrong.push({ rule, what: `${key} is in no clean build` });
  return wrong;
}

/** Every source that is there has been read in the version that is there. */
async function known({ buckets, rows }: Shared): Promise<Violation[]> {
  const rule = 'what was pushed last is what is known';
  const wrong: Violation[] = [];
  const table = directTable(rows);
  const sourceOf = async (key: string): Promise<string | undefined> => {
    const at = key === SETTINGS_SOURCE ? settingsKey : fileKey(key as SourceKey);
    return (await readRow<{ source?: string }>(table, at)).value?.source;
  };
  const listed = new Map([...buckets.source.objects].map(([key, one]) => [key, { key, ...one }]));
  for (const [key, { etag: written }] of buckets.source.objects) {
    const slug = /^withdrawals\/(.+)\.json$/.exec(key)?.[1];
    const article = slugOfSource(key as SourceKey);
    // Of two files with one address one counts.
    const file = article === undefined ? undefined : listedArticle(listed, article);
    if (file !== undefined && file.key !== key) continue;
    const etag = file?.etag ?? written;
    const named = slug ?? article;
    const summary = named === undefined ? undefined : rows.article(named)?.summary;
    // An order for an article that nobody knows is remembered nowhere.
    if (slug !== undefined && summary === undefined) continue;
    const seen =
      slug === undefined ? summary?.memory.source : summary?.memory.inputs.takedowns?.[slug];
    const known = named === undefined ? await sourceOf(key) : seen;
    if (known !== etag) wrong.push({ rule, what: key });
  }
  return wrong;
}

/** All that was to be done is done. */
function leftOver({ rows }: Shared): Violation[] {
  const rule = 'nothing is left to do';
  return rows.todo === 0 ? [] : [{ rule, what: `${rows.todo} rows` }];
}

/** What would be lost with the table is in the ledger as the table has it. */
async function ledger({ buckets, rows }: Shared): Promise<Violation[]> {
  const rule = 'the ledger has what rows say';
  const table = directTable(rows);
  const files = (await rowsIn(table)).flatMap((row) => ledgerFile(row) ?? []);
  const { value: settings } = await readSettingsRow({ table });
  if (settings !== undefined) files.push(settingsFile(settings));
  const wrong = files.filter(({ key, body }) => {
    const object = buckets.ledger.objects.get(key);
    return object === undefined || Buffer.compare(object.body, body) !== 0;
  });
  return wrong.map(({ key }) => ({ rule, what: key }));
}

async function rowsIn(table: Table): Promise<ArticleRow[]> {
  const { rows } = await readCatalog({ table });
  const seen = await readArticles({ table }, [...rows.keys()]);
  return seen.flatMap(({ value }) => value ?? []);
}

/** A table that is lost comes back with all that was public, and nothing is written but itself. */
async function restored(shared: Shared): Promise<Violation[]> {
  const rule = 'a lost table comes back';
  const wrong: Violation[] = [];
  if ((await isUnsureOfPictures(shared)) || (await isUnsureOfIds(shared))) return wrong;
  const table = new MemoryTable({ now: () => shared.clock() });
  const room = new CalmRoom(shared, shared.renderer, table);
  await room.restore((key) => void wrong.push({ rule, what: `${key} is written` }));
  const back = new Map((await rowsIn(table)).map((row) => [row.slug, ledgerFile(row)?.body]));
  for (const row of await rowsIn(directTable(shared.rows))) {
    const said = ledgerFile(row)?.body;
    const says = back.get(row.slug);
    if (said === undefined || (says && Buffer.compare(said, says) === 0)) continue;
    wrong.push({ rule, what: `${row.slug} is another` });
  }
  for (const what of await miscounted(table)) wrong.push({ rule, what });
  return wrong;
}

/**
 * Whether a picture's source went while a run died among its renditions: that none of them is shown, its
 * row alone knows (docs/decisions/24).
 */
async function isUnsureOfPictures({ rows }: Shared): Promise<boolean> {
  const files = await readFiles({ table: directTable(rows) });
  return [...files.values()].some((row) => {
    const renditions = isMedia(row) ? row.accepted?.renditions : undefined;
    if (renditions === undefined || row.source !== undefined) return false;
    return renditions.formats.length === 0 && Object.keys(renditions.files).length > 0;
  });
}

/**
 * Whether two articles that were never public claim one id: which of them was first, the table alone knows
 * (docs/decisions/23).
 */
async function isUnsureOfIds({ rows }: Shared): Promise<boolean> {
  const known = (await rowsIn(directTable(rows))).map(({ summary }) => summary);
  const hidden = known.filter(({ status }) => status === 'unpublished').map(({ id }) => id);
  return new Set(hidden).size < hidden.length;
}

/** Collections have what all articles say, each once. */
async function counted({ rows }: Shared): Promise<Violation[]> {
  const rule = 'collections have what articles say';
  return (await miscounted(directTable(rows))).map((what) => ({ rule, what }));
}

const decoder = new TextDecoder();

/** What expires is gone from everywhere when its day is over and all is at rest. */
function perished(shared: Shared): Violation[] {
  if (shared.clock().getTime() < SOON) return [];
  const rule = 'what has expired is withdrawn';
  return [...shared.buckets.site.objects]
    .filter(([, { body }]) => decoder.decode(body).includes(PASSING))
    .map(([key]) => ({ rule, what: key }));
}

/**
 * Everything once more, and then the sweep: nothing is written, nothing is found. Then everything
 * is judged anew, by a renderer of another name: nothing on the site changes.
 */
async function secondDrain(shared: Shared): Promise<Violation[]> {
  const wrong: Violation[] = [];
  const fail = (rule: string) => (what: string) => void wrong.push({ rule, what });
  const calm = new CalmRoom(shared, shared.renderer);
  await calm.drain(fail('a second drain writes nothing'));
  for (const key of await calm.sweep())
    if (!isHeld(shared, key)) fail('the sweep finds nothing')(key);
  if (wrong.length > 0) return wrong;
  const anew = new CalmRoom(shared, `${shared.renderer} anew`);
  const { objects } = shared.buckets.site;
  await anew.drain((key) => {
    if (objects.has(key)) fail('a rebuild leaves the site as it is')(key);
  });
  return wrong;
}

/** The sweep looks at what is held every time: after a day it may go. */
function isHeld({ rows }: Shared, key: string): boolean {
  const source = classify(key);
  if (source.kind !== 'article') return false;
  return rows.article(source.slug)?.report.outcome === 'held';
}
