/** Which references the text of an article cites by their keys, and which nobody knows. */
import type { ListedReference } from '../../../schemas/types.ts';
import type { Bibliography } from '../bibliography/bibliography.ts';
import type { Remark } from '../diagnostics.ts';
import type { Position } from '../positions.ts';

/** References of the front matter and of the files that it names; those of the front matter count. */
export class Citations {
  /** Citations of what nobody knows. */
  readonly unknown: { key: string; position: Position }[] = [];
  /** What the entries that are cited have to be told. */
  readonly remarks: Remark[] = [];
  readonly #own: ReadonlyMap<string, ListedReference>;
  readonly #bibliography: Bibliography;
  readonly #taken = new Map<string, ListedReference>();

  constructor(own: readonly ListedReference[], bibliography: Bibliography) {
    const named = own.filter(({ id }) => id !== undefined);
    this.#own = new Map(named.reverse().map((reference) => [reference.id!, reference]));
    this.#bibliography = bibliography;
  }

  /** What can be cited. */
  get keys(): string[] {
    return [...new Set([...this.#own.keys(), ...this.#bibliography.keys])];
  }

  /** Taken from the files, in the order in which they were asked for. */
  get fromFiles(): ListedReference[] {
    return [...this.#taken.values()];
  }

  /** There is something to cite, or was meant to be. */
  get areMeant(): boolean {
    return this.#own.size > 0 || this.#bibliography.keys.length > 0 || this.#isAmiss;
  }

  get #isAmiss(): boolean {
    return this.#bibliography.missing.length > 0 || this.#bibliography.remarks.length > 0;
  }

  /** The reference of this key, which stands in the article's list from now on. */
  find(key: string): ListedReference | undefined {
    const own = this.#own.get(key) ?? this.#taken.get(key);
    if (own !== undefined) return own;
    const { reference, remark } = this.#bibliography.find(key) ?? {};
    if (remark !== undefined && !this.#remarks.has(key)) {
      this.#remarks.add(key);
      this.remarks.push(remark);
    }
    if (reference !== undefined) this.#taken.set(key, reference);
    return reference;
  }

  readonly #remarks = new Set<string>();

  /** Takes what the front matter wants listed although nothing cites it. */
  list(keys: readonly string[]): void {
    const all = keys.includes('*') ? this.#bibliography.keys : keys;
    for (const key of all.slice(0, LISTED_LIMIT)) this.find(key);
  }
}

/** As many as front matter can list. */
const LISTED_LIMIT = 500;

/** What a marker and the note that it leads to are called in the tree; no footnote's own name. */
export function identifierOf(key: string): string {
  return `@${key}`;
}
