/**
 * Schedules that need a rule: what the editors do, and what goes wrong, in the ways that make it
 * matter. Few of the ordinary schedules are like these, so that a broken rule would rarely be seen
 * in them. Each is for several mutants, and the real code must hold in all of them (mutants.ts).
 */
import type { FaultKind } from './faults.ts';
import type { QueueSettings } from './queue.ts';
import type { Editing } from './workload.ts';

/** Which safety nets hang; undefined leaves it to the seed. */
export interface Nets {
  sweep?: boolean;
  rechecks?: boolean;
}

export interface Focus {
  /** Which safety nets hang. */
  nets: Required<Nets>;
  editing: Editing;
  /** Least and greatest rate of what goes wrong; nothing else does. */
  rates: Partial<Record<FaultKind, readonly [number, number]>>;
  /** What it befalls: who asks what of which key, or `notice to <function> of <key>`. */
  where?: RegExp;
  /** Of all queues; what is absent is as in ordinary schedules. */
  queue?: Partial<QueueSettings>;
}

const NONE = { sweep: false, rechecks: false };
/** Each message is a run of its own, and some are at once. */
const ALONE = { batch: 1, width: 3 };

/** An article is edited again and again. */
const onward = {
  nets: NONE,
  editing: {
    articles: ['d'],
    style: { titles: 'new', plain: true },
    changes: ['edit'],
    count: [3, 5],
    wait: [2000, 60_000],
    settles: 5000,
  },
  queue: ALONE,
} as const;

/** An article is edited and edited back. */
const back = {
  nets: NONE,
  editing: {
    articles: ['d'],
    style: { titles: 'in turn', dated: true, plain: true },
    changes: ['edit'],
    count: [2, 4],
    wait: [500, 10_000],
    settles: 20_000,
  },
  queue: ALONE,
} as const;

/** The settings are changed and changed back. */
const settings = {
  nets: NONE,
  editing: {
    articles: ['d'],
    style: { plain: true },
    changes: ['settings'],
    count: [2, 5],
    wait: [1000, 20_000],
    settles: 20_000,
  },
  queue: ALONE,
} as const;

export const focuses = {
  /** Who wakes up knows an old source. */
  'onward-ingest': {
    ...onward,
    where: /^ingest \d+ (\w+ table article|head site)|^notice to ingest/,
    rates: { 'stall-before': [0.05, 0.3], duplicated: [0.4, 0.9] },
  },
  /** Who wakes up knows an old catalog, or an old text. */
  'onward-syndicate': {
    ...onward,
    where: /^syndicate \d+ (get table|getMany table|query table|head site)/,
    rates: { 'stall-before': [0.05, 0.3] },
  },
  /** Who wakes up has read what lists say, and looks at them only then. */
  'onward-lists': {
    ...onward,
    where: /^syndicate \d+ head site index\.html/,
    rates: { 'stall-before': [0.3, 0.8] },
  },
  /** Who wakes up writes what was to be, and then was not; who dies leaves half of it. */
  'back-ingest': {
    ...back,
    where: /ingest/,
    rates: { 'stall-before': [0.02, 0.15], 'crash-before': [0.001, 0.05] },
  },
  'back-syndicate': {
    ...back,
    where: /^syndicate \d+ put site/,
    rates: { 'stall-before': [0.02, 0.2] },
  },
  /** Nobody hears of it before it is over. */
  'back-delayed': {
    ...back,
    editing: { ...back.editing, changes: ['edit', 'withdraw'] },
    rates: { delayed: [0.1, 0.5] },
  },
  /** Writes whose callers are dead come when everything has been put back. */
  'back-late': {
    ...back,
    nets: { sweep: false, rechecks: true },
    editing: { ...back.editing, changes: ['edit', 'delete'] },
    rates: { late: [0.02, 0.2], 'crash-before': [0.001, 0.02] },
    queue: { ...ALONE, visibility: 2000 },
  },
  /** The same of first tries, whose callers have long been answered to the second. */
  'back-repeated': {
    ...back,
    nets: { sweep: false, rechecks: true },
    editing: { ...back.editing, changes: ['edit', 'delete'] },
    rates: { repeated: [0.02, 0.2] },
  },
  /** The same of what is found by searching. */
  'searching-late': {
    ...back,
    nets: { sweep: false, rechecks: true },
    editing: {
      ...back.editing,
      style: { ...back.editing.style, coded: true },
      changes: ['edit', 'delete'],
    },
    where: /^syndicate \d+ put site (api\/v1\/search|a-z)/,
    rates: { late: [0.05, 0.3], 'crash-before': [0.02, 0.1] },
    queue: { ...ALONE, visibility: 2000 },
  },
  'settings-ingest': {
    ...settings,
    editing: { ...settings.editing, style: { plain: true, names: 3 } },
    where: /^ingest \d+ transact table/,
    rates: { 'stall-before': [0.1, 0.5] },
  },
  'settings-syndicate': {
    ...settings,
    editing: { ...settings.editing, style: { plain: true, names: 2 } },
    where: /^syndicate \d+ put site/,
    rates: { 'crash-before': [0.02, 0.1] },
  },
  /** Articles are pushed at once. */
  together: {
    nets: NONE,
    editing: {
      articles: ['d', 'j', 'eg'],
      style: { plain: true },
      changes: ['edit'],
      count: [1, 2],
      wait: [5, 10_000],
    },
    where: /^syndicate \d+ \w+ table/,
    rates: { 'stall-before': [0.05, 0.3], conflict: [0.003, 0.03] },
    queue: ALONE,
  },
  /** Articles come into collections and leave them at once, and runs sleep between reading and writing rows. */
  folding: {
    nets: NONE,
    editing: {
      articles: ['d', 'j', 'a', 'eg'],
      style: { plain: true },
      changes: ['retopic', 'redate', 'delete', 'edit'],
      count: [3, 6],
      wait: [5, 1500],
      settles: 3000,
    },
    where: /^syndicate \d+ (transact|getMany) table (shares|collection|article)/,
    rates: { 'stall-before': [0.1, 0.5] },
    queue: ALONE,
  },
  /** Articles get the same words and lose them at once, and runs sleep and die while they write what is found. */
  searching: {
    nets: NONE,
    editing: {
      articles: ['d', 'j', 'a', 'eg'],
      style: { plain: true, coded: true },
      changes: ['retopic', 'delete', 'edit', 'edit'],
      count: [3, 6],
      wait: [5, 1500],
      settles: 3000,
    },
    where:
      /^syndicate \d+ (transact|getMany|query|get) table (indexed|list|shard)|^syndicate \d+ \w+ site (api\/v1\/search|a-z)/,
    rates: { 'stall-before': [0.05, 0.4], 'crash-before': [0.001, 0.03] },
    queue: ALONE,
  },
  /** Everything is looked at again and again, while articles are edited. */
  everything: {
    nets: NONE,
    editing: {
      articles: ['d', 'j'],
      style: { titles: 'new', plain: true, names: 2 },
      changes: ['settings', 'edit'],
      count: [3, 6],
      wait: [5, 20_000],
    },
    where: /^syndicate \d+ \w+ table/,
    rates: { 'stall-before': [0.01, 0.1] },
    queue: ALONE,
  },
  /** Many articles come and move together with the settings, so that rounds find months that nobody has written. */
  months: {
    nets: NONE,
    editing: {
      articles: ['d', 'j', 'a', 'eg'],
      style: { plain: true, names: 2 },
      changes: ['settings', 'redate', 'retopic', 'edit'],
      count: [4, 8],
      wait: [5, 3000],
      settles: 3000,
    },
    where:
      /^syndicate \d+ (send|transact table (collection|share))|^message to syndicate of articles/,
    rates: { 'stall-before': [0.02, 0.2], delayed: [0.2, 0.6] },
    queue: ALONE,
  },
  /** Articles begin to mention each other, and change while some notices are under way. */
  mentions: {
    nets: NONE,
    editing: {
      articles: ['d', 'a', 'j'],
      style: { titles: 'in turn', plain: true, linked: true },
      changes: ['relink', 'edit'],
      count: [2, 4],
      wait: [1000, 30_000],
      settles: 5000,
    },
    where: /^message to syndicate/,
    rates: { delayed: [0.3, 0.6] },
    queue: ALONE,
  },
  /** Articles of several months come and move, so that archives appear beside others. */
  archives: {
    nets: NONE,
    editing: {
      articles: ['d', 'j', 'a'],
      style: { plain: true },
      changes: ['redate', 'retopic', 'delete'],
      count: [1, 4],
      wait: [5, 60_000],
      settles: 5000,
    },
    rates: { 'stall-before': [0.001, 0.03] },
    queue: { batch: 10, width: 2 },
  },
  /** Articles come, go and move within a month that has several pages and documents, at once, and others stay and are edited. */
  crowded: {
    nets: NONE,
    editing: {
      articles: ['d', 'j', 'a', 'eg', 'b', 'c'],
      style: { plain: true, crowded: true },
      changes: ['redate', 'redate', 'retopic', 'delete', 'edit', 'edit'],
      count: [2, 6],
      wait: [5, 8000],
      settles: 5000,
    },
    where:
      /^syndicate \d+ (transact|getMany|query) table (shares|collection)|^syndicate \d+ put site/,
    rates: { 'stall-before': [0.01, 0.2], 'crash-before': [0.001, 0.01] },
    queue: ALONE,
  },
  /** Articles ask for addresses, each other's too, and for others; links name them. */
  addresses: {
    nets: { sweep: false, rechecks: true },
    editing: {
      articles: ['d', 'a'],
      style: { plain: true, addressed: true },
      changes: ['readdress', 'readdress', 'edit', 'delete', 'revert', 'rename', 'break'],
      count: [1, 5],
      wait: [5, 30_000],
    },
    where: /ingest/,
    rates: { 'stall-before': [0.001, 0.03], 'crash-before': [0.001, 0.02], delayed: [0.01, 0.2] },
    queue: ALONE,
  },
  /** Articles take each other's addresses, and copies stand beside them, at once or later. */
  swaps: {
    nets: { sweep: false, rechecks: true },
    editing: {
      articles: ['d', 'a'],
      style: { titles: 'in turn', plain: true },
      changes: ['swap', 'swap', 'copy', 'copy', 'readdress', 'edit', 'delete', 'rename', 'break'],
      count: [1, 6],
      wait: [5, 30_000],
    },
    where: /ingest/,
    rates: { 'stall-before': [0.001, 0.03], 'crash-before': [0.001, 0.02], delayed: [0.01, 0.2] },
    queue: ALONE,
  },
  /** Articles say when they expire, and are then written so that they are refused. */
  expiring: {
    nets: { sweep: true, rechecks: false },
    editing: {
      articles: ['d', 'a'],
      style: { plain: true },
      changes: ['expire', 'expire', 'break'],
      count: [1, 3],
      wait: [2000, 60_000],
      settles: 20_000,
    },
    rates: { 'stall-before': [0.001, 0.03] },
    queue: ALONE,
  },
  /** Who has written dies before he has told anybody what is to be done. */
  told: {
    ...onward,
    editing: { ...onward.editing, count: [3, 6], wait: [100, 3000] },
    where: /^ingest \d+ (transact table|send syndicate)|^syndicate \d+ (transact|query) table/,
    rates: { 'crash-after': [0.02, 0.3], 'stall-before': [0.02, 0.3] },
  },
  /** The same of few edits, so that no later one tells of it. */
  untold: {
    ...onward,
    editing: { ...onward.editing, count: [1, 2] },
    where: /^ingest \d+ transact table/,
    rates: { 'crash-after': [0.2, 0.7] },
  },
  /** A picture is pushed in other sizes, and deleted, while runs have published half of its renditions. */
  pictures: {
    nets: NONE,
    editing: {
      articles: ['d'],
      style: { plain: true, pictured: true },
      changes: ['picture', 'picture', 'edit'],
      count: [2, 6],
      wait: [5, 20_000],
    },
    where: /^ingest \d+ ((put|head) site media|transact table|get source)/,
    rates: {
      'stall-before': [0.02, 0.2],
      'crash-before': [0.005, 0.1],
      'crash-after': [0.005, 0.1],
    },
    queue: ALONE,
  },
  /** Notifications are lost, and only the sweep finds what they told of. */
  unnotified: {
    nets: { sweep: true, rechecks: true },
    editing: {
      articles: ['d'],
      style: { plain: true },
      changes: ['edit', 'withdraw'],
      count: [1, 3],
      wait: [5, 60_000],
    },
    rates: { unnotified: [0.02, 0.3] },
  },
} as const satisfies Record<string, Focus>;

export type FocusName = keyof typeof focuses;

export const focusNames = Object.keys(focuses) as FocusName[];
