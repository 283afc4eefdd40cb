/**
 * Which articles claim one id, or one address, which begins with a slash as no id does. A claim is only ever added (a union, so order and repetition do not
 * matter); whether a holder still counts is read from its source and record.
 */
import type { Slug } from '../../site/settings.ts';
import { identityKey } from '../../site/keys.ts';
import { readState, writeState, type Stamped } from '../protocol/objects.ts';
import { ATTEMPTS, Contended, type Ports } from '../ports.ts';

interface Identity extends Stamped {
  id: string;
  slugs: Slug[];
}

/** Every slug that ever claimed the id, in code-unit order. */
export async function idHolders(ports: Ports, id: string): Promise<Slug[]> {
  return (await readState<Identity>(ports.state, identityKey(id))).value?.slugs ?? [];
}

/** Adds a claim, unless it is there. */
export async function claim(ports: Ports, id: string, slug: Slug): Promise<void> {
  const key = identityKey(id);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const seen = await readState<Identity>(ports.state, key);
    const slugs = seen.value?.slugs ?? [];
    if (slugs.includes(slug)) return;
    const next = { id, slugs: [...slugs, slug].sort() };
    if ((await writeState(ports, key, next, seen.etag)) !== undefined) return;
  }
  throw new Contended(`the id ${id}`);
}
