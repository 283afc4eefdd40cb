/**
 * A round goes through everything: other settings, another renderer, damage, and the sweep ask for it. It goes
 * stride by stride, each as much as fits well into one invocation, whatever there is of articles; and between
 * two strides pushes pass. Where it is stands in the table, so that whoever comes next goes on there.
 *
 * A message that asks for a round (site.yaml) is answered by one that begins after it; one that goes on
 * (FURTHER) does nothing where none is under way. Two that stride at once do the same, and one of them says so.
 */
import { isDeepStrictEqual } from 'node:util';
import { FURTHER, SETTINGS_SOURCE, type SiteKey } from '../../site/keys.ts';
import type { Version } from '../../store/table/table.ts';
import { check, commit, put, remove, type Seen } from '../protocol/rows.ts';
import { ATTEMPTS, Contended, type Ports } from '../ports.ts';
import { roundKey } from '../rows/keys.ts';
import { settingsAndRenderer } from '../rows/listed.ts';
import { Damaged } from '../rows/collections.ts';
import { readRound, type Place, type RoundRow } from '../rows/round.ts';
import { readSettingsRow, type SettingsRow } from '../rows/settings.ts';
import { readAllTodo } from '../rows/todo.ts';
import { mend } from './mend.ts';
import { afterLeg, BEGINNING, isBeforeArticles, legAt } from './round/legs.ts';

/** Rounds one after another that damage asks for; what they do not mend is a mistake in the program. */
const DAMAGED_ROUNDS = 3;
/** Todo rows that one round remembers; what there is more of is another round's. */
const ROUND_TODOS = 100;

/**
 * Asks for one that begins from now on. `damaged`: what was found cannot be read; false where rounds have
 * not mended that.
 */
export async function askForRound(ports: Ports, { damaged = false } = {}): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const seen = await readRound(ports);
    const { value } = seen;
    const isUnderWay = value?.at !== undefined;
    if (isUnderWay && (value.by === undefined || value.again)) return true;
    const rounds = damaged ? (value?.damaged ?? 0) + 1 : undefined;
    if (rounds !== undefined && rounds > DAMAGED_ROUNDS) return false;
    const said = rounds !== undefined && { damaged: rounds };
    const next = isUnderWay ? { ...value, again: true as const, ...said } : newRound(ports, said);
    if ((await commit(ports, [put(roundKey, next, seen)])) !== undefined) return true;
  }
  throw new Contended('The round through everything');
}

function newRound({ now }: Pick<Ports, 'now'>, said: false | Pick<RoundRow, 'damaged'>): RoundRow {
  return { began: now().toISOString(), at: BEGINNING, todos: [], ...said };
}

/** Whether one is under way that comes by at every article from now on, and wakes for all other sources at its end. */
export async function isToCome(ports: Ports): Promise<boolean> {
  const { value } = await readRound(ports);
  return value?.at !== undefined && isBeforeArticles(value.at);
}

/** One stride of the round that is under way, and a message for the next. */
export async function goOn(ports: Ports): Promise<void> {
  let own: Version | undefined;
  let inVain: Place | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const seen = await readRound(ports);
    if (inVain !== undefined && !isDeepStrictEqual(seen.value?.at, inVain)) {
      // Others have passed by what it wrote, and what that was made from has moved.
      await askForRound(ports);
      await ports.enqueue.syndicate([FURTHER]);
      return;
    }
    if (seen.value?.at === undefined) return;
    const { value: record } = await readSettingsRow(ports);
    if (record?.settings === undefined) {
      // What comes with the first settings asks for one.
      const { at: _, ...stopped } = seen.value;
      if ((await commit(ports, [put(roundKey, stopped, seen)])) === undefined) continue;
      return;
    }
    const by = settingsAndRenderer(ports, record);
    const round = seen.value.by === by ? seen : await start(ports, seen, by);
    if (round === undefined) continue;
    const stride = new Stride(ports, round, record, own);
    const outcome = await stride.run();
    own = stride.own;
    if (outcome === 'moved') {
      if (stride.hasWritten) inVain = round.value!.at;
      continue;
    }
    // Whoever was faster may have died before it said that there is further to go.
    if (outcome !== 'ended') await ports.enqueue.syndicate([FURTHER]);
    return;
  }
  throw new Contended('What a round through everything looks at');
}

/** By these settings, and from its beginning; what is to be done is read before anything else. */
async function start(
  ports: Ports,
  seen: Seen<RoundRow>,
  by: string,
): Promise<Seen<RoundRow> | undefined> {
  const todos = (await readAllTodo(ports)).filter(({ key }) => key === SETTINGS_SOURCE);
  const { again: _, searching: __, ...row } = seen.value!;
  const value = {
    ...row,
    ...{ began: ports.now().toISOString(), at: BEGINNING, by },
    todos: todos.slice(0, ROUND_TODOS).map(({ at: { partition, sort } }) => ({ partition, sort })),
  };
  const version = await commit(ports, [put(roundKey, value, seen)]);
  return version === undefined ? undefined : { version, value };
}

class Stride {
  readonly #ports: Ports;
  readonly #record: SettingsRow;
  #seen: Seen<RoundRow>;
  readonly #repeats: number | undefined;
  /** Whether another stride wrote, and has not said that it ended well. */
  readonly #isOthers: boolean;
  /** The version of the row that this run wrote last. */
  own: Version | undefined;
  #saying: Promise<void> | undefined;

  constructor(ports: Ports, seen: Seen<RoundRow>, record: SettingsRow, own: Version | undefined) {
    this.#ports = ports;
    this.#seen = seen;
    this.#record = record;
    this.own = own;
    this.#repeats = ports.repeats?.();
    this.#isOthers = seen.value?.writing === true && seen.version !== own;
  }

  /** Whether anything was written, or was about to be. */
  get hasWritten(): boolean {
    return this.#saying !== undefined;
  }

  async run(): Promise<'moved' | 'overtaken' | 'further' | 'ended'> {
    const { at, began, searching = began } = this.#row;
    const leg = legAt(at!);
    try {
      const result = await leg.stride(
        {
          ports: this.#ports,
          record: this.#record,
          settings: this.#record.settings!,
          beforeWrite: () => (this.#saying ??= this.#sayThatItWrites()),
          still: () => check(roundKey, this.#seen),
          searching,
        },
        at!.from,
      );
      if (result === 'moved') return 'moved';
      const next = result.next === undefined ? afterLeg(leg) : { leg: leg.name, from: result.next };
      this.#tell(result.changed ?? []);
      return next === undefined ? await this.#end() : await this.#write(this.#at(next));
    } catch (error) {
      if (error instanceof Overtaken) return 'overtaken';
      if (error instanceof Damaged) return await this.#mend(error);
      throw error;
    }
  }

  /** Where what it met is not found out anew here, the round begins once more. */
  async #mend(error: Damaged): Promise<'moved'> {
    this.#ports.log({ event: 'collections.damaged', reason: error.message });
    if (await mend(this.#ports, error)) return 'moved';
    const damaged = (this.#row.damaged ?? 0) + 1;
    if (damaged > DAMAGED_ROUNDS) throw error;
    const { by: _, ...row } = this.#row;
    await commit(this.#ports, [put(roundKey, { ...row, at: BEGINNING, damaged }, this.#seen)]);
    return 'moved';
  }

  get #row(): RoundRow {
    return this.#seen.value!;
  }

  /** All requests of this stride are answered, and it has looked again at what it wrote. */
  #at(next: Place): RoundRow {
    const isBegun = next.leg === 'words' && next.from === undefined;
    const searching = isBegun && { searching: this.#ports.now().toISOString() };
    const { writing: _, ...row } = this.#row;
    return { ...row, at: next, ...searching, ...this.#doubt() };
  }

  /** Whether what was written so far is to be looked at again. */
  #doubt(): Pick<RoundRow, 'doubt'> {
    const isRepeated = this.#ports.repeats?.() !== this.#repeats;
    return this.#row.doubt || this.#isOthers || isRepeated ? { doubt: true } : {};
  }

  async #write(row: RoundRow): Promise<'further'> {
    const version: Version | undefined = await commit(this.#ports, [
      put(roundKey, row, this.#seen),
    ]);
    if (version === undefined) throw new Overtaken();
    this.#seen = { version, value: row };
    this.own = version;
    return 'further';
  }

  /** Who dies with a request in flight has said before that all is to be looked at again (protocol, point 7). */
  async #sayThatItWrites(): Promise<void> {
    await this.#write({ ...this.#row, writing: true, ...this.#doubt() });
  }

  /** All that it had to do is done; and whoever still waits is woken once more. */
  async #end(): Promise<'further' | 'ended'> {
    const { todos, began, by, again, damaged } = this.#row;
    if (this.#doubt().doubt) await this.#ports.enqueue.recheck?.('syndicate', [SETTINGS_SOURCE]);
    await remove(this.#ports, todos);
    const left = await readAllTodo(this.#ports);
    const waiting = left.filter(({ key }) => key !== SETTINGS_SOURCE);
    await this.#ports.enqueue.syndicate([...new Set(waiting.map(({ key }) => key))]);
    const said = damaged !== undefined && { damaged };
    if (again || left.some(({ key }) => key === SETTINGS_SOURCE))
      return await this.#write(newRound(this.#ports, said));
    await this.#write({ began, ...(by !== undefined && { by }), todos: [], ...said });
    return 'ended';
  }

  #tell(changed: readonly SiteKey[]): void {
    if (changed.length === 0) return;
    const sorted = [...changed].sort();
    this.#ports.log({ event: 'collections.syndicated', changed: sorted, stale: 0 });
  }
}

/** Somebody else has gone on meanwhile. */
class Overtaken extends Error {}
