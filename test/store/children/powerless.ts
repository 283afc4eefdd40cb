/** Opens a store as somebody who may not write everywhere: <root> <index>; prints what happens. */
import { FilesystemStore } from '../../../functions/store/filesystem.ts';
import { StoreError } from '../../../functions/store/store.ts';

const [root, index] = process.argv.slice(2) as [string, string];
// The superuser may write anywhere; he becomes nobody, now that the modules are loaded.
if (process.getuid?.() === 0) {
  process.setgid!(65534);
  process.setuid!(65534);
}
try {
  const store = FilesystemStore.open({ root, index });
  await store.put('a', new Uint8Array(1), { contentType: 'text/plain' });
  process.stdout.write('written');
} catch (error) {
  process.stdout.write(
    error instanceof StoreError ? `${error.failure}: ${error.message}` : String(error),
  );
}
