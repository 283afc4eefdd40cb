/** What is known of site.yaml. */
import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../../schemas/types.ts';
import { SETTINGS_SOURCE } from '../../site/keys.ts';
import type { Settings } from '../../site/settings.ts';
import type { ETag } from '../../store/store.ts';
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
}

/** Its settings carry what the configuration adds, which is stored nowhere. */
export async function readSettingsRow({
  table,
  house,
}: Pick<Ports, 'table' | 'house'>): Promise<Seen<SettingsRow>> {
  const seen = await readRow<SettingsRow>(table, settingsKey);
  const { value } = seen;
  if (house === undefined || value?.settings === undefined) return seen;
  return { ...seen, value: { ...value, settings: { ...value.settings, ...house } } };
}

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
