import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FilesystemStore } from '../../functions/store/filesystem.ts';
import { storeSuite } from '../conformance/store-suite.ts';

storeSuite('The filesystem store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'healthwire-store-'));
  const place = { root: join(folder, 'site'), index: join(folder, 'index', 'site.sqlite') };
  const store = FilesystemStore.open(place);
  const other = FilesystemStore.open(place);
  return {
    store,
    other,
    close: () => {
      store.close();
      other.close();
      rmSync(folder, { recursive: true });
    },
  };
});
