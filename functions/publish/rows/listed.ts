/**
 * Under which renderer and settings all lists of the site were there last: who finds others looks at more.
 * Remembered to save work; what an old run says late costs the next one a look.
 */
import { put, readRow, writeAll } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import { listedKey } from './keys.ts';
import type { SettingsRow } from './settings.ts';

interface Listed {
  by: string;
}

export async function areListed(
  ports: Pick<Ports, 'table' | 'renderer'>,
  record: SettingsRow,
): Promise<boolean> {
  const { value } = await readRow<Listed>(ports.table, listedKey);
  return value?.by === settingsAndRenderer(ports, record);
}

export async function rememberListed(
  ports: Pick<Ports, 'table' | 'nonce' | 'renderer'>,
  record: SettingsRow,
): Promise<void> {
  const value: Listed = { by: settingsAndRenderer(ports, record) };
  await writeAll(ports, [put(listedKey, value)]);
}

/** What everything is made by, in a word. */
export function settingsAndRenderer(
  { renderer }: Pick<Ports, 'renderer'>,
  { version }: SettingsRow,
): string {
  return `${renderer} ${version}`;
}
