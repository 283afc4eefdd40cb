/** What the rows of collections say, held to what all articles say. */
import { isDeepStrictEqual } from 'node:util';
import type { Summary } from '../../schemas/types.ts';
import { collectAll, collectionIds } from '../../functions/collection/collections.ts';
import { isLog } from '../../functions/collection/kinds/index.ts';
import { membershipsOf } from '../../functions/collection/memberships.ts';
import type { Collection, Line } from '../../functions/collection/model.ts';
import { linesOf } from '../../functions/collection/outputs.ts';
import { marksOf } from '../../functions/collection/marks.ts';
import { hasMonths } from '../../functions/collection/reach.ts';
import { isEarlier } from '../../functions/collection/touched.ts';
import type { Settings } from '../../functions/site/settings.ts';
import { placeOf } from '../../functions/collection/spread.ts';
import { readRow } from '../../functions/publish/protocol/rows.ts';
import { readCatalog } from '../../functions/publish/rows/catalog.ts';
import {
  countsOf,
  GONE,
  LIVE,
  MARK,
  NO_ROW,
  type CollectionRow,
  type MarkRow,
  type MemberRow,
  type WithdrawnRow,
} from '../../functions/publish/rows/collections.ts';
import { collectionKey, collectionRows, lineKey } from '../../functions/publish/rows/keys.ts';
import { readSettingsRow } from '../../functions/publish/rows/settings.ts';
import { queryAll, type Row, type Table } from '../../functions/store/table/table.ts';

/** What is wrong, each as a sentence; nothing before anything was published. */
export async function miscounted(table: Table): Promise<string[]> {
  const settings = (await readSettingsRow({ table })).value?.settings;
  if (settings === undefined) return [];
  const { rows } = await readCatalog({ table });
  const catalog = new Map([...rows].map(([slug, { summary }]) => [slug, summary]));
  const there = new Set(collectionIds(catalog, settings));
  const all = [...membershipsOf(catalog).values()].flatMap((own) => [...own.keys()]);
  const wrong: string[] = [];
  for (const one of collectAll(catalog, [...new Set([...there, ...all])], settings)) {
    const { id, live, ever, months } = one;
    const row = (await readRow<CollectionRow>(table, collectionKey(id))).value ?? NO_ROW;
    const say = (what: string, is: unknown, isTo: unknown) => {
      if (!isDeepStrictEqual(is, JSON.parse(JSON.stringify(isTo))))
        wrong.push(`${id}: ${what} are ${JSON.stringify(is)}, not ${JSON.stringify(isTo)}`);
    };
    const counts = { live: row.live, ever: row.ever, months: countsOf(row) };
    say('its counts', counts, { live, ever, months });
    const members = await membersOf(table, id);
    const summaries = inOrder(one).map(({ memory: _, ...summary }) => summary);
    const found = members.live.map((json) => (JSON.parse(json) as MemberRow).summary);
    say('its members', found, summaries);
    const told = members.gone.map((json) => (JSON.parse(json) as WithdrawnRow).withdrawn);
    say('its withdrawals', told, one.withdrawals);
    say('its marks', members.marks, marksIn(one, settings));
    if (!there.has(id)) continue;
    say('its dirty months', row.dirty, {});
    say('the collections that nobody wrote', row.unwritten ?? [], []);
    const { value: line = {} } = await readRow<Partial<Line>>(table, lineKey(one.kind, id));
    say('what lists say', line, linesOf([one], settings)[0]);
  }
  return wrong;
}

/** As their rows are. */
function inOrder({ id, summaries }: Collection): Summary[] {
  if (!isLog(id)) return summaries;
  return summaries.toSorted((a, b) => placeOf(b.slug) - placeOf(a.slug));
}

/** Newest first, as their rows are. */
function marksIn(one: Collection, settings: Settings): MarkRow[] {
  if (!hasMonths(one, settings)) return [];
  const months = Object.keys(one.months).sort().reverse();
  const marks = months.flatMap((month) =>
    marksOf(one, month)
      .reverse()
      .map((mark) => ({ month, ...mark })),
  );
  return marks.sort((a, b) => (isEarlier(a.position, b.position) ? 1 : -1));
}

async function membersOf(
  table: Table,
  id: string,
): Promise<{ live: string[]; gone: string[]; marks: MarkRow[] }> {
  const found: Row[] = [];
  for await (const row of queryAll(table, collectionRows(id))) found.push(row);
  const of = (prefix: string) =>
    found
      .filter(({ sort }) => sort.startsWith(prefix))
      .map(({ attributes }) => String(attributes.json));
  const marks = of(MARK).map((json) => JSON.parse(json) as MarkRow);
  return { live: of(LIVE), gone: of(GONE), marks };
}
