/**
 * The pure rooms, remembered: what was parsed, checked or rendered once is not done again for the
 * same arguments, in this run or the next. loading.ts puts this in the place of the modules named
 * below, for functions/publish only; simulation.test.ts compares runs with and without it.
 */
import * as checking from '../../functions/article/check.ts';
import type { ParsedArticle, Dependencies } from '../../functions/article/model.ts';
import type { Touched } from '../../functions/collection/touched.ts';
import type { Settings } from '../../functions/site/settings.ts';
import * as parsing from '../../functions/article/parse.ts';
import * as rendering from '../../functions/article/render.ts';
import * as reading from '../../functions/article/settings/read.ts';
import type { Collection, Contents } from '../../functions/collection/model.ts';
import * as collecting from '../../functions/collection/outputs.ts';
import type { Summary } from '../../schemas/types.ts';
import { SOON } from './articles.ts';

// Whatever else those modules have is as it is there.
export * from '../../functions/article/check.ts';
export * from '../../functions/article/parse.ts';
export * from '../../functions/article/render.ts';
export * from '../../functions/article/settings/read.ts';
export * from '../../functions/collection/outputs.ts';

/** Values for texts; forgotten when there are too many. */
class Memory<T> {
  private readonly values = new Map<string, T>();

  at(name: string, make: () => T): T {
    let value = this.values.get(name);
    if (value !== undefined || this.values.has(name)) return value!;
    value = make();
    if (this.values.size >= LIMIT) this.values.clear();
    this.values.set(name, value);
    return value;
  }
}

const LIMIT = 20_000;
const numbers = new Map<string, number>();
const names = new WeakMap<object, number>();
const decoder = new TextDecoder();

/** A short name for a text: equal names, equal texts. */
function number(text: string): number {
  let found = numbers.get(text);
  if (found === undefined) numbers.set(text, (found = numbers.size));
  return found;
}

/** A short name for a value that never changes: equal names, equal JSON. */
function name(value: object, json: () => string = () => JSON.stringify(value)): number {
  let found = names.get(value);
  if (found === undefined) names.set(value, (found = number(json())));
  return found;
}

const parsed = new Memory<ReturnType<typeof parsing.parse>>();

export const parse: typeof parsing.parse = ({ slug, path = slug, bytes }, settings) =>
  parsed.at(`${path} ${name(settings)} ${decoder.decode(bytes)}`, () => {
    // Whatever depended on the date of the file would show in the comparison.
    const result = parsing.parse({ slug, path, bytes, lastModified: '' }, settings);
    if (result.article)
      name(result.article, () => `${result.article!.text} ${path} ${name(settings)}`);
    return result;
  });

function worldName({ settings, articles, media }: Dependencies): string {
  return `${name(settings)} ${JSON.stringify([[...articles].sort(), [...media].sort()])}`;
}

const checked = new Memory<ReturnType<typeof checking.check>>();

export const check: typeof checking.check = (article, dependencies, now) => {
  // No text names a date between the beginning of time here and its end, but for this one.
  const due = Date.parse(now) >= SOON;
  return checked.at(`${name(article)} ${worldName(dependencies)} ${due}`, () =>
    checking.check(article, dependencies, now),
  );
};

const rendered = new Memory<ReturnType<typeof rendering.render>>();

export const render: typeof rendering.render = (article, dependencies, { published, modified }) => {
  const dates = dateless(article) ? { published, modified } : { published: '', modified: '' };
  const key = `${name(article)} ${worldName(dependencies)} ${dates.published} ${dates.modified}`;
  return rendered.at(key, () => rendering.render(article, dependencies, dates));
};

function dateless({ frontMatter }: ParsedArticle): boolean {
  return frontMatter.published === undefined;
}

const notices = new Memory<ReturnType<typeof rendering.renderWithdrawn>>();

export const renderWithdrawn: typeof rendering.renderWithdrawn = (notice, settings) =>
  notices.at(`withdrawn ${name(settings)} ${JSON.stringify(notice)}`, () =>
    rendering.renderWithdrawn(notice, settings),
  );

export const renderMoved: typeof rendering.renderMoved = (target, settings) =>
  notices.at(`moved ${name(settings)} ${JSON.stringify(target)}`, () =>
    rendering.renderMoved(target, settings),
  );

const read = new Memory<ReturnType<typeof reading.readSettings>>();

export const readSettings: typeof reading.readSettings = (bytes, overrides) =>
  read.at(`${bytes && decoder.decode(bytes)} ${JSON.stringify(overrides)}`, () =>
    reading.readSettings(bytes, overrides),
  );

/** An entry as collections see it: what only the protocol needs to know is not theirs to read. */
function stripped({ memory: _, ...summary }: Summary): Summary {
  return summary;
}

const entryNames = new WeakMap<object, number>();

function entryName(summary: Summary): number {
  let found = entryNames.get(summary);
  if (found === undefined) entryNames.set(summary, (found = name(stripped(summary))));
  return found;
}

const collectionNames = new WeakMap<Collection, string>();

function collectionName(collection: Collection): string {
  let found = collectionNames.get(collection);
  if (found === undefined) {
    const { summaries, ...face } = collection;
    found = `${JSON.stringify(face)} ${summaries.map(entryName).join()}`;
    collectionNames.set(collection, found);
  }
  return found;
}

function bare(collection: Collection): Collection {
  return { ...collection, summaries: collection.summaries.map(stripped) };
}

const collections = new Memory<ReturnType<typeof collecting.renderCollection>>();

export const renderCollection: typeof collecting.renderCollection = (
  collection: Collection,
  settings: Settings,
  contents: Contents,
  touched?: Touched,
) => {
  const shown = collection.summaries.map(({ slug }) => [slug, contents.get(slug)] as const);
  const texts = shown.map(([, text]) => (text === undefined ? '-' : number(text))).join();
  const some =
    touched &&
    JSON.stringify([...touched].map(([month, { slugs, since }]) => [month, [...slugs], since]));
  return collections.at(`${name(settings)} ${collectionName(collection)} ${texts} ${some}`, () => {
    const given = shown.filter((pair): pair is [string, string] => pair[1] !== undefined);
    return collecting.renderCollection(bare(collection), settings, new Map(given), touched);
  });
};

export const renderSite: typeof collecting.renderSite = (lines, settings) =>
  collections.at(`${name(settings)} ${JSON.stringify(lines)}`, () =>
    collecting.renderSite(lines, settings),
  );

export const renderLists: typeof collecting.renderLists = (lines, settings) =>
  collections.at(`lists ${name(settings)} ${JSON.stringify(lines)}`, () =>
    collecting.renderLists(lines, settings),
  );
