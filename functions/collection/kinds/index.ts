/** Every kind of collection, in the order in which people are shown them: the only list. */
import type { Summary } from '../../../schemas/types.ts';
import type { Settings } from '../../site/settings.ts';
import type { CollectionHead, CollectionId } from '../model.ts';
import { author } from './author.ts';
import { changes } from './changes.ts';
import { code } from './code.ts';
import { language } from './language.ts';
import { month } from './month.ts';
import { site } from './site.ts';
import { topic } from './topic.ts';
import type { Kind, KnownSummary } from './kind.ts';

export const kinds: readonly Kind[] = [site, topic, month, language, author, code, changes];

const byName = new Map(kinds.map((kind) => [kind.kind, kind]));

/** What a collection is by its kind. Throws where there is no such kind. */
export function kindOf({ kind }: { kind: string }): Kind {
  const known = byName.get(kind);
  if (known === undefined) throw new Error(`There is no kind of collection called “${kind}”.`);
  return known;
}

/** `topic`, `sleep` → `topic:sleep`; the site, which has no name, is `site`. */
export function idOf(kind: string, name: string): CollectionId {
  return name === '' ? kind : `${kind}:${name}`;
}

/** The collections that an article is in now: of one that is gone, the change log alone. */
export function collectionsOf(summary: KnownSummary): CollectionId[] {
  const ids = kinds.flatMap(({ kind, names }) => names(summary).map((name) => idOf(kind, name)));
  return [...new Set(ids)];
}

/** Those that are there whatever articles there are. */
export function namedCollections(settings: Settings): CollectionId[] {
  return kinds.flatMap(
    ({ kind, named }) => named?.(settings).map((name) => idOf(kind, name)) ?? [],
  );
}

/** Whether this version has such a collection. */
export function isKnown(id: CollectionId): boolean {
  return read(id) !== undefined;
}

/** Undefined for one that this version does not know. `summaries` are its own, newest first. */
export function describe(
  id: CollectionId,
  settings: Settings,
  summaries: readonly Summary[],
): CollectionHead | undefined {
  const found = read(id);
  if (found === undefined) return undefined;
  const { kind, name } = found;
  const path = kind.path(name);
  return { id, kind: kind.kind, path, ...kind.called(name, settings, summaries) };
}

/** What stands behind the colon; empty for the site. */
export function nameOf({ id, kind }: { id: CollectionId; kind: string }): string {
  return id.slice(kind.length + 1);
}

function read(id: CollectionId): { kind: Kind; name: string } | undefined {
  const [, word = id, name = ''] = /^([a-z]+):(.+)$/.exec(id) ?? [];
  const kind = byName.get(word);
  if (kind === undefined || (name === '' && kind !== site)) return undefined;
  return (kind.isName?.(name) ?? true) ? { kind, name } : undefined;
}
