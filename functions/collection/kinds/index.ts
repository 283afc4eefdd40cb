/** Every kind of collection, in the order in which people are shown them: the only list. */
import type { Summary } from '../../../schemas/types.ts';
import type { Settings } from '../../site/settings.ts';
import { author } from './author.ts';
import { changes } from './changes.ts';
import { code } from './code.ts';
import { language } from './language.ts';
import { month } from './month.ts';
import { site } from './site.ts';
import { topic } from './topic.ts';
import type { CollectionId, Kind, KnownSummary } from './kind.ts';

const all = [site, topic, month, language, author, code, changes] as const;

export type KindName = (typeof all)[number]['kind'];

export const kinds: readonly Kind<KindName>[] = all;

const byName = new Map<string, Kind<KindName>>(kinds.map((kind) => [kind.kind, kind]));

export function kindOf({ kind }: { kind: KindName }): Kind<KindName> {
  return byName.get(kind)!;
}

/** `topic`, `sleep` → `topic:sleep`; the site, which has no name, is `site`. */
export function idOf(kind: KindName, name: string): CollectionId {
  return name === '' ? kind : `${kind}:${name}`;
}

/**
 * The collections that an article is in now: of one that is gone, the change log alone. Those that
 * it does not make alone have a mark before them.
 */
export function collectionsOf(summary: KnownSummary): CollectionId[] {
  const ids = kinds.flatMap(({ kind, names, shared }) => [
    ...names(summary).map((name) => idOf(kind, name)),
    ...(shared?.(summary) ?? []).map((name) => WAITING + idOf(kind, name)),
  ]);
  return [...new Set(ids)];
}

/** Before a collection that is there only where another article is in it, too: `?topic:iron`. */
const WAITING = '?';

/** The collection itself, with or without that mark. */
export function unmarked(id: CollectionId): CollectionId {
  return isWaiting(id) ? id.slice(WAITING.length) : id;
}

export function isWaiting(id: CollectionId): boolean {
  return id.startsWith(WAITING);
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

/** What a collection is, whatever is in it. */
export interface CollectionHead {
  id: CollectionId;
  kind: KindName;
  /** URL path with a slash at both ends, below which its files are: `/`, `/topics/sleep/`. */
  path: string;
  title: string;
  description?: string;
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
export function nameOf({ id, kind }: Pick<CollectionHead, 'id' | 'kind'>): string {
  return id.slice(kind.length + 1);
}

/** Undefined where this version does not know it. */
export function kindIn(id: CollectionId): KindName | undefined {
  return read(id)?.kind.kind;
}

/** Whether it tells of everything that is on the site, also of what other collections do not show. */
export function isLog(id: CollectionId): boolean {
  return logs.some(({ kind }) => nameIn(kind, id) !== undefined);
}

const logs = kinds.filter(({ log }) => log);

/** Its name, where it is of this kind: `month:2026-03` → `2026-03`. */
export function nameIn(kind: KindName, id: CollectionId): string | undefined {
  return id.startsWith(`${kind}:`) ? nameOf({ id, kind }) : undefined;
}

function read(id: CollectionId): { kind: Kind<KindName>; name: string } | undefined {
  const [, word = id, name = ''] = /^([a-z]+):(.+)$/.exec(id) ?? [];
  const kind = byName.get(word);
  if (kind === undefined || (name === '' && kind !== site)) return undefined;
  return (kind.isName?.(name) ?? true) ? { kind, name } : undefined;
}
