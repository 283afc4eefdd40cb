/**
 * What pushes to an archive of some size ask of the stores and the table, counted; and in how far two such
 * counts may differ (protocol, the fifth property).
 */
import { expect } from 'vitest';
import { countedTable, type TableRequests } from '../../functions/store/table/counting.ts';
import { counted, type Requests } from '../../functions/store/counting.ts';
import type { Store } from '../../functions/store/store.ts';
import {
  readArticle,
  writeArticle,
  type ArticleRow,
} from '../../functions/publish/rows/article.ts';
import type { Ports } from '../../functions/publish/ports.ts';
import { check } from '../../functions/publish/protocol/rows.ts';
import { roundKey } from '../../functions/publish/rows/keys.ts';
import { readRound } from '../../functions/publish/rows/round.ts';
import { readCollections } from '../../functions/publish/rows/collections.ts';
import { readSettingsRow } from '../../functions/publish/rows/settings.ts';
import { done, readAllTodo } from '../../functions/publish/rows/todo.ts';
import { settle } from '../../functions/publish/syndicate/lists.ts';
import { loadMonths, type Loaded } from '../../functions/publish/syndicate/load.ts';
import { articles as articlesLeg } from '../../functions/publish/syndicate/round/articles.ts';
import { counts } from '../../functions/publish/syndicate/round/counts.ts';
import { led } from '../../functions/publish/syndicate/round/led.ts';
import type { Going, Leg } from '../../functions/publish/syndicate/round/leg.ts';
import { words } from '../../functions/publish/syndicate/round/words.ts';
import { eachShares } from '../../functions/publish/syndicate/shares.ts';
import type { Settings } from '../../functions/site/settings.ts';
import { miscounted } from './counted.ts';
import { Publisher } from './publisher.ts';

/** So many articles a month, from the newest back; each has an author, topics and a link. */
const MONTHLY = 20;

function nameOf(index: number): string {
  return `n${String(index).padStart(6, '0')}`;
}

function pathOf(index: number): string {
  return `articles/${nameOf(index)}.md`;
}

/** When the article of this number, counted from the newest, was published. */
function dayOf(index: number): string {
  const month = 9 - Math.floor(index / MONTHLY);
  return new Date(Date.UTC(2026, month, 28 - (index % MONTHLY))).toISOString().slice(0, 10);
}

/** Its text; `edition` changes its words. */
function textOf(index: number, edition = 1): string {
  return `---
title: Number ${index}
published: ${dayOf(index)}
authors: [{ name: Ada Example }]
topics: [sleep, ${index % 2 === 0 ? 'iron' : 'legs'}]
about: [{ type: condition, name: Calf, codes: [{ system: MeSH, code: D013180 }] }]
---

Words of edition ${edition}.
`;
}

export type Counts = Record<'source' | 'site', Requests> & { table: TableRequests };

/** What a push asks of the stores and the table, until all is at rest. */
async function costOf(room: Publisher, files: Record<string, string | null>): Promise<Counts> {
  const stores: Partial<Record<'source' | 'site', ReturnType<typeof counted>>> = {};
  const ports = room.ports((store: Store, name) => (stores[name] = counted(store)));
  const table = countedTable(room.table);
  await room.push(files);
  await room.drain({ ...ports, table });
  return {
    source: stores.source!.requests,
    site: stores.site!.requests,
    table: table.requests,
  };
}

/**
 * An archive of so many, without the pages that no push here touches: the rows of its articles are those of
 * one that was really ingested, under other names.
 */
async function archiveOf(articles: number): Promise<Publisher> {
  const room = new Publisher();
  await room.push({
    'site.yaml': 'name: Test\nbaseUrl: https://test.example\n',
    [pathOf(articles)]: textOf(articles),
  });
  await room.drain();
  const ports = room.ports();
  const model = (await readArticle(ports, nameOf(articles))).value!;
  const absent = { version: undefined, value: undefined, pieces: 0 };
  for (let index = 0; index < articles; index++) {
    const row = JSON.parse(
      JSON.stringify(model).replaceAll(nameOf(articles), nameOf(index)),
    ) as ArticleRow;
    const { summary } = row;
    const published = dayOf(index);
    const month = `month:${published.slice(0, 7)}`;
    const known = summary.memory.collections.filter((id) => !/^(month|changes):/.test(id));
    const collections = [...known, month, month.replace('month', 'changes')].sort();
    const dated = { ...summary, published, modified: published, title: `Number ${index}` };
    const next = { ...row, summary: { ...dated, memory: { ...summary.memory, collections } } };
    await writeArticle(ports, next, absent);
  }
  const record = (await readSettingsRow(ports)).value!;
  const settings = record.settings!;
  const round = await readRound(ports);
  const going = {
    ports,
    record,
    settings,
    beforeWrite: async () => undefined,
    still: () => check(roundKey, round),
    searching: '',
  };
  for (const leg of [counts, articlesLeg]) await goThrough(leg, going);
  await settle(ports, await collectionsOf(ports, settings), settings);
  for (const leg of [words, led]) await goThrough(leg, going);
  await done(ports, await readAllTodo(ports));
  // By now nobody can be at work on what they have of words.
  room.now = new Date(room.now.getTime() + 3_600_000);
  return room;
}

async function goThrough(leg: Leg, going: Going): Promise<void> {
  let from: string | undefined;
  do {
    const strode = await leg.stride(going, from);
    if (strode === 'moved') throw new Error(`Somebody else works on ${leg.name}.`);
    from = strode.next;
  } while (from !== undefined);
}

/** All collections, with nothing of their months. */
async function collectionsOf(ports: Ports, settings: Settings): Promise<Loaded[]> {
  const ids = new Set<string>();
  for await (const [, { shares }] of eachShares(ports))
    for (const id of Object.keys(shares)) ids.add(id);
  const rows = await readCollections(ports, [...ids]);
  const around = { filled: [], settings };
  const loading = [...rows].map(([id, seen]) => loadMonths(ports, id, seen, new Set(), around));
  return (await Promise.all(loading)).filter((one) => one !== undefined);
}

/** What pushes to an archive of so many cost, once what they touch is on the site. */
export async function costsAt(articles: number): Promise<Record<string, Counts>> {
  const room = await archiveOf(articles);
  const old = articles / 2;
  const pushes: Record<string, (edition: number) => Record<string, string | null>> = {
    'an edit of the newest': (edition) => ({ [pathOf(0)]: textOf(0, edition) }),
    'an edit of an old one': (edition) => ({ [pathOf(old)]: textOf(old, edition) }),
    'a new one': (edition) => ({ [`articles/new-${edition}.md`]: textOf(0, edition) }),
    'one that is dated back': (edition) => ({
      [`articles/back-${edition}.md`]: textOf(old + 3, edition),
    }),
    'one that is withdrawn': (edition) => ({ [pathOf(old + edition)]: null }),
    'one that is renamed': (edition) => ({
      [pathOf(old + 10 + edition)]: null,
      [`articles/renamed-${edition}.md`]: textOf(old + 10 + edition).replace(
        'title:',
        `id: ${idOf(old + 10 + edition)}\ntitle:`,
      ),
    }),
  };
  const costs: Record<string, Counts> = {};
  for (const [name, push] of Object.entries(pushes)) {
    await costOf(room, push(2));
    room.now = new Date(room.now.getTime() + 3_600_000);
    costs[name] = await costOf(room, push(3));
  }
  expect(await miscounted(room.table)).toEqual([]);
  console.log(JSON.stringify(costs));
  return costs;
}

function idOf(index: number): string {
  return `tag:test.example,2026:${nameOf(index)}`;
}

/** A look at each further page of the lists of months, which are five hundred at twenty articles a month. */
export const FURTHER = 18;

/**
 * A look at each further file of a list by which articles are found, and at its row, where that is split once
 * more on the way to what changes: every article has five words in common with all others. No list has more
 * than eight of them on one way.
 */
export const DEEPER = 20;

/** As many as before, where it looks at so few more files and rows. */
export function within(more: Counts, before: Counts, allowed: number): Counts {
  const [heads, gets] = [more.site.head - before.site.head, more.table.get - before.table.get];
  expect([heads, gets].map((one) => one >= 0 && one <= allowed)).toEqual([true, true]);
  return {
    ...more,
    site: { ...more.site, head: before.site.head },
    table: { ...more.table, get: before.table.get },
  };
}
