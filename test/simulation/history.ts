/**
 * What was pushed, in order, and whether records and pages keep that order: once somebody has
 * written what came of one push, nobody writes what came of an earlier one (protocol, point 2). A
 * later look mends it, so that only this look at each write sees who read in the wrong order.
 */
import type { ETag } from '../../functions/store/store.ts';
import { EMBARGOED, SECRET } from './articles.ts';

/** Undefined: the source was gone, as it was in the beginning. */
type Version = ETag | undefined;

interface Pushes {
  versions: Version[];
  /**
   * Whether each push so far replaces the one before it, whatever else is on the site. When a text
   * comes back, its page has the ETag again that a sleeper may have seen, who then writes over it
   * once more; his record is refused, and he mends the page in the same run.
   */
  plain: boolean;
}

/** Refused or withheld, or, by its id or picture, depending on what others push. */
const SPECIAL = new RegExp(`${SECRET}|${EMBARGOED}|\\nid: |!\\[`);

export class History {
  private readonly pushes = new Map<string, Pushes>();
  /** For records and pages, how far each has come at least: a number of a push. */
  private readonly reached = new Map<string, number>();

  /** An article's source was written, or, without a text, deleted. */
  push(slug: string, version: Version, text: string | undefined): void {
    const pushes = this.of(slug);
    pushes.plain &&=
      text !== undefined && !SPECIAL.test(text) && !pushes.versions.includes(version);
    pushes.versions.push(version);
  }

  /** An order makes no version; from here on pages may go back to what was accepted. */
  order(slug: string): void {
    this.of(slug).plain = false;
  }

  /** Whether a record of this version may follow the one before it. */
  recorded(slug: string, version: Version): boolean {
    return this.follows(`record ${slug}`, this.of(slug), version);
  }

  /** The same of the published source. A notice or redirect is no version and tells nothing. */
  published(slug: string, version: ETag): boolean {
    const pushes = this.of(slug);
    if (!pushes.plain || !pushes.versions.includes(version)) return true;
    return this.follows(`page ${slug}`, pushes, version);
  }

  /** The same text may be pushed twice: which of them it was is taken to be the first that fits. */
  private follows(name: string, { versions }: Pushes, version: Version): boolean {
    const at = versions.indexOf(version, this.reached.get(name) ?? 0);
    if (at >= 0) this.reached.set(name, at);
    return at >= 0;
  }

  private of(slug: string): Pushes {
    let pushes = this.pushes.get(slug);
    if (pushes === undefined)
      this.pushes.set(slug, (pushes = { versions: [undefined], plain: true }));
    return pushes;
  }
}
