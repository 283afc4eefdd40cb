/**
 * Brings the source bucket up to date with a folder. Uploads go first, and what an article needs before
 * the article, so that a renamed one has its new address before the old one goes; deletions go last.
 * Every step may be repeated, so that an interrupted push is finished by the next one.
 */
import type { House } from '../../../../functions/site/house.ts';
import pMap from 'p-map';
import { readSettings } from '../../../../functions/article/settings/read.ts';
import { asSourceKey, SETTINGS_SOURCE } from '../../../../functions/site/keys.ts';
import { listAll, StoreError, type Store } from '../../../../functions/store/store.ts';
import { CommandError } from '../../cli/command-error.ts';
import type { Progress } from '../../cli/progress.ts';
import { IN_FLIGHT_REQUESTS } from '../../runtime/aws-clients.ts';
import type { Readers } from '../../runtime/dry-run.ts';
import { isArticle, isDrastic, planPush, type Listed, type Plan } from './plan.ts';
import { dryRunOfPush } from './dry-run.ts';

export interface PushOptions {
  /** The folder that is pushed; only read. */
  folder: Store;
  bucket: Store;
  /** Delete from the bucket what is not in the folder. */
  delete: boolean;
  /** Say what would be done, and write nothing. */
  dryRun: boolean;
  /** Delete even a large share of the articles. */
  confirm: boolean;
  baseUrl?: string | undefined;
  /** What the folder's configuration adds. */
  house?: House | undefined;
  progress: Progress;
}

/** What a push did, or with `dryRun` would do. All keys in order. */
export interface Pushed {
  uploaded: string[];
  deleted: string[];
  unchanged: number;
  /** In the bucket, not in the folder, and not deleted. */
  left: string[];
  failed: { key: string; reason: string }[];
  /** Why nothing was written. */
  refused?: string;
  /** What readers would notice; with `dryRun`, and where the bucket may be read. */
  readers?: Readers;
}

/**
 * Throws CommandError where the folder holds nothing to push, and StoreError where folder or bucket
 * cannot be read, or no write at all is allowed; each with a sentence.
 */
export async function push(options: PushOptions): Promise<Pushed> {
  const { folder, bucket, progress } = options;
  progress.update('Comparing the folder with the bucket');
  const local = await everything(folder);
  refuseEmpty(local, options.delete);
  const remote = await everything(bucket);
  const plan = planPush(local, remote);
  const strays = plan.strays.map(({ key }) => key);
  const [uploads, deletions] = [plan.waves.flat(), options.delete ? strays : []];
  const done: Pushed = {
    uploaded: uploads,
    deleted: deletions,
    unchanged: plan.unchanged,
    left: options.delete ? [] : strays,
    failed: [],
  };
  if (options.dryRun) {
    const readers = await dryRunOfPush(options, { local, remote, deletes: options.delete });
    if (readers !== undefined) done.readers = readers;
  }
  if (options.delete && !options.confirm && isDrastic(plan, await shareOf(options)))
    return { ...done, refused: tooMany(plan), ...(!options.dryRun && nothing) };
  return options.dryRun ? done : await carryOut(options, plan, done);
}

/** Where site.yaml cannot be read, nothing of it counts. */
async function shareOf({ folder, house }: PushOptions): Promise<number | undefined> {
  const file = await folder.get(SETTINGS_SOURCE);
  return readSettings(file?.body, {}, house).settings?.withdrawalShare;
}

async function everything(store: Store): Promise<Listed[]> {
  const found: Listed[] = [];
  for await (const object of listAll(store, '')) found.push(object);
  return found;
}

const nothing = { uploaded: [], deleted: [] };

/** A folder without articles is a wrong path or a failed checkout more often than a decision. */
function refuseEmpty(local: readonly Listed[], deletes: boolean): void {
  if (local.length === 0)
    throw new CommandError('There is nothing to push: the folder is empty. See --content DIR.');
  if (deletes && !local.some(({ key }) => isArticle(key)))
    throw new CommandError(
      'The folder holds no article, and nothing is ever deleted for that: look at --content DIR,' +
        ' or push without --delete.',
    );
}

function tooMany({ articles: { inBucket, astray } }: Plan): string {
  return (
    `This push would delete ${astray} of the ${inBucket} articles in the bucket, so nothing was` +
    ' written. If that is meant, push again with --confirm.'
  );
}

async function carryOut(options: PushOptions, plan: Plan, planned: Pushed): Promise<Pushed> {
  const { bucket, progress } = options;
  const done: Pushed = { ...planned, uploaded: [], deleted: [] };
  const total = planned.uploaded.length + planned.deleted.length;
  const failures: unknown[] = [];
  const each = async (key: string, list: string[], work: () => Promise<void>) => {
    try {
      await work();
      list.push(key);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      failures.push(error);
      done.failed.push({ key, reason: error.message });
    }
    const { uploaded, deleted, failed } = done;
    progress.count(uploaded.length + deleted.length + failed.length, total, 'files');
  };
  const send = async (key: string) => each(key, done.uploaded, () => upload(options, key));
  for (const wave of plan.waves) await pMap(wave, send, { concurrency: IN_FLIGHT_REQUESTS });

  const strays = options.delete ? plan.strays : [];
  // The article that failed may be the new name of one that would be deleted.
  if (done.failed.some(({ key }) => isArticle(key))) done.left = strays.map(({ key }) => key);
  else {
    const take = (stray: Listed) =>
      each(stray.key, done.deleted, () => deleteListed(bucket, stray));
    await pMap(strays, take, { concurrency: IN_FLIGHT_REQUESTS });
  }
  refuseIfDenied(done, failures);
  return inOrder(done);
}

async function upload({ folder, bucket }: PushOptions, key: string): Promise<void> {
  const file = await folder.get(asSourceKey(key));
  if (file === undefined)
    throw new StoreError('unavailable', 'It was there a moment ago, and is gone: push again.');
  const { body, contentType } = file;
  const written = await bucket.put(key, body, { contentType });
  if (!written.ok) throw new StoreError('unavailable', 'Somebody else was writing it: push again.');
}

/** Requests that meet one in flight are told to come again. */
const TRIES = 4;

/**
 * Deletes exactly the version that was listed. Throws StoreError `unavailable` when the object is
 * another by now. It looks by listing, because whoever pushes may list the bucket, and need not be
 * able to read it.
 */
async function deleteListed(bucket: Store, { key, etag }: Listed): Promise<void> {
  for (let left = TRIES; left > 0; left--) {
    if ((await bucket.delete(key, { ifMatch: etag })).ok) return;
    const { objects } = await bucket.list(key, { limit: 1 });
    const [now] = objects.filter((object) => object.key === key);
    // Gone: by somebody else, or by a first try whose answer was lost.
    if (now === undefined) return;
    if (now.etag !== etag) break;
  }
  throw new StoreError(
    'unavailable',
    'It was changed in the bucket while the push went on, so it was not deleted: push again.',
  );
}

/** Where every single write is denied, the reason is not in the files. */
function refuseIfDenied({ uploaded, deleted, failed }: Pushed, failures: unknown[]): void {
  if (failed.length === 0 || uploaded.length + deleted.length > 0) return;
  const denied = (error: unknown) => error instanceof StoreError && error.failure === 'denied';
  if (failures.every(denied)) throw failures[0];
}

function inOrder(done: Pushed): Pushed {
  done.uploaded.sort();
  done.deleted.sort();
  done.failed.sort((a, b) => (a.key < b.key ? -1 : 1));
  return done;
}
