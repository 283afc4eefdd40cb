/**
 * Syndicate: bring every feed, listing and site-wide file that depends on what changed in step with
 * it. Many sources at a time.
 *
 * Everything written here is a pure function of the rows and the settings (protocol, point 4), so a
 * run that is repeated, overtaken or interrupted does no harm.
 */
import {
  FURTHER,
  SETTINGS_SOURCE,
  slugOfSource,
  type SiteKey,
  type SourceKey,
} from '../site/keys.ts';
import { mapAll, WIDTH } from './protocol/map-all.ts';
import { ATTEMPTS, Contended, type Ports } from './ports.ts';
import { Damaged } from './rows/collections.ts';
import { readSettingsRow } from './rows/settings.ts';
import { done, readTodo, type SeenTodo } from './rows/todo.ts';
import { withRecheck, type BeforeWrite } from './protocol/recheck.ts';
import { mend } from './syndicate/mend.ts';
import { askForRound, goOn, isToCome } from './syndicate/round.ts';
import { writeSearch } from './syndicate/search.ts';
import { staleAmong } from './syndicate/stale.ts';
import { writeSome, type Attempts } from './syndicate/write-some.ts';

/**
 * Brings the site in step with what these sources are known to be. site.yaml stands for everything: a round
 * (syndicate/round.ts) goes through that. What comes together with a round that has yet to come by at it is left
 * to that: todo rows say what is to be done. `again`: a recheck, which looks at all that others could have written.
 */
export async function syndicate(
  ports: Ports,
  scope: readonly SourceKey[],
  { again = false } = {},
): Promise<void> {
  const isAsked = scope.includes(SETTINGS_SOURCE);
  const isRound = isAsked || scope.includes(FURTHER);
  if (isAsked) await askForRound(ports);
  const some = scope.filter((key) => key !== SETTINGS_SOURCE && key !== FURTHER);
  if (some.length > 0 && !(isAsked || (isRound && (await isToCome(ports)))))
    await syndicateSome(ports, some, again);
  if (isRound) await goOn(ports);
}

/** What cannot be read is found out anew here, or else by a round, which then does all that is to be done. */
async function syndicateSome(
  ports: Ports,
  scope: readonly SourceKey[],
  again: boolean,
): Promise<void> {
  const attempts: Attempts = { reached: new Map(), again };
  await withRecheck(ports, 'syndicate', scope, async (beforeWrite) => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        if (await attemptSyndicate(ports, scope, beforeWrite, attempts)) return;
      } catch (error) {
        if (!(error instanceof Damaged)) throw error;
        ports.log({ event: 'collections.damaged', reason: error.message });
        if (await mend(ports, error)) continue;
        if (!(await askForRound(ports, { damaged: true }))) throw error;
        await ports.enqueue.syndicate([FURTHER]);
        return;
      }
    }
    throw new Contended('What collections have');
  });
}

async function attemptSyndicate(
  ports: Ports,
  scope: readonly SourceKey[],
  beforeWrite: BeforeWrite,
  attempts: Attempts,
): Promise<boolean> {
  const todos = await todosOf(ports, scope);
  const { value: record } = await readSettingsRow(ports);
  if (record?.settings === undefined) return true;
  const slugs = scope.flatMap((key) => slugOfSource(key) ?? []);
  const written = await writeSome(ports, slugs, record, beforeWrite, attempts);
  if (written === 'moved') return false;
  const { versions } = written;
  const searched = await writeSearch(ports, slugs, versions, record.settings, beforeWrite);
  if (searched === 'moved') return false;
  if ((await readSettingsRow(ports)).value?.version !== record.version) return false;

  const outdated = await staleAmong(ports, scope, record);
  const stale = [...new Set([...outdated, ...written.damaged])];
  if (stale.length > 0) await ports.enqueue.ingest(stale);
  await done(ports, todos);
  tell(ports, [...written.changed, ...searched].sort(), stale.length, todos);
  return true;
}

/** What these sources left to do; read before anything else. */
async function todosOf(ports: Ports, scope: readonly SourceKey[]): Promise<SeenTodo[]> {
  const read = await mapAll(scope, (key) => readTodo(ports, key), { concurrency: WIDTH });
  return read.flat();
}

function tell(ports: Ports, changed: SiteKey[], stale: number, todos: readonly SeenTodo[]): void {
  if (changed.length === 0) return;
  const pushed = todos.flatMap((todo) => todo.pushed ?? []).sort()[0];
  const event = { event: 'collections.syndicated' as const, changed, stale };
  ports.log({ ...event, ...(pushed !== undefined && { pushed }) });
}
