/**
 * Stale is pushed again (protocol, point 10): entries whose remembered inputs are no longer what
 * they were rendered from go back to ingest.
 */
import { classify } from '../../article/file/source-path.ts';
import type { LinkedSummary } from '../../article/model.ts';
import type { Row, SeenCatalog } from '../state/catalog-store.ts';
import {
  articleSource,
  asSourceKey,
  SETTINGS_SOURCE,
  slugOfSource,
  sourceOfRecord,
  type SourceKey,
  type StateKey,
} from '../../site/keys.ts';
import { headArticle } from '../protocol/article-source.ts';
import type { Ports } from '../ports.ts';
import {
  linkedSummaryOf,
  mediaSummaryOf,
  readBibliographyRecord,
  readMedia,
  remembered,
  type Remembered,
  type SettingsRecord,
} from '../state/records.ts';

/**
 * The articles to send back to ingest after these records changed: those that mention them under
 * another face, those that share an id with them unknowingly, and after a change of settings all
 * that were rendered under others.
 *
 * Of two records that change at once, the one that is joined last sees both in the catalog, and
 * whichever of them is out of date. So the changed ones themselves are looked at in the same way.
 */
export async function staleArticles(
  ports: Ports,
  { rows }: SeenCatalog,
  scope: readonly StateKey[],
  settings: SettingsRecord,
): Promise<SourceKey[]> {
  const stale = new Set<string>();
  const sources = scope.map(sourceOfRecord);
  const everything = sources.includes(SETTINGS_SOURCE);
  const changed = everything
    ? [...rows.keys()]
    : sources.map(slugOfSource).filter((s) => s !== undefined);

  const faces = new Map(changed.map((slug) => [slug, faceIn(rows, slug, settings)]));
  const carriers = carriersOf(rows, changed);
  const files = new Set(sources.filter((key) => key !== undefined).filter(isFile));
  for (const [slug, { summary }] of rows) {
    const { inputs } = summary.memory;
    const outdated = inputs.renderer !== ports.renderer || inputs.settings !== settings.version;
    if (outdated && (everything || faces.has(slug))) stale.add(slug);
    for (const mentioned of Object.keys(inputs.articles)) {
      const own = faces.has(slug) && rows.has(mentioned);
      const face = faces.get(mentioned) ?? (own ? faceIn(rows, mentioned, settings) : undefined);
      const seen = inputs.articles[mentioned];
      if (face !== undefined && seen !== remembered(face)) stale.add(slug);
      if (faces.has(slug) && seen === PUSHED && !(await isPushed(ports, mentioned)))
        stale.add(slug);
    }
    const namesakes = idsOf(summary).flatMap((id) => carriers.get(id) ?? []);
    if (namesakes.some((other) => other !== slug && !(other in inputs.articles))) stale.add(slug);
    if (!faces.has(slug)) continue;
    for (const key of Object.keys(inputs.media)) files.add(asSourceKey(key));
    for (const key of Object.keys(inputs.bibliographies ?? {})) files.add(asSourceKey(key));
  }
  for (const key of files) {
    if (classify(key).kind === 'bibliography') await addCiting(ports, rows, key, stale);
    else await addShowing(ports, rows, key, settings, stale);
  }
  return [...stale].sort().map(articleSource);
}

function faceIn(
  rows: ReadonlyMap<string, Row>,
  slug: string,
  { settings }: SettingsRecord,
): LinkedSummary {
  const summary = rows.get(slug)?.summary;
  return linkedSummaryOf(summary, summary?.memory.source !== undefined, settings!);
}

/** An article that was pushed and not yet read: should it go before it is, no record says so. */
const PUSHED = remembered({ status: 'absent', source: true });

async function isPushed({ source }: Ports, slug: string): Promise<boolean> {
  return (await headArticle(source, slug)) !== undefined;
}

/** What it carries, and what it would. */
function idsOf({ id, memory }: Remembered): string[] {
  return memory.claims === undefined ? [id] : [id, memory.claims];
}

/** Which articles carry the ids of the changed ones, so that unknowing namesakes find out. */
function carriersOf(
  rows: ReadonlyMap<string, Row>,
  changed: readonly string[],
): Map<string, string[]> {
  const known = changed.map((slug) => rows.get(slug)).filter((row) => row !== undefined);
  const ids = known.flatMap(({ summary }) => idsOf(summary));
  const carriers = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const [slug, { summary }] of rows) carriers.get(summary.id)?.push(slug);
  return carriers;
}

function isFile(key: SourceKey): boolean {
  return key !== SETTINGS_SOURCE && slugOfSource(key) === undefined;
}

/** The articles that show a media file under another face than it has now. */
async function addShowing(
  ports: Ports,
  rows: ReadonlyMap<string, Row>,
  key: SourceKey,
  settings: SettingsRecord,
  stale: Set<string>,
): Promise<void> {
  const record = await readMedia(ports, key);
  const face = remembered(mediaSummaryOf(record.value, settings.settings!));
  for (const [slug, { summary }] of rows) {
    const known = summary.memory.inputs.media[key];
    if (known !== undefined && known !== face) stale.add(slug);
  }
}

/** The articles that name a file of references which they saw in another version than it has now. */
async function addCiting(
  ports: Ports,
  rows: ReadonlyMap<string, Row>,
  key: SourceKey,
  stale: Set<string>,
): Promise<void> {
  const now = (await readBibliographyRecord(ports, key)).value?.source ?? '';
  for (const [slug, { summary }] of rows) {
    const known = summary.memory.inputs.bibliographies?.[key];
    if (known !== undefined && known !== now) stale.add(slug);
  }
}
