/** A leg of a round through everything. */
import type { SiteKey } from '../../../site/keys.ts';
import type { Settings } from '../../../site/settings.ts';
import type { Change } from '../../../store/table/table.ts';
import type { Ports } from '../../ports.ts';
import type { BeforeWrite } from '../../protocol/recheck.ts';
import type { SettingsRow } from '../../rows/settings.ts';

export interface Leg<Name extends string = string> {
  name: Name;
  /**
   * As much as fits well into one invocation, from a place that the stride before has named. `moved`: what it
   * looked at is another by now, and it is to be done again.
   */
  stride(going: Going, from: string | undefined): Promise<Strode | 'moved'>;
}

interface Strode {
  /** Where the next begins; absent at the end of the leg. */
  next?: string;
  /** Keys of the site that were written. */
  changed?: readonly SiteKey[];
}

/** What a round goes by. */
export interface Going {
  ports: Ports;
  record: SettingsRow;
  settings: Settings;
  beforeWrite: BeforeWrite;
  /** Nothing is written unless the round is still here: what this stride leaves to a later one would be nobody's. */
  still: () => Change;
  /** When it came to the lists by which articles are found: RFC 3339. */
  searching: string;
}
