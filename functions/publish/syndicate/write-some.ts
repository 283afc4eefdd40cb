/**
 * The collections that some articles are or were in, with what nobody has written yet, and then what is made of
 * all collections: what a push reaches.
 */
import { namedCollections, nameIn } from '../../collection/kinds/index.ts';
import type { Touched } from '../../collection/touched.ts';
import { articleSource, type SiteKey, type SourceKey } from '../../site/keys.ts';
import type { Slug } from '../../site/settings.ts';
import type { BeforeWrite } from '../protocol/recheck.ts';
import { ensureStylesheet } from '../protocol/stylesheet.ts';
import type { Ports } from '../ports.ts';
import { areListed, rememberListed } from '../rows/listed.ts';
import { readSettingsRow, type SettingsRow } from '../rows/settings.ts';
import { archivesOf, planArchives } from './archives.ts';
import { SITE } from './counting.ts';
import { headAll, writeAll } from './files.ts';
import type { Versions } from './fold.ts';
import { ensureLists, settle, writeLists } from './lists.ts';
import type { Loaded } from './load.ts';
import { areStill, loadSome, type Reached } from './some.ts';
import { renderUnits, unitOf } from './units.ts';

interface WrittenSome {
  changed: SiteKey[];
  /** The sources of articles whose texts cannot be read. */
  damaged: SourceKey[];
}

interface Done extends WrittenSome {
  /** Of the articles, as collections show them. */
  versions: Versions;
}

/** Of a run, whose attempts come one after the other. */
export interface Attempts {
  reached: Reached;
  /** Whoever wrote here may have died with a request in flight: all is looked at which he could have written. */
  again?: boolean;
}

/** Of these articles, or none; `moved`: to be done again. Throws Damaged. */
export async function writeSome(
  ports: Ports,
  slugs: readonly Slug[],
  record: SettingsRow,
  beforeWrite: BeforeWrite,
  { reached, again = false }: Attempts = { reached: new Map() },
): Promise<Done | 'moved'> {
  const settings = record.settings!;
  const isListed = await areListed(ports, record);
  // Other settings than before may name collections that nobody has written.
  const news = isListed ? [] : namedCollections(settings);
  const some = await loadSome(ports, slugs, settings, { news, reached, beside: again });
  if (some === undefined) return 'moved';
  const { loaded, versions } = some;
  await ensureStylesheet(ports);
  if (!isListed && !(await ensureLists(ports, siteOf(loaded), record, beforeWrite))) return 'moved';
  const written = await writeCollections(ports, loaded, record, beforeWrite);
  if (written === 'moved') return 'moved';
  if ((await readSettingsRow(ports)).value?.version !== record.version) return 'moved';
  const settled = await settle(ports, loaded, settings);
  if (settled === undefined) return 'moved';
  // What no article changes is there, and other settings or another renderer come with a round.
  const lists = await writeLists(ports, siteOf(settled), record, beforeWrite, 'changing');
  if (lists === 'moved') return 'moved';
  if (!isListed) await rememberListed(ports, record);
  return { changed: [...written.changed, ...lists], damaged: written.damaged, versions };
}

/** Every run has it: it leads to all others. */
function siteOf(loaded: readonly Loaded[]): Loaded {
  return loaded.find(({ collection }) => collection.id === SITE)!;
}

/** The pages by month that are to be looked at; undefined: all. */
function pagesOf({ collection, touched }: Loaded): Touched | undefined {
  const month = nameIn('month', collection.id);
  const isAll = month !== undefined && collection.atHand === undefined && !touched.has(month);
  return isAll ? undefined : touched;
}

/** The files of all of them, and the documents of their archives. */
async function writeCollections(
  ports: Ports,
  loaded: readonly Loaded[],
  record: SettingsRow,
  beforeWrite: BeforeWrite,
): Promise<WrittenSome | 'moved'> {
  const settings = record.settings!;
  const versions = new Map(loaded.flatMap((one) => [...one.versions]));
  const units = loaded.map((one) => unitOf(one.collection, settings, pagesOf(one)));
  const { files, damaged } = await renderUnits(ports, versions, units);
  const documents = loaded.flatMap((one) => archivesOf(one, ports.renderer, record));
  const archives = await planArchives(ports, documents, versions);
  const all = [...files.values()].flat();
  const heads = await headAll(ports.site, all, archives);
  // The inputs count only if they were read after the look at what may be overwritten.
  if (!(await areStill(ports, loaded))) return 'moved';
  const written = await writeAll(ports, all, heads, beforeWrite, archives);
  if (written === 'moved') return 'moved';
  if (!(await areStill(ports, loaded))) return 'moved';
  await archives.rendered?.write(ports);
  return { changed: written.changed, damaged: [...damaged].sort().map(articleSource) };
}
