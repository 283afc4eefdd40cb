/** Puts objects under a limit of file size (ulimit -f): <root> <index>; prints what came of it. */
import { FilesystemStore } from '../../../functions/store/filesystem.ts';
import { StoreError } from '../../../functions/store/store.ts';

const [root, index] = process.argv.slice(2) as [string, string];
const store = FilesystemStore.open({ root, index });
const put = async (size: number): Promise<unknown> =>
  store
    .put('a', new Uint8Array(size), { contentType: 'text/plain' })
    .catch((error: unknown) =>
      error instanceof StoreError
        ? { failure: error.failure, message: error.message }
        : String(error),
    );
const small = await put(100);
const large = await put(10_000_000);
const left = (await store.get('a'))?.size;
process.stdout.write(JSON.stringify({ small, large, left, again: await put(200) }));
