/**
 * The folders that a run works on: where the articles are, and where the site is. A site is made from
 * one folder of articles: to publish another in the same place is to delete every article of the
 * first, and readers would get a notice for each.
 */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { headArticle } from '../../../functions/publish/protocol/article-source.ts';
import { readCatalog } from '../../../functions/publish/rows/catalog.ts';
import { readSettingsRow } from '../../../functions/publish/rows/settings.ts';
import { guarded } from '../../../functions/store/filesystem-failure.ts';
import { houseVersion, type House } from '../../../functions/site/house.ts';
import type { Store } from '../../../functions/store/store.ts';
import type { Table } from '../../../functions/store/table/table.ts';
import { CommandError } from '../cli/command-error.ts';
import { houseIn } from '../../configuration/house.ts';
import { hasArticles } from './content-folder.ts';
import { rendererVersion } from '../../renderer.ts';

/** Plain data but for the house, so that it can be handed to a worker. */
export interface Folders {
  content: string;
  out: string;
  renderer: string;
  baseUrl?: string | undefined;
  /** What the folder's configuration adds: code, which a worker reads for itself. */
  house?: House | undefined;
}

/** As a command is told of them. */
export type AskedFolders = Omit<Folders, 'renderer' | 'house'>;

/**
 * Throws CommandError for a missing content folder, or a configuration that something is wrong with,
 * before anything is made.
 */
export async function foldersOf({ content, out, baseUrl }: AskedFolders): Promise<Folders> {
  const folder = resolve(content);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new CommandError(
      `There is no folder ${content}: name the folder of your articles with --content DIR.`,
    );
  const house = await houseIn(folder);
  const renderer = rendererVersion(houseVersion.of(house));
  return { content: folder, out: resolve(out), renderer, baseUrl, house };
}

interface Places {
  source: Pick<Store, 'head'>;
  table: Table;
}

/**
 * Whether an older version, which remembered what it published in a folder of files, was the last to
 * publish in `out`. All of it is published anew: files that are the same are not written, and what
 * nobody knows of any more stays where it is.
 */
export async function isFromOlder(out: string, { table }: Pick<Places, 'table'>): Promise<boolean> {
  if (!existsSync(join(out, 'state'))) return false;
  return (await readSettingsRow({ table })).version === undefined;
}

/**
 * Throws CommandError when the site in `out` was made from another folder than `content` and most
 * of its articles are not in this one. A folder that was only moved has them still.
 */
export async function checkMadeFrom({ content, out }: Pair, places: Places): Promise<void> {
  const before = madeFrom(out)?.content;
  if (before === undefined || before === content) return;
  if (await isFromOlder(out, places))
    throw new CommandError(
      `"${shown(out)}" holds the site made from "${shown(before)}" by an older healthwire: publish ` +
        'that folder there first, or choose another folder with --out.',
    );
  const live = [...(await readCatalog(places)).rows.values()].filter(
    ({ summary }) => summary.status === 'live',
  );
  let gone = 0;
  for (const { summary } of live)
    if ((await headArticle(places.source, summary.slug)) === undefined) gone++;
  if (gone * 2 <= live.length) return;
  throw new CommandError(
    `"${shown(out)}" holds the site made from "${shown(before)}": to publish "${shown(content)}" ` +
      `there would withdraw ${gone} of its ${live.length} articles. Choose another folder with ` +
      `--out, for example --out ${shown(out)}-${basename(content)}`,
  );
}

/** For the next run to compare. */
export function noteMadeFrom({ content, out }: Pair): void {
  const before = madeFrom(out);
  const mapped = hasArticles(content);
  if (before?.content === content && before.mapped === mapped) return;
  const said = { content: relative(out, content), mapped };
  guarded(out, () => {
    mkdirSync(out, { recursive: true });
    writeFileSync(note(out), `${JSON.stringify(said)}\n`);
  });
}

interface MadeFrom {
  content: string;
  /** Its articles were in a folder `articles/`; the notes of older versions do not say. */
  mapped: boolean;
}

type Pair = Pick<Folders, 'content' | 'out'>;

const note = (out: string) => join(out, 'made-from.json');

/** Undefined as well where a crash left half a note: then nothing is known, and nothing refused. */
export function madeFrom(out: string): MadeFrom | undefined {
  try {
    const said = JSON.parse(readFileSync(note(out), 'utf8')) as Partial<MadeFrom> | null;
    if (typeof said?.content !== 'string') return undefined;
    return { content: resolve(out, said.content), mapped: said.mapped === true };
  } catch {
    return undefined;
  }
}

/** As whoever works in this folder would write it. */
export function shown(path: string): string {
  return relative('', path) || '.';
}
