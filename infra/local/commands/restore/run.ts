/** Where `restore` works: on the folders of this machine, or on buckets and a table on AWS. */
import { randomUUID } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { isWhole, restore, type Restored } from '../../../../functions/publish/restore.ts';
import type { Ports } from '../../../../functions/publish/ports.ts';
import { siteKey } from '../../../../functions/site/keys.ts';
import { houseVersion } from '../../../../functions/site/house.ts';
import { guarded } from '../../../../functions/store/filesystem-failure.ts';
import { sharpScaler } from '../../../../functions/publish/scaler.ts';
import { StoreError } from '../../../../functions/store/store.ts';
import { houseIn } from '../../../configuration/house.ts';
import { rendererVersion, scalerVersion } from '../../../renderer.ts';
import { CommandError } from '../../cli/command-error.ts';
import { openAws } from '../../runtime/aws-clients.ts';
import { bind, nothingPublished, tableFile } from '../../runtime/bind.ts';
import { foldersOf, shown, type AskedFolders, type Folders } from '../../runtime/folders.ts';

/** What was done; `aside`: where the table is that was there before. */
export type RestoredTable = Restored & { aside?: string };

type Count = (done: number, total: number) => void;
type Confirmed = AskedFolders & { confirm: boolean };

/** Throws CommandError where nothing is published, or the table is whole and nobody has confirmed. */
export async function restoreFolder(asked: Confirmed, count: Count): Promise<RestoredTable> {
  const folders = await foldersOf(asked);
  if (!existsSync(join(folders.out, 'site', siteKey('/')))) throw nothingPublished(asked.out);
  const found = await tableIn(folders);
  if (found === 'whole' && !asked.confirm) throw isWholeAlready(asked.out);
  const isKept = found === undefined || (found === 'begun' && !asked.confirm);
  const aside = isKept ? undefined : setAside(folders.out);
  const { ports, close } = bind(folders, deaf);
  try {
    const restored = await restore(ports, count);
    return { ...restored, ...(aside !== undefined && { aside: shown(aside) }) };
  } finally {
    close();
  }
}

/** Nobody is woken here: *restore* does all of it itself. */
const deaf = { enqueue: () => undefined, log: () => undefined, announce: () => undefined };

/**
 * What is there of a table; `begun`: nothing yet, or what a run has made that was interrupted, and that
 * can be gone on with. Throws StoreError for one that only a newer version reads.
 */
async function tableIn(folders: Folders): Promise<'whole' | 'begun' | 'damaged' | undefined> {
  if (!existsSync(tableFile(folders.out))) return undefined;
  try {
    const { ports, close } = bind(folders, deaf);
    try {
      return (await isWhole(ports)) ? 'whole' : 'begun';
    } finally {
      close();
    }
  } catch (error) {
    if (isDamage(error)) return 'damaged';
    throw error;
  }
}

/** SQLite's codes for a file that is damaged or none of its own; and a row that is no JSON. */
const DAMAGED: readonly unknown[] = [11, 26];

function isDamage(error: unknown): boolean {
  if (!(error instanceof StoreError)) return false;
  const { cause } = error;
  return cause instanceof SyntaxError || DAMAGED.includes((cause as { errcode?: number })?.errcode);
}

/** Nothing is thrown away: the file and those beside it that are a part of it get another name. */
function setAside(out: string): string {
  const file = tableFile(out);
  const names = (function* () {
    for (let number = 1; ; number++) yield `${file}.aside-${number}`;
  })();
  for (const name of names) {
    if (existsSync(name)) continue;
    guarded(file, () => {
      for (const part of ['-wal', '-shm', ''])
        if (existsSync(file + part)) renameSync(file + part, name + part);
    });
    return name;
  }
  throw new Error('There is always another number.');
}

function isWholeAlready(where: string): CommandError {
  return new CommandError(
    `The table of ${where} is whole: there is nothing to restore. To make it again all the same, ` +
      'add --confirm.',
  );
}

type OnAws = Confirmed & { source: string; bucket: string; table: string };

/** The same on AWS; throws what S3 and DynamoDB say, each with a sentence. */
export async function restoreOnAws(asked: OnAws, count: Count): Promise<RestoredTable> {
  const house = await houseIn(asked.content);
  const aws = await openAws();
  try {
    const source = aws.bucket(asked.source);
    const site = aws.bucket(asked.bucket);
    const table = await aws.table(asked.table);
    if ((await site.head(siteKey('/'))) === undefined) throw nothingPublished(asked.bucket);
    if (!asked.confirm && (await isWhole({ table }))) throw isWholeAlready(asked.table);
    const ports: Ports = {
      ...{ source, ledger: source, site, table },
      renderer: rendererVersion(houseVersion.of(house)),
      scaler: sharpScaler(scalerVersion()),
      ...(house !== undefined && { house }),
      guard: 'each',
      ...(asked.baseUrl !== undefined && { baseUrl: asked.baseUrl }),
      now: () => new Date(),
      nonce: randomUUID,
      enqueue,
      announcer: { announce: nobody },
      log: () => undefined,
    };
    return await restore(ports, count);
  } finally {
    aws.close();
  }
}

const nobody = () => Promise.resolve();
const enqueue: Ports['enqueue'] = {
  ingest: nobody,
  archive: nobody,
  syndicate: nobody,
  announce: nobody,
};
