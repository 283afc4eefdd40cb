/**
 * `npm run bench:cost [-- ARTICLES]`: what pushes to a site of so many articles (1,000) would be
 * billed for, counted by the instrumentation of stores and queues, and what it would cost.
 */
import { Account, type Usage } from './account.ts';
import { articleText, siteText } from './generate.ts';

/** US dollars, us-east-1; docs/cost.md says since when. Nothing else is priced. */
const PRICES = {
  /** PUT and LIST. */
  write: 5 / 1e6,
  /** GET and HEAD. */
  read: 0.4 / 1e6,
  /** A unit of DynamoDB, on demand; writing in a transaction takes two for each KB. */
  rowsWritten: 0.625 / 1e6,
  rowsRead: 0.125 / 1e6,
  /** Any request to SQS. */
  queue: 0.4 / 1e6,
  invocations: 0.2 / 1e6,
  /** A GB-second on arm64. */
  compute: 0.0000133334,
  /** A path to forget, after the first 1,000 a month, which are free. */
  path: 0.005,
};

type Bill = Record<keyof typeof PRICES, number>;

function billOf({ stores, table, queues, invocations, compute, paths }: Usage): Bill {
  const all = Object.values(stores);
  const sum = (kinds: readonly (keyof (typeof all)[number])[]) =>
    all.flatMap((store) => kinds.map((kind) => store[kind])).reduce((a, b) => a + b);
  return {
    write: sum(['put', 'list']),
    read: sum(['get', 'head']),
    rowsWritten: table.writeUnits,
    rowsRead: table.readUnits,
    queue: Object.values(queues).reduce((a, b) => a + b),
    invocations,
    compute,
    path: paths,
  };
}

const dollars = (bill: Bill, kinds = Object.keys(PRICES) as (keyof Bill)[]) =>
  kinds.reduce((sum, kind) => sum + bill[kind] * PRICES[kind], 0);

const total = Number(process.argv[2] ?? 1000);
const keyOf = (index: number) => `articles/${String(index).padStart(6, '0')}.md`;
const keys = Array.from({ length: total }, (_, index) => keyOf(index));

async function put(account: Account, key: string, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  await account.source.put(key, bytes, { contentType: 'text/markdown; charset=utf-8' });
}

/** `push` lists what is there, and puts what differs. */
async function push(account: Account, edits: ReadonlyMap<number, string>): Promise<void> {
  for (let at = 0; at < total; at += 1000) await account.source.list('');
  for (const [index, text] of edits) await put(account, keyOf(index), text);
  await account.drain();
}

/** A new sentence in each of these articles. */
function edited(indices: readonly number[], edition: number): Map<number, string> {
  const text = (index: number) =>
    articleText(index, total).replace('Somebody', `Somebody (${edition})`);
  return new Map(indices.map((index) => [index, text(index)]));
}

/** So many of all, the newest first: they are in more feeds than the old ones. */
function spread(count: number): number[] {
  const step = Math.floor(total / count);
  return Array.from({ length: count }, (_, at) => total - 1 - at * step);
}

/** What is billed for `work`, from its beginning until all is at rest. */
async function measure(account: Account, work: () => Promise<void>): Promise<Bill> {
  const before = billOf(account.usage);
  await work();
  const after = billOf(account.usage);
  const kinds = Object.keys(PRICES) as (keyof Bill)[];
  return Object.fromEntries(kinds.map((kind) => [kind, after[kind] - before[kind]])) as Bill;
}

const account = new Account();
await put(account, 'site.yaml', siteText);
for (const [index, key] of keys.entries()) await put(account, key, articleText(index, total));
await account.drain();
await account.sleep();

account.isFar = true;
const bills: [string, Bill][] = [];
const edits: [string, number[]][] = [
  ...[1, 10, 1000].map((count): [string, number[]] => [`edit ${count}`, spread(count)]),
  // In no feed any more.
  ['edit 1 of long ago', [Math.floor(total / 2)]],
];
for (const [edition, [what, indices]] of edits.entries())
  if (indices.length <= total)
    bills.push([what, await measure(account, () => push(account, edited(indices, edition)))]);
const withdrawn = articleText(total - 2, total).replace(
  '---\n',
  '---\nwithdrawn: { reason: It was wrong. }\n',
);
bills.push([
  'withdraw 1',
  await measure(account, () => push(account, new Map([[total - 2, withdrawn]]))),
]);
await account.spoil();
account.renderer = 'second';
bills.push([`rebuild ${total}`, await measure(account, () => account.rebuild(keys))]);

console.table(
  bills.map(([what, bill]) => ({
    what,
    'S3 PUT, LIST': bill.write,
    'S3 GET, HEAD': bill.read,
    'DynamoDB written': bill.rowsWritten,
    'DynamoDB read': bill.rowsRead,
    SQS: bill.queue,
    invocations: bill.invocations,
    'GB-s': Number(bill.compute.toFixed(2)),
    paths: bill.path,
  })),
);
console.table(
  bills.map(([what, bill]) => ({
    'a thousand times': what,
    S3: (1000 * dollars(bill, ['write', 'read'])).toFixed(2),
    DynamoDB: (1000 * dollars(bill, ['rowsWritten', 'rowsRead'])).toFixed(2),
    SQS: (1000 * dollars(bill, ['queue'])).toFixed(2),
    Lambda: (1000 * dollars(bill, ['invocations', 'compute'])).toFixed(2),
    CloudFront: (1000 * dollars(bill, ['path'])).toFixed(2),
    'all, $': (1000 * dollars(bill)).toFixed(2),
  })),
);
