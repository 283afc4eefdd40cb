/**
 * What a push would change for readers: both the bucket as it is and the bucket as it would be are
 * published in memory, and compared. A file that is the same in both is read from the folder, so
 * that only what differs is fetched.
 */
import pMap from 'p-map';
import { classify } from '../../../../functions/article/file/source-path.ts';
import { WITHDRAWALS } from '../../../../functions/site/keys.ts';
import { houseVersion, type House } from '../../../../functions/site/house.ts';
import { MemoryStore } from '../../../../functions/store/memory.ts';
import {
  StoreError,
  type ListedObject,
  type ObjectHead,
  type Store,
  type StoredObject,
} from '../../../../functions/store/store.ts';
import { MemoryTable } from '../../../../functions/store/table/memory.ts';
import { rendererVersion } from '../../../renderer.ts';
import type { Progress } from '../../cli/progress.ts';
import { dryRun, runOn, type Readers } from '../../runtime/dry-run.ts';
import { IN_FLIGHT_REQUESTS } from '../../runtime/aws-clients.ts';
import type { Listed } from './plan.ts';

export interface Pushing {
  folder: Store;
  bucket: Store;
  /** Without a slash at its end; absent: what site.yaml says. */
  baseUrl?: string | undefined;
  house?: House | undefined;
  progress: Progress;
}

/** Where each object of a source store is to be read. */
type Sources = ReadonlyMap<string, { etag: string; store: Store }>;

/** Undefined where the bucket may be listed and not read: then nobody knows what readers see. */
export async function dryRunOfPush(
  { folder, bucket, baseUrl, house, progress }: Pushing,
  { local, remote, deletes }: { local: Listed[]; remote: Listed[]; deletes: boolean },
): Promise<Readers | undefined> {
  const own = new Map(local.map(({ key, etag }) => [key, { etag, store: folder }]));
  const fetched = await fetchAll(
    bucket,
    remote.filter(({ key, etag }) => own.get(key)?.etag !== etag),
  );
  if (fetched === undefined) return undefined;
  const before = new Map(
    remote.map(({ key, etag }) => {
      const store = own.get(key)?.etag === etag ? folder : fetched;
      return [key, { etag, store }] as const;
    }),
  );
  const kept = [...before].filter(([key]) => !deletes || key.startsWith(WITHDRAWALS));
  const after: Sources = new Map([...kept, ...own]);
  // What a bucket is to hold was asked already, and the guard on AWS asks again.
  const renderer = rendererVersion(houseVersion.of(house));
  const settings = { renderer, baseUrl, house, confirm: true };
  const table = new MemoryTable();
  await runOn({ source: picked(before), table }, settings, progress);
  return await dryRun({ source: picked(after), table }, settings, progress);
}

/** Copies of objects that are sources; undefined where they may not be read. */
async function fetchAll(bucket: Store, objects: readonly Listed[]): Promise<Store | undefined> {
  const copies = new MemoryStore();
  const fetch = async ({ key }: Listed) => {
    const object = classify(key).kind === 'ignored' ? undefined : await bucket.get(key);
    if (object) await copies.put(key, object.body, { contentType: object.contentType });
  };
  try {
    await pMap(objects, fetch, { concurrency: IN_FLIGHT_REQUESTS });
    return copies;
  } catch (error) {
    if (error instanceof StoreError && error.failure === 'denied') return undefined;
    throw error;
  }
}

/** One source store, made of objects that lie in two. */
function picked(sources: Sources): Store {
  const keys = [...sources.keys()].sort();
  const listed = (key: string): ListedObject => {
    const { etag } = sources.get(key)!;
    return { key, etag, size: 0, lastModified: new Date(0).toISOString() };
  };
  const get = async (key: string): Promise<StoredObject | undefined> =>
    await sources.get(key)?.store.get(key);
  const head = async (key: string): Promise<ObjectHead | undefined> =>
    sources.has(key) ? { ...listed(key), contentType: 'application/octet-stream' } : undefined;
  const denied = () => Promise.reject(new StoreError('read-only', 'A dry run writes no source.'));
  return {
    get,
    head,
    put: denied,
    delete: denied,
    list: async (prefix) => ({
      objects: keys.filter((key) => key.startsWith(prefix)).map(listed),
    }),
  };
}
