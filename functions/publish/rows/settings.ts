/** What is known of site.yaml. */
import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../../schemas/types.ts';
import { SETTINGS_SOURCE } from '../../site/keys.ts';
import type { Settings } from '../../site/settings.ts';
import { StoreError, type ETag } from '../../store/store.ts';
import { commit, put, readRow, type Seen } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import { settingsKey } from './keys.ts';
import { todo } from './todo.ts';

export interface SettingsRow {
  /** ETag of the site.yaml last looked at; absent when there is none. */
  source?: ETag;
  /** The last accepted site.yaml; absent when there never was one. */
  accepted?: string;
  /** Absent while there is no site.yaml that can be read: then nothing is published. */
  settings?: Settings;
  /** Hash of the settings, as summaries remember it. */
  version: string;
  diagnostics: Diagnostic[];
  /** The table is being made again, and nobody else may work with what is there of it. */
  restoring?: true;
}

/**
 * Its settings carry what the configuration adds, which is stored nowhere. Everybody reads this row
 * before anything is made: throws StoreError `unavailable` while the table is being made again.
 */
export async function readSettingsRow({
  table,
  house,
  restoring,
}: Pick<Ports, 'table' | 'house' | 'restoring'>): Promise<Seen<SettingsRow>> {
  const seen = await readRow<SettingsRow>(table, settingsKey);
  const { value } = seen;
  if (value?.restoring && !restoring) throw new StoreError('unavailable', BEING_RESTORED);
  if (house === undefined || value?.settings === undefined) return seen;
  return { ...seen, value: { ...value, settings: { ...value.settings, ...house } } };
}

const BEING_RESTORED =
  'The table is being restored, and nothing works with it before it is whole: wait for restore to' +
  ' end, or run it again if it was interrupted.';

/** Over exactly what was seen, and everything is to be looked at; false: somebody was faster. */
export async function writeSettings(
  ports: Ports,
  row: SettingsRow,
  seen: Seen<SettingsRow>,
): Promise<boolean> {
  const changes = [put(settingsKey, row, seen), todo(ports, SETTINGS_SOURCE)];
  return (await commit(ports, changes)) !== undefined;
}

/** A short hash of any JSON value, for remembering what was seen. */
export function versionOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
