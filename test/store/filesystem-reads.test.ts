/** Readers while others write: another writer gets between any two steps of a read. */
import fs from 'node:fs';
import { StatementSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FilesystemStore } from '../../functions/store/filesystem.ts';
import type { Store } from '../../functions/store/store.ts';
import { newPlace } from './filesystem-place.ts';
import { numberOf, numberOfHead, versionOf } from './self-describing.ts';

const key = 'a/object';
let store: FilesystemStore;
let other: FilesystemStore;
let version = 0;
/** Called before each step of a read: a call of the system, or a question to the index. */
let beforeStep: (() => void) | undefined;

beforeEach(async () => {
  const place = newPlace();
  store = FilesystemStore.open(place);
  other = FilesystemStore.open(place);
  await replace();
  for (const name of [
    'lstatSync',
    'statSync',
    'openSync',
    'fstatSync',
    'readSync',
    'readdirSync',
  ] as const)
    watch(fs as never, name);
  watch(StatementSync.prototype as never, 'all');
});

afterEach(() => {
  vi.restoreAllMocks();
  store.close();
  other.close();
});

function watch(object: Record<string, (...args: unknown[]) => unknown>, name: string): void {
  const original = object[name]!;
  vi.spyOn(object, name).mockImplementation(function (this: unknown, ...args: unknown[]) {
    beforeStep?.();
    return original.apply(this, args);
  });
}

/** All of a write happens before its promise is returned. */
function replace(): Promise<unknown> {
  const { body, headers } = versionOf(key, ++version);
  const written = other.put(key, body, headers);
  other.finish();
  return written;
}

const writes: Record<string, () => void> = {
  replaced: () => void replace(),
  'replaced twice': () => [void replace(), void replace()],
  removed: () => void other.delete(key),
  'removed and written': () => [void other.delete(key), void replace()],
};

const reads: Record<string, (from: Store) => Promise<number[]>> = {
  get: async (from) => {
    const object = await from.get(key);
    return object ? [numberOf(key, object)] : [];
  },
  head: async (from) => {
    const head = await from.head(key);
    return head ? [numberOfHead(key, head)] : [];
  },
  list: async (from) => {
    const { objects } = await from.list('');
    return objects.map(({ etag, size, lastModified }) => {
      for (let n = version; n > 0; n--) {
        const { headers, body } = versionOf(key, n);
        if (body.length === size)
          return numberOfHead(key, { ...headers, etag, size, lastModified });
      }
      throw new Error(`The list shows an object of ${size} bytes that nobody wrote.`);
    });
  },
};

/** Runs a read, and the write before those of its steps that are chosen. */
async function interleaved(
  read: (from: Store) => Promise<number[]>,
  write: () => void,
  isChosen: (step: number) => boolean,
): Promise<{ found: number[]; steps: number }> {
  let steps = 0;
  beforeStep = () => {
    const own = beforeStep;
    beforeStep = undefined;
    if (isChosen(++steps)) write();
    beforeStep = own;
  };
  try {
    return { found: await read(store), steps };
  } finally {
    beforeStep = undefined;
  }
}

const cases = Object.keys(reads).flatMap((read) =>
  Object.keys(writes).map((write) => [read, write]),
);

test.each(cases)(
  '%s shows one version, though it is %s between any two steps',
  async (how, what) => {
    const [read, write] = [reads[how]!, writes[what]!];
    const { steps } = await interleaved(
      read,
      () => undefined,
      () => false,
    );
    expect(steps).toBeGreaterThan(1);
    // Twice as many steps, because a read that is disturbed looks again.
    for (let one = 1; one <= steps * 2; one++)
      for (let two = one; two <= steps * 2; two++) {
        await replace();
        const before = version;
        const { found } = await interleaved(read, write, (step) => step === one || step === two);
        const known = found.every((n) => n >= before && n <= version);
        expect(known, `disturbed at ${one} and ${two}: ${found.join()}`).toBe(true);
        if (what.startsWith('replaced')) expect(found).toHaveLength(1);
      }
  },
);

test('a head that is disturbed again and again gets on when the others pause', async () => {
  const { found } = await interleaved(reads.head!, writes.replaced!, (step) => step < 100);
  expect(found).toEqual([version]);
});
