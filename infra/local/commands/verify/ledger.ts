/**
 * What is kept for the day on which the table is lost (decision 23), held to what the table says: `restore` is
 * as good as that.
 */
import { LEDGER, SETTINGS_LEDGER } from '../../../../functions/site/keys.ts';
import type { LedgerFile } from '../../../../functions/publish/protocol/objects.ts';
import { readArticles } from '../../../../functions/publish/rows/article.ts';
import { readCatalog } from '../../../../functions/publish/rows/catalog.ts';
import { ledgerFile, settingsFile } from '../../../../functions/publish/rows/ledger.ts';
import { readSettingsRow } from '../../../../functions/publish/rows/settings.ts';
import { listAll, type Store } from '../../../../functions/store/store.ts';
import type { Table } from '../../../../functions/store/table/table.ts';

export interface Kept {
  key: string;
  what: 'missing' | 'differs' | 'extra';
}

/** Articles whose rows, texts included, are held at a time. */
const AT_A_TIME = 100;

/** What is wrong, in order of the keys. */
export async function auditLedger({
  table,
  ledger,
}: {
  table: Table;
  ledger: Store;
}): Promise<Kept[]> {
  const extra = new Set<string>();
  for await (const { key } of listAll(ledger, LEDGER)) extra.add(key);
  const wrong: Kept[] = [];
  const compare = async ({ key, body }: LedgerFile) => {
    extra.delete(key);
    const object = await ledger.get(key);
    if (object === undefined) wrong.push({ key, what: 'missing' });
    else if (Buffer.compare(object.body, body) !== 0) wrong.push({ key, what: 'differs' });
  };
  const settings = (await readSettingsRow({ table })).value;
  if (settings === undefined) extra.delete(SETTINGS_LEDGER);
  else await compare(settingsFile(settings));
  const slugs = [...(await readCatalog({ table })).rows.keys()];
  for (let at = 0; at < slugs.length; at += AT_A_TIME) {
    const rows = await readArticles({ table }, slugs.slice(at, at + AT_A_TIME));
    for (const { value } of rows) {
      const file = value && ledgerFile(value);
      if (file !== undefined) await compare(file);
    }
  }
  const others = [...extra].map((key): Kept => ({ key, what: 'extra' }));
  return [...wrong, ...others].sort((a, b) => (a.key < b.key ? -1 : 1));
}
