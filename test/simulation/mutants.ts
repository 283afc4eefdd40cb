/**
 * The real code, broken in one place: each breaks one rule of the protocol (DESIGN.md, README of
 * functions/), and the simulator must see it. A change is a text that stands exactly once in the
 * file, and what stands in its place. What the code takes for granted of its queues is broken by
 * the simulation itself (`queues`).
 */
import { focusNames, type FocusName } from './focus.ts';

export interface Mutant {
  name: string;
  /** The point of the protocol that it breaks. */
  point: number;
  edits?: Edit[];
  queues?: 'carries' | 'deduplicates';
  /** Which schedules it is looked for in; by default ordinary ones, where no safety net hangs. */
  focus?: FocusName;
}

interface Edit {
  file: string;
  from: string;
  to: string;
}

const INGEST = 'functions/publish/ingest/article.ts';
const SNAPSHOT = 'functions/publish/ingest/snapshot.ts';
const OBJECTS = 'functions/publish/protocol/objects.ts';
const ROWS = 'functions/publish/protocol/rows.ts';
const ARTICLE = 'functions/publish/rows/article.ts';
const LINKS = 'functions/publish/rows/links.ts';
const TODO = 'functions/publish/rows/todo.ts';
const SYNDICATE = 'functions/publish/syndicate.ts';
const WRITE_SOME = 'functions/publish/syndicate/write-some.ts';
const ROUND = 'functions/publish/syndicate/round.ts';
const MONTHS = 'functions/publish/syndicate/round/months.ts';
const FOLD = 'functions/publish/syndicate/fold.ts';
const TOGETHER = 'functions/publish/syndicate/together.ts';
const COUNTING = 'functions/publish/syndicate/counting.ts';
const SOME = 'functions/publish/syndicate/some.ts';
const MARKS = 'functions/publish/syndicate/marks.ts';
const COLLECTION_READER = 'functions/publish/syndicate/collection-reader.ts';
const LOAD = 'functions/publish/syndicate/load.ts';
const LISTS = 'functions/publish/syndicate/lists.ts';
const FILES = 'functions/publish/syndicate/files.ts';
const STALE = 'functions/publish/syndicate/stale.ts';
const SEARCH = 'functions/publish/syndicate/search.ts';
const SEARCH_FOLD = 'functions/publish/syndicate/search/fold.ts';
const SHARDS = 'functions/publish/syndicate/search/shards.ts';

export const mutants: Mutant[] = [
  { point: 1, name: 'messages carry the state they tell of', queues: 'carries' },
  { point: 1, name: 'a queue takes no key twice in five minutes', queues: 'deduplicates' },
  {
    point: 2,
    name: 'the record is read after the source',
    focus: 'onward-ingest',
    edits: [
      {
        file: SNAPSHOT,
        from: '  const source = await getArticle(ports.source, slug);\n  return',
        to:
          '  const source = await getArticle(ports.source, slug);\n' +
          '  record = await readArticle(ports, slug);\n  return',
      },
    ],
  },
  {
    point: 2,
    name: 'the pages are looked at after everything else',
    focus: 'onward-ingest',
    edits: [
      {
        file: SNAPSHOT,
        from: '  return { slug, heads, kept, record, settings, source };',
        to:
          '  const look = async (key) => [key, await ports.site.head(key)];\n' +
          '  const late = new Map(await mapAll([...heads.keys()], look));\n' +
          '  return { slug, heads: late, kept, record, settings, source };',
      },
    ],
  },
  {
    point: 2,
    name: 'the feeds are looked at after the collections are read',
    focus: 'onward-syndicate',
    edits: [
      {
        file: WRITE_SOME,
        from: "  if (!(await areStill(ports, loaded))) return 'moved';\n  const written",
        to: '  const written',
      },
    ],
  },
  {
    point: 2,
    name: 'lists are looked at after what they say is read',
    focus: 'onward-lists',
    edits: [
      {
        file: LISTS,
        from: "  if (!(await isStill())) return 'moved';\n  const isMissing",
        to: '  const isMissing',
      },
    ],
  },
  {
    point: 2,
    name: 'an article that moves touches only what tells of it',
    focus: 'crowded',
    edits: [
      {
        file: COUNTING,
        from: '  if (isThere && was !== undefined && says(was, is)) {\n',
        to: '  if (is?.live !== undefined) {\n',
      },
    ],
  },
  {
    point: 2,
    name: 'of several that come to a month, the last says from where on others move',
    focus: 'crowded',
    edits: [
      { file: COUNTING, from: 'earliest(dirty[month], since)!', to: 'since ?? earliest(since)' },
    ],
  },
  {
    point: 2,
    name: 'an article is read before what collections have of it',
    focus: 'folding',
    edits: [
      {
        file: SEARCH_FOLD,
        from: "    if (article.version !== versions.get(slug)) return 'moved';\n",
        to: '',
      },
      {
        file: TOGETHER,
        from: '  const shares = await readMany<SharesRow>(table, slugs.map(shareKey));\n',
        to: '',
      },
      {
        file: TOGETHER,
        from: '  const articles = await readMany<KeptArticle>(table, slugs.map(articleKey));\n',
        to:
          '  const articles = await readMany<KeptArticle>(table, slugs.map(articleKey));\n' +
          '  const shares = await readMany<SharesRow>(table, slugs.map(shareKey));\n',
      },
    ],
  },
  {
    point: 3,
    name: 'rows are written without a condition',
    edits: [
      {
        file: ROWS,
        from: '...(seen && { condition: stillSeen(seen) })',
        to: '',
      },
    ],
  },
  {
    point: 3,
    name: 'the rows of collections are written without a condition',
    focus: 'folding',
    edits: [
      {
        file: COUNTING,
        from: 'put(collectionKey(id), row, this.#seen.get(id))',
        to: 'put(collectionKey(id), row)',
      },
    ],
  },
  {
    point: 3,
    name: 'what collections have of an article is written without a condition',
    focus: 'folding',
    edits: [
      { file: FOLD, from: 'put(shareKey(slug), row, before)', to: 'put(shareKey(slug), row)' },
    ],
  },
  {
    point: 3,
    name: 'pages and feeds are written without a condition',
    focus: 'onward-ingest',
    edits: [{ file: OBJECTS, from: '{ ...headers, ...condition }', to: 'headers' }],
  },
  {
    point: 3,
    name: 'a token is used twice',
    edits: [{ file: ROWS, from: 'const token = nonce();', to: "const token = 'token';" }],
  },
  {
    point: 3,
    name: 'the record is written before the pages',
    focus: 'back-ingest',
    edits: [
      {
        file: INGEST,
        from:
          '  const published = await publishVariants(ports, snapshot, decision, beforeWrite);\n' +
          "  if (published === 'moved') return false;\n",
        to:
          "  const { hash } = process.getBuiltinModule('node:crypto');\n" +
          '  const rules = snapshot.settings.value?.settings as never;\n' +
          '  const files = variantFiles(decision.summary, decision.variants ?? [], rules);\n' +
          "  const tags = files.map((file) => [file.key, hash('md5', file.body, 'hex')]);\n" +
          '  const published = { changed: [1], etags: Object.fromEntries(tags) };\n',
      },
      {
        file: INGEST,
        from: '  tell(ports, snapshot, decision, published.changed);\n',
        to:
          '  const late = await publishVariants(ports, snapshot, decision, beforeWrite);\n' +
          "  if (late === 'moved') return false;\n",
      },
    ],
  },
  {
    point: 4,
    name: 'withdrawn articles leave the catalog',
    edits: [
      {
        file: FOLD,
        from: '    article.value === undefined ? [] : ',
        to: "    article.value === undefined || article.value.summary.status === 'withdrawn' ? [] : ",
      },
    ],
  },
  {
    point: 4,
    name: 'an article is folded without those that share its id',
    edits: [
      { file: TOGETHER, from: '    for (const id of more) ids.add(id);\n', to: '    break;\n' },
    ],
  },
  {
    point: 5,
    name: 'nobody writes down what is to be done',
    focus: 'untold',
    edits: [{ file: ARTICLE, from: '    todo(ports, articleSource(slug), pushed),\n', to: '' }],
  },
  {
    point: 5,
    name: 'nobody looks for what a dead run left to do',
    focus: 'told',
    edits: [
      {
        file: TODO,
        from: '  if ((await readTodo(ports, key)).length > 0) await ports.enqueue.syndicate([key]);\n',
        to: '',
      },
    ],
  },
  {
    point: 5,
    name: 'an entry remembers only the collections it is in now',
    edits: [
      {
        file: 'functions/publish/ingest/next-row.ts',
        from: 'record?.summary.memory.collections ?? []',
        to: '[]',
      },
    ],
  },
  {
    point: 5,
    name: 'only the collections of the changed entries are written',
    edits: [{ file: SOME, from: '...(row.unwritten ?? []), ', to: '' }],
  },
  {
    point: 5,
    name: 'months that a dead run has left are not looked at',
    focus: 'archives',
    edits: [{ file: LOAD, from: 'union(changed, touchedSince(dirty))', to: 'changed' }],
  },
  {
    point: 5,
    name: 'the documents beside a changed one in an archive are left as they are',
    focus: 'archives',
    edits: [
      {
        file: COUNTING,
        from: '    if (isDeepStrictEqual(shapeOf(row.months[month]), shapeOf(before.months[month]))) continue;\n',
        to: '    continue;\n',
      },
    ],
  },
  {
    point: 5,
    name: 'the documents before a new one do not lead to it',
    focus: 'folding',
    edits: [{ file: COUNTING, from: ', documentCount(ever)];', to: '];' }],
  },
  {
    point: 6,
    name: 'pages are taken to be what the record says',
    focus: 'back-ingest',
    edits: [
      {
        file: INGEST,
        from: '  if (!inPlace(summary, snapshot.heads, ports.house)) return false;\n',
        to: '',
      },
    ],
  },
  {
    point: 6,
    name: 'files of equal length are taken to be equal',
    edits: [
      {
        file: OBJECTS,
        from: '  if (seen.etag === md5Of(file.body)) return true;\n',
        to: '  return true;\n',
      },
    ],
  },
  {
    point: 7,
    name: 'ingest does not look again',
    focus: 'back-ingest',
    edits: [
      {
        file: INGEST,
        from: '    if (await isOutdated(ports, snapshot, around)) return false;\n',
        to: '',
      },
    ],
  },
  {
    point: 7,
    name: 'syndicate does not look again',
    focus: 'back-syndicate',
    edits: [
      {
        file: SEARCH_FOLD,
        from: "    if (article.version !== versions.get(slug)) return 'moved';\n",
        to: '',
      },
      {
        file: WRITE_SOME,
        from: "  if (!(await areStill(ports, loaded))) return 'moved';\n  await archives",
        to: '  await archives',
      },
      {
        file: WRITE_SOME,
        from: "  if ((await readSettingsRow(ports)).value?.version !== record.version) return 'moved';\n",
        to: '',
      },
      {
        file: SYNDICATE,
        from: '  if ((await readSettingsRow(ports)).value?.version !== record.version) return false;\n',
        to: '',
      },
      {
        file: WRITE_SOME,
        from:
          '  const settled = await settle(ports, loaded, settings);\n' +
          "  if (settled === undefined) return 'moved';\n",
        to: '  const settled = (await settle(ports, loaded, settings)) ?? loaded;\n',
      },
      {
        file: LISTS,
        from: ' && (await areStill(ports, [site]));\n',
        to: ';\n',
      },
    ],
  },
  {
    point: 7,
    name: 'a run that failed acknowledges its event',
    edits: [
      {
        file: 'functions/publish/handlers/batch.ts',
        from: 'return records.map(({ messageId }) => ({ itemIdentifier: messageId }));',
        to: 'return [];',
      },
    ],
  },
  {
    point: 7,
    name: 'the sweep does not look for what nobody was told of',
    focus: 'unnotified',
    edits: [
      {
        file: 'functions/publish/sweep.ts',
        from: '  await ports.enqueue.announce(found.unannounced);\n',
        to: '',
      },
    ],
  },
  {
    point: 7,
    name: 'no second look is left behind',
    focus: 'back-late',
    edits: [
      {
        file: 'functions/publish/protocol/recheck.ts',
        from: '    await recheck(stage, keys, writer);\n',
        to: '',
      },
    ],
  },
  {
    point: 7,
    name: 'a run that failed says that it has ended well',
    focus: 'back-late',
    edits: [
      {
        file: 'functions/publish/protocol/recheck.ts',
        from: 'const result = await run(() => (left ??= leave()));',
        to:
          'const result = await run(() => (left ??= leave())).finally(' +
          'async () => left !== undefined && (await ended(ports, [writer])));',
      },
    ],
  },
  {
    point: 7,
    name: 'a run whose write was sent twice says that it has ended well',
    focus: 'back-repeated',
    edits: [
      {
        file: 'functions/publish/protocol/recheck.ts',
        from: ' && ports.repeats?.() === repeats',
        to: '',
      },
    ],
  },
  {
    point: 7,
    name: 'what is announced is known by its bytes',
    focus: 'back-delayed',
    edits: [
      {
        file: 'functions/publish/announce.ts',
        from: '    if (token.value?.version === versionOf(head)) return;\n',
        to: '    if (token.value?.version.startsWith(`${head.etag} `)) return;\n',
      },
    ],
  },
  {
    point: 8,
    name: 'the pages of a withdrawn article are removed',
    edits: [
      {
        file: INGEST,
        from: '  if (variants === undefined) return { etags: undefined, changed: [] };\n',
        to:
          '  if (variants === undefined) return { etags: undefined, changed: [] };\n' +
          "  if (summary.status === 'withdrawn') {\n" +
          '    for (const name of variantNames) await ports.site.delete(variantKey(summary.slug, name));\n' +
          '    return { etags: {}, changed: [] };\n  }\n',
      },
    ],
  },
  {
    point: 8,
    name: 'listings are written before the pages they lead to',
    edits: [
      {
        file: FILES,
        from: 'for (const group of [fresh, known])',
        to: 'for (const group of [known, fresh])',
      },
    ],
  },
  {
    point: 8,
    name: 'lists tell of a collection before it is there',
    edits: [
      {
        file: WRITE_SOME,
        from: '  const written = await writeCollections(ports, loaded, record, beforeWrite);\n',
        to:
          '  await settle(ports, loaded, settings);\n' +
          '  await writeLists(ports, siteOf(loaded), record, beforeWrite);\n' +
          '  const written = await writeCollections(ports, loaded, record, beforeWrite);\n',
      },
    ],
  },
  {
    point: 3,
    name: 'the words of an earlier title are left in the search',
    edits: [
      {
        file: SEARCH_FOLD,
        from: 'filter(({ was, is }) => !isDeepStrictEqual(was, is))',
        to: 'filter(({ was, is }) => is !== undefined && !isDeepStrictEqual(was, is))',
      },
    ],
  },
  {
    point: 3,
    name: 'what an article has touched of the search is forgotten with the run',
    edits: [
      {
        file: SEARCH,
        from: "  if (folded === 'moved') return 'moved';\n",
        to:
          "  if (folded === 'moved') return 'moved';\n" +
          '  for (const { slug, seen } of folded)\n' +
          '    if (seen.value)\n' +
          '      await commit(ports, [put(indexedKey(slug), { ...seen.value, touched: [] }, seen)]);\n',
      },
    ],
  },
  {
    point: 7,
    name: 'nobody looks at a word again while a writer of it may live',
    focus: 'searching-late',
    edits: [{ file: SEARCH, from: ' && value.until <= now', to: ' && now' }],
  },
  {
    point: 8,
    name: 'a word is told of before its file is there',
    edits: [
      {
        file: SEARCH,
        from: '  const words = await writeShards(ports, filesOf(some, false), writing);\n',
        to: '',
      },
      {
        file: SEARCH,
        from: '  const others = await writeShards(ports, filesOf(led, true), writing);\n  await settle(ports, led);\n',
        to:
          '  const others = await writeShards(ports, filesOf(led, true), writing);\n' +
          '  const words = await writeShards(ports, filesOf(led, false), writing);\n' +
          '  await settle(ports, led);\n',
      },
    ],
  },
  {
    point: 8,
    name: 'a file of the search leads to others before they are there',
    edits: [
      {
        file: SHARDS,
        from: '    await this.#below(next, [...keys, ...all], this.#whole ? [] : known);\n',
        to: '',
      },
      {
        file: SHARDS,
        from: "    return this.#write(prefix, head, { kind: 'split', next }, async () => {\n",
        to:
          "    const written = await this.#write(prefix, head, { kind: 'split', next }, async () => true);\n" +
          '    await this.#below(next, [...keys, ...all], []);\n' +
          "    return written && this.#write(prefix, head, { kind: 'split', next }, async () => {\n",
      },
    ],
  },
  {
    point: 8,
    name: 'archives are written after the feeds that lead to them',
    focus: 'archives',
    edits: [
      {
        file: FILES,
        from:
          '    const archived = await writeArchives(ports, archives, isAlike, { heads, beforeWrite });\n' +
          "    if (archived === 'moved') return 'moved';\n",
        to: '',
      },
      {
        file: FILES,
        from: '    changed.push(...archived);\n',
        to: '',
      },
      {
        file: FILES,
        from: "    if (moved) return 'moved';\n",
        to:
          "    if (moved) return 'moved';\n" +
          '    const archived = await writeArchives(ports, archives, isAlike, { heads, beforeWrite });\n' +
          "    if (archived === 'moved') return 'moved';\n" +
          '    changed.push(...archived);\n',
      },
    ],
  },
  {
    point: 8,
    name: 'a notice says since when it was last looked at',
    edits: [
      {
        file: 'functions/publish/ingest/notice.ts',
        from: 'return record?.summary.withdrawn?.since ?? now;',
        to: 'return record && now;',
      },
    ],
  },
  {
    point: 9,
    name: 'a refused push takes the article down',
    edits: [
      {
        file: 'functions/publish/ingest/decide.ts',
        from: '      return live(situation, previous, report, accepted);\n',
        to: '      return notice(situation, { since: situation.now, reason: GONE }, report);\n',
      },
    ],
  },
  {
    point: 9,
    name: 'a refused push is accepted all the same',
    edits: [
      {
        file: 'functions/publish/ingest/decide.ts',
        from: "  if (remarks.some(({ severity }) => severity === 'error'))\n",
        to: "  if (remarks.some(({ severity }) => severity === 'error') && false)\n",
      },
    ],
  },
  {
    point: 9,
    name: 'nobody looks again on the day on which an article expires',
    focus: 'expiring',
    edits: [
      {
        file: 'functions/publish/ingest/decide.ts',
        from: 'const due = expires === undefined ? {} : { due: utc(instantOf(expires)) };',
        to: 'const due = {};',
      },
    ],
  },
  {
    point: 9,
    name: 'a refused push keeps an article that has expired',
    focus: 'expiring',
    edits: [
      {
        file: 'functions/publish/ingest/decide.ts',
        from: '      if (isOver(previous, situation.now)) return',
        to: '      if (false) return',
      },
    ],
  },
  {
    point: 10,
    name: 'nobody writes down what an article links to',
    focus: 'mentions',
    edits: [{ file: LINKS, from: '    absent.map((key) => put(key, {})),\n', to: '    [],\n' }],
  },
  {
    point: 10,
    name: 'nobody hears that what he mentions has changed',
    edits: [
      { file: STALE, from: 'return [...stale].sort().map(articleSource);', to: 'return [];' },
    ],
  },
  {
    point: 5,
    name: 'of the change log the page of an article is not looked at',
    edits: [{ file: LOAD, from: '...[...slugs.keys()].map((slug) => pageOf(slug, row))', to: '' }],
  },
  {
    point: 5,
    name: 'of the change log pages are taken for known that nobody has written',
    edits: [{ file: LOAD, from: '&& hashes.length === count - 1;', to: ';' }],
  },
  {
    point: 5,
    name: 'of a month of the site nothing is read but the pages that change',
    focus: 'crowded',
    edits: [{ file: LOAD, from: 'hasPages: true, hasSitemaps: true', to: 'hasPages: true' }],
  },
  {
    point: 5,
    name: 'marks are taken for right where something of the month is to be written',
    focus: 'crowded',
    edits: [
      {
        file: COLLECTION_READER,
        from: 'own.since === undefined && own.slugs.size > 0',
        to: 'own.slugs.size > 0',
      },
    ],
  },
  {
    point: 5,
    name: 'marks stay as they were where others moved',
    focus: 'crowded',
    edits: [{ file: MARKS, from: 'await changesOf(ports, one, months)', to: '[]' }],
  },
  {
    point: 5,
    name: 'what is dated anew and withdrawn at once is taken to stand where it stood',
    focus: 'crowded',
    edits: [{ file: COUNTING, from: ' && isDeepStrictEqual(before, after);', to: ';' }],
  },
  {
    point: 5,
    name: 'a round has done what it was not told of',
    focus: 'everything',
    edits: [
      {
        file: ROUND,
        from: '    await remove(this.#ports, todos);\n',
        to:
          '    const all = (await readAllTodo(this.#ports)).map(({ at }) => at);\n' +
          '    await remove(this.#ports, [...todos, ...all]);\n',
      },
    ],
  },
  {
    point: 8,
    name: 'a month leads to the next before it is there',
    focus: 'months',
    edits: [
      {
        file: MONTHS,
        from: 'some.has(month) || heads.get(key) === undefined;',
        to: 'some.has(month);',
      },
      {
        file: MONTHS,
        from: '    return files.length === 0 ? [] : { ...document, files };\n',
        to: '    return files.length === 0 ? [] : [];\n',
      },
    ],
  },
  {
    point: 8,
    name: 'months lead to collections that nobody has written',
    focus: 'months',
    edits: [
      {
        file: MONTHS,
        from: "    if (!(await ensureFirstFiles(going, site))) return 'moved';\n",
        to: '',
      },
    ],
  },
  // The real code, wherever mutants are looked for (point 0): it must not fail there.
  { point: 0, name: 'nothing is broken' },
  ...focusNames.map((focus) => ({ point: 0, name: `nothing is broken: ${focus}`, focus })),
];
