/**
 * The change log, for those who keep a copy of everything: `/api/v1/changes.json` and one file a
 * month. docs/subscribers.md says how to follow it, docs/examples/mirror.ts does.
 */
import { createHash } from 'node:crypto';
import type { Change, ChangeLog, Changes, Entry } from '../../schemas/types.ts';
import { absolute, articlePath, variantPath } from '../article/file/urls.ts';
import type { Settings } from '../article/model.ts';
import { changesOf, type Happening } from './changes.ts';
import { json, schemaUrl } from './listing-json.ts';
import { JSON_DATA } from './content-types.ts';
import type { Collection, Output } from './model.ts';
import { monthOf } from './moments.ts';
import { listingJsonPath } from './places.ts';
import { remembered } from './remembered.ts';

/** The file of one month; rendered again only when one of its articles changed. */
export function changesFile(collection: Collection, settings: Settings): Output {
  const { id, entries } = collection;
  const [file] = remembered(id, [JSON.stringify(settings), ...entries], () => [
    {
      path: listingJsonPath(collection),
      body: changesJson(collection, settings),
      contentType: JSON_DATA,
    },
  ]);
  return file!;
}

/**
 * One month, by schemas/changes.schema.json, newest first. What is the last that happened to an
 * article has the hash of its article.json as it is now, so that all months together name every
 * article once with a hash; whatever changes on the site changes one of them.
 */
function changesJson(collection: Collection, settings: Settings): string {
  const month = monthIn(collection);
  const changes = collection.entries
    .flatMap((entry) => inMonth(entry, month, settings))
    .sort((a, b) => compare(b.at, a.at) || compare(a.slug, b.slug));
  const document: Changes = {
    $schema: schemaUrl('changes', settings),
    month,
    count: changes.length,
    changes,
  };
  return json(document);
}

/** `/api/v1/changes.json`: every month there ever was something in, and the hash of its file. */
export function changeLogJson(collections: readonly Collection[], settings: Settings): string {
  const months = collections
    .filter(({ kind }) => kind === 'changes')
    .map((one) => ({
      month: monthIn(one),
      url: absolute(settings, listingJsonPath(one)),
      sha256: createHash('sha256').update(changesFile(one, settings).body).digest('hex'),
    }))
    .sort((a, b) => compare(b.month, a.month));
  const document: ChangeLog = {
    $schema: schemaUrl('change-log', settings),
    count: months.length,
    months,
  };
  return json(document);
}

function monthIn({ id }: Collection): string {
  return id.slice('changes:'.length);
}

function inMonth(entry: Entry, month: string, settings: Settings): Change[] {
  const all = changesOf(entry);
  // Of what happened at one moment the last stands first, as in the whole list.
  return all
    .filter(({ at }) => monthOf(at) === month)
    .reverse()
    .map((one) => change(entry, one, one === all.at(-1), settings));
}

function change(entry: Entry, said: Happening, latest: boolean, settings: Settings): Change {
  const { id, slug, url, sha256, movedTo } = entry;
  const article = { url: absolute(settings, variantPath(slug, 'article')), sha256: sha256! };
  return {
    ...said,
    id,
    slug,
    url,
    ...(movedTo !== undefined && { movedTo: absolute(settings, articlePath(movedTo)) }),
    ...(latest && sha256 !== undefined && { article }),
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
