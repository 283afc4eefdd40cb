/**
 * Pings on one machine. There no message waits for a hub that does not answer until it comes back:
 * it is asked again at once, a few times, and then left in peace, because the site is live without
 * it and whoever published wants to go on.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { hubAnnouncer, HubFailure, type Fetch } from '../../../functions/publish/hub.ts';
import type { Announcement, LogEvent } from '../../../functions/publish/ports.ts';

/** Before each further try. */
const PAUSES_MS = [200, 1_000];
/** For so long a hub that failed all tries is not asked for any other feed. */
const REST_MS = 60_000;

export class PatientHub {
  private readonly pings: ReturnType<typeof hubAnnouncer>;
  private readonly log: (event: LogEvent) => void;
  private restsUntil = 0;

  constructor(fetch: Fetch, log: (event: LogEvent) => void) {
    this.pings = hubAnnouncer(fetch, log);
    this.log = log;
  }

  /** What the hub could not be told is an event, and no failure. */
  async announce(changes: readonly Announcement[]): Promise<void> {
    for (const change of changes) await this.tell(change);
  }

  private async tell(change: Announcement): Promise<void> {
    for (const pause of [...PAUSES_MS, undefined]) {
      if (performance.now() < this.restsUntil) return;
      try {
        return await this.pings.announce([change]);
      } catch (error) {
        if (!(error instanceof HubFailure)) throw error;
        if (pause === undefined) this.giveUp(change, error);
        else await wait(pause);
      }
    }
  }

  /** Many feeds find out together: the first of them says so. */
  private giveUp({ topic }: Announcement, { message }: HubFailure): void {
    if (performance.now() < this.restsUntil) return;
    this.restsUntil = performance.now() + REST_MS;
    this.log({ event: 'hub.unreachable', hub: topic!.hub, reason: message });
  }
}
