/**
 * What was pushed, in order, and whether records and pages keep that order: once somebody has
 * written what came of one push, nobody writes what came of an earlier one (protocol, point 2). A
 * later look mends it, so that only this look at each write sees who read in the wrong order.
 */
import { presumedOriginal } from '../../functions/article/file/copies.ts';
import type { ETag } from '../../functions/store/store.ts';
import { EMBARGOED, PASSING, SECRET } from './articles.ts';

/** Undefined: the source was gone, as it was in the beginning. */
type Version = ETag | undefined;

interface Pushes {
  versions: Version[];
  /** The titles that the texts have. */
  titles: string[];
  /**
   * Whether each push so far replaces the one before it, whatever else is on the site. When a text
   * comes back, its page has the ETag again that a sleeper may have seen, who then writes over it
   * once more; his record is refused, and he mends the page in the same run.
   */
  plain: boolean;
}

/** No article has this name. */
const SETTINGS = 'site.yaml';

/** Refused or withheld, or, by its id or picture, depending on what others push. */
const SPECIAL = new RegExp(
  `${SECRET}|${EMBARGOED}|${PASSING}|\\n(id|slug|permalink|aliases): |!\\[`,
);

export class History {
  private readonly pushes = new Map<string, Pushes>();
  /** For records and pages, how far each has come at least: a number of a push. */
  private readonly reached = new Map<string, number>();
  /**
   * Whether every push so far said something new: then no feed ever has the bytes again that it
   * once had, so that no sleeper may write over it.
   */
  private onward = true;

  /** An article's source was written, or, without a text, deleted. */
  push(slug: string, version: Version, text: string | undefined): void {
    const pushes = this.of(slug);
    const title = /^title: (.*)$/m.exec(text ?? '')?.[1] ?? '';
    // A copy is refused, or its former version comes back, as its original is pushed.
    const isCopy = presumedOriginal(slug) !== undefined;
    pushes.plain &&=
      text !== undefined && !isCopy && !SPECIAL.test(text) && !pushes.versions.includes(version);
    this.onward &&= pushes.plain && !pushes.titles.includes(title);
    pushes.versions.push(version);
    pushes.titles.push(title);
  }

  /** The settings were written or deleted. */
  pushSettings(version: Version): void {
    this.onward &&= this.of(SETTINGS).versions.length === 1;
    this.of(SETTINGS).versions.push(version);
  }

  /** Whether a record of the settings in this version may follow the one before it. */
  recordedSettings(version: Version): boolean {
    return this.follows('settings', this.of(SETTINGS).versions, version);
  }

  /** An order makes no version; from here on pages may go back to what was accepted. */
  order(slug: string): void {
    this.of(slug).plain = false;
    this.onward = false;
  }

  /** Whether a record of this version may follow the one before it. */
  recorded(slug: string, version: Version): boolean {
    return this.follows(`record ${slug}`, this.of(slug).versions, version);
  }

  /** The same of the published source. A notice or redirect is no version and tells nothing. */
  published(slug: string, version: ETag): boolean {
    const pushes = this.of(slug);
    if (!pushes.plain || !pushes.versions.includes(version)) return true;
    return this.follows(`page ${slug}`, pushes.versions, version);
  }

  /** The same of a feed that shows the article under this title. */
  listed(feed: string, slug: string, title: string): boolean {
    return !this.onward || this.follows(`${feed} ${slug}`, this.of(slug).titles, title);
  }

  /** The same text may be pushed twice: which of them it was is taken to be the first that fits. */
  private follows(name: string, versions: readonly Version[], version: Version): boolean {
    const at = versions.indexOf(version, this.reached.get(name) ?? 0);
    if (at >= 0) this.reached.set(name, at);
    return at >= 0;
  }

  private of(slug: string): Pushes {
    let pushes = this.pushes.get(slug);
    if (pushes === undefined)
      this.pushes.set(slug, (pushes = { versions: [undefined], titles: [''], plain: true }));
    return pushes;
  }
}
