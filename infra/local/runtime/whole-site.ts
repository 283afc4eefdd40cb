/**
 * Whether the site is what this machine left there. Every publish begins by listing the site; where nobody
 * has touched an object since the last run came to its end, comparing each feed and list with what it
 * should be would find nothing, and takes most of the time of a run in which nothing changed.
 *
 * What the site should be is never taken from what is found there: it is what was found by the last run that
 * compared everything, and what was written since. What a dead run left is in the todo rows of the table, or else
 * it has written, and then the site is another. Once a day everything is compared all the same (protocol,
 * point 7): a list does not show headers, nor what is damaged in the table and nobody has asked for.
 */
import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Ports } from '../../../functions/publish/ports.ts';
import { settingsFile } from '../../../functions/publish/rows/ledger.ts';
import { readLooked, writeLooked, type Looked } from '../../../functions/publish/rows/looked.ts';
import { readSettingsRow } from '../../../functions/publish/rows/settings.ts';
import { SETTINGS_LEDGER, SETTINGS_SOURCE } from '../../../functions/site/keys.ts';
import type { StoreEvent } from '../../../functions/store/notifying.ts';
import type { ETag, ListedObject } from '../../../functions/store/store.ts';
import { SetSum } from './set-sum.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export class WholeSite {
  readonly #ports: Ports;
  readonly #etags = new Map<string, ETag>();
  #sum = new SetSum();
  #written: Partial<Looked> | undefined;
  /** When everything was compared, or is going to be by the run that asked; absent before anybody has. */
  #at: string | undefined;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** `site`: all objects that are there now. Where it is false, the caller has to compare them all. */
  async isAsLeft(site: ReadonlyMap<string, ListedObject>): Promise<boolean> {
    this.#sum = new SetSum();
    this.#etags.clear();
    for (const { key, etag } of site.values()) this.#set(key, etag);
    const now = this.#ports.now();
    const before = await readLooked(this.#ports);
    const { sum, by, at = '' } = before ?? {};
    const isRecent = Date.parse(at) > now.getTime() - DAY_MS;
    const isSame = isRecent && sum === this.#sum.toString() && by === (await this.#madeBy());
    this.#at = isSame ? at : now.toISOString();
    this.#written = before;
    return isSame;
  }

  /**
   * Whether the settings are those of site.yaml, and were when the last run came to its end: to read them anew would
   * change nothing, and takes all the code that reads articles.
   */
  async hasSameSettings(): Promise<boolean> {
    const { source, ledger } = this.#ports;
    const { value } = await readSettingsRow(this.#ports);
    if (value === undefined) return false;
    const file = await source.head(SETTINGS_SOURCE);
    const kept = await ledger.head(SETTINGS_LEDGER);
    const isKept = kept?.etag === hash('md5', settingsFile(value).body);
    const { by } = (await readLooked(this.#ports)) ?? {};
    return file?.etag === value.source && isKept && by === (await this.#madeBy());
  }

  /** Something was written there, by this process. */
  wrote(event: StoreEvent): void {
    if (this.#at !== undefined) this.#set(event.key, event.kind === 'put' ? event.etag : undefined);
  }

  /** Something that was asked for was not done: nothing is remembered before everything is compared again. */
  doubt(): void {
    this.#at = undefined;
  }

  /** Everything that was asked for is done. */
  async remember(): Promise<void> {
    if (this.#at === undefined) return;
    const looked = { sum: this.#sum.toString(), by: await this.#madeBy(), at: this.#at };
    if (isDeepStrictEqual(looked, this.#written)) return;
    await writeLooked(this.#ports, looked);
    this.#written = looked;
  }

  #set(key: string, etag: ETag | undefined): void {
    const before = this.#etags.get(key);
    if (before !== undefined) this.#sum.subtract(`${key}\n${before}`);
    if (etag === undefined) this.#etags.delete(key);
    else {
      this.#etags.set(key, etag);
      this.#sum.add(`${key}\n${etag}`);
    }
  }

  async #madeBy(): Promise<string> {
    const { renderer, scaler, baseUrl = '' } = this.#ports;
    const settings = (await readSettingsRow(this.#ports)).value?.version ?? '';
    return hash('sha256', JSON.stringify([renderer, scaler?.version ?? '', baseUrl, settings]));
  }
}
