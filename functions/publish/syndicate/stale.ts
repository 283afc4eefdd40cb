/**
 * Stale is pushed again (protocol, point 10): entries whose remembered inputs are no longer what
 * they were rendered from go back to ingest.
 */
import { classify } from '../../article/file/source-path.ts';
import type { LinkedSummary } from '../../article/model.ts';
import { articleSource, asSourceKey, slugOfSource, type SourceKey } from '../../site/keys.ts';
import type { Ports } from '../ports.ts';
import type { Remembered } from '../rows/article.ts';
import type { CatalogRow } from '../rows/catalog.ts';
import { carrierSummaryOf, linkedSummaryOf, mediaSummaryOf, remembered } from '../rows/faces.ts';
import { readBibliographyRow, readMedia } from '../rows/files.ts';
import { carriersByLink, claimsOf, isNothing, shownNames } from '../rows/places.ts';
import type { SettingsRow } from '../rows/settings.ts';
import { readNeighbours } from './neighbours.ts';

/**
 * The articles to send back to ingest after what is known of these sources changed: those that mention them under
 * another face, those that share an id with them unknowingly, and of these themselves those that were rendered
 * under other settings. Whatever others there are: what they are has to do with those that link to them or share a
 * name with them, and with those that they link to.
 *
 * Of two that change at once, whoever comes last sees both, and whichever of them is
 * out of date. So the changed ones themselves are looked at in the same way.
 */
export async function staleAmong(
  ports: Ports,
  scope: readonly SourceKey[],
  settings: SettingsRow,
): Promise<SourceKey[]> {
  const rows = await readNeighbours(ports, scope, settings.settings!);
  const stale = new Set<string>();
  const changed = scope.flatMap((key) => slugOfSource(key) ?? []);

  const byLink = carriersFor(rows, changed);
  const known = { rows, byLink, settings };
  const led = [...byLink.keys()].filter((meant) => isNowhere(rows.get(meant)?.summary));
  const faces = new Map([...changed, ...led].map((slug) => [slug, faceIn(known, slug)]));
  const carriers = carriersOf(known, changed);
  const files = new Set(scope.filter(isFile));
  for (const [slug, { summary }] of rows) {
    const { inputs } = summary.memory;
    const outdated = inputs.renderer !== ports.renderer || inputs.settings !== settings.version;
    if (outdated && faces.has(slug)) stale.add(slug);
    for (const mentioned of Object.keys(inputs.articles)) {
      const own = faces.has(slug) && (rows.has(mentioned) || byLink.has(mentioned));
      const face = faces.get(mentioned) ?? (own ? faceIn(known, mentioned) : undefined);
      const seen = inputs.articles[mentioned];
      if (face !== undefined && seen !== remembered(face)) stale.add(slug);
      if (faces.has(slug) && seen === PUSHED && !rows.has(mentioned)) stale.add(slug);
    }
    const namesakes = claimsOf(summary).flatMap((name) => carriers.get(name) ?? []);
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

interface Known {
  rows: ReadonlyMap<string, CatalogRow>;
  byLink: ReadonlyMap<string, string>;
  settings: SettingsRow;
}

function faceIn({ rows, byLink, settings }: Known, slug: string): LinkedSummary {
  const summary = rows.get(slug)?.summary;
  const carrier = rows.get(byLink.get(slug) ?? '')?.summary;
  if (isNowhere(summary) && carrier !== undefined)
    return carrierSummaryOf(carrier, settings.settings!);
  return linkedSummaryOf(summary, summary?.memory.source !== undefined, settings.settings!);
}

function isNowhere(summary: Remembered | undefined): boolean {
  return isNothing(summary, summary?.memory.source !== undefined);
}

/**
 * What links to the changed ones, or from them, may name that is an address and no source: which
 * article it means. Only those count that asked for addresses, which are few.
 */
function carriersFor(
  rows: ReadonlyMap<string, CatalogRow>,
  changed: readonly string[],
): Map<string, string> {
  const asking = [...rows.values()].filter(({ summary }) => hasOthers(summary));
  if (asking.length === 0) return new Map();
  const byLink = carriersByLink(asking.map(({ summary }) => summary));
  const some = new Set(changed);
  const mentioned = new Set(
    changed.flatMap((slug) => Object.keys(rows.get(slug)?.summary.memory.inputs.articles ?? {})),
  );
  return new Map([...byLink].filter(([meant, slug]) => some.has(slug) || mentioned.has(meant)));
}

/** Its addresses are others than the path of its source. */
function hasOthers(summary: Remembered): boolean {
  const { redirects, asks } = summary.memory;
  return redirects !== undefined || asks !== undefined;
}

/**
 * An article that was pushed and not yet read: should it go before it is, no row says so. Only
 * *ingest* may look at its source, so it looks once more at whoever saw it so.
 */
const PUSHED = remembered({ status: 'absent', source: true });

/** Which articles have the names of the changed ones, so that unknowing namesakes find out. */
function carriersOf(known: Known, changed: readonly string[]): Map<string, string[]> {
  const { rows } = known;
  const names = changed.flatMap((slug) => {
    const summary = rows.get(slug)?.summary;
    return summary === undefined ? [] : claimsOf(summary);
  });
  const carriers = new Map<string, string[]>(names.map((name) => [name, []]));
  for (const [slug, { summary }] of rows) {
    // Where another has the address that its name means, that one is seen in its place.
    if (faceIn(known, slug).slug !== undefined) continue;
    for (const name of shownNames(summary)) carriers.get(name)?.push(slug);
  }
  return carriers;
}

function isFile(key: SourceKey): boolean {
  return slugOfSource(key) === undefined;
}

/** The articles that show a media file under another face than it has now. */
async function addShowing(
  ports: Ports,
  rows: ReadonlyMap<string, CatalogRow>,
  key: SourceKey,
  settings: SettingsRow,
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
  rows: ReadonlyMap<string, CatalogRow>,
  key: SourceKey,
  stale: Set<string>,
): Promise<void> {
  const now = (await readBibliographyRow(ports, key)).value?.source ?? '';
  for (const [slug, { summary }] of rows) {
    const known = summary.memory.inputs.bibliographies?.[key];
    if (known !== undefined && known !== now) stale.add(slug);
  }
}
