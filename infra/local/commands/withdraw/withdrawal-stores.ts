/** Where withdrawals are kept: beside the articles, in a folder or in the source bucket. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { SourceKey } from '../../../../functions/site/keys.ts';
import { guarded } from '../../../../functions/store/filesystem-failure.ts';
import { StoreError, type Store } from '../../../../functions/store/store.ts';
import { fileOf, openContentFolder } from '../../runtime/content-folder.ts';

export interface WithdrawalStore {
  kind: 'folder' | 'bucket';
  /** What is there; read only. */
  store: Store;
  /** How a person calls the object of a key. */
  nameOf(key: SourceKey): string;
  write(key: SourceKey, body: string): Promise<void>;
  /** Removing what is not there is no failure. */
  remove(key: SourceKey): Promise<void>;
}

/** Throws StoreError `missing`, with a sentence, when there is no such folder. */
export function inFolder(content: string): WithdrawalStore {
  return {
    kind: 'folder',
    store: openContentFolder(content),
    nameOf: (key) => relative('', fileOf(content, key)),
    write: async (key, body) => {
      const file = fileOf(content, key);
      guarded(file, () => {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, body);
      });
    },
    remove: async (key) => {
      const file = fileOf(content, key);
      guarded(file, () => rmSync(file, { force: true }));
    },
  };
}

export function inBucket(name: string, store: Store): WithdrawalStore {
  const preconditionFailed = () =>
    new StoreError('unavailable', 'Somebody else was writing the withdrawal: again.');
  return {
    kind: 'bucket',
    store,
    nameOf: (key) => `s3://${name}/${key}`,
    write: async (key, body) => {
      const contentType = 'application/json; charset=utf-8';
      const written = await store.put(key, new TextEncoder().encode(body), { contentType });
      if (!written.ok) throw preconditionFailed();
    },
    remove: async (key) => {
      if (!(await store.delete(key)).ok) throw preconditionFailed();
    },
  };
}

/** Looks by listing: whoever may push may list, and need not be able to read. */
export async function isThere({ store }: WithdrawalStore, key: SourceKey): Promise<boolean> {
  const { objects } = await store.list(key, { limit: 1 });
  return objects[0]?.key === key;
}
