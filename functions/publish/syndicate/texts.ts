/** The texts of articles, as they stand in the records: each is read once. */
import type { Contents } from '../../collection/model.ts';
import { mapAll, WIDTH } from '../protocol/map-all.ts';
import type { Ports } from '../ports.ts';
import type { Row } from '../state/catalog-store.ts';
import { readArticle } from '../state/records.ts';

export class Texts {
  readonly #ports: Pick<Ports, 'state'>;
  readonly #rows: ReadonlyMap<string, Row>;
  readonly #read = new Map<string, Promise<{ text: string | undefined; isAsKnown: boolean }>>();

  constructor(ports: Pick<Ports, 'state'>, rows: ReadonlyMap<string, Row>) {
    this.#ports = ports;
    this.#rows = rows;
  }

  /** `areAsKnown`: they are of the very versions that the catalog knows. */
  async of(slugs: readonly string[]): Promise<{ contents: Contents; areAsKnown: boolean }> {
    const read = await mapAll(slugs, (slug) => this.#one(slug), { concurrency: WIDTH });
    const contents = new Map<string, string>();
    read.forEach(({ text }, at) => text !== undefined && contents.set(slugs[at]!, text));
    return { contents, areAsKnown: read.every(({ isAsKnown }) => isAsKnown) };
  }

  #one(slug: string) {
    const known = this.#read.get(slug);
    if (known !== undefined) return known;
    const read = readArticle(this.#ports, slug).then(({ etag, value }) => ({
      text: value?.content,
      isAsKnown: etag === this.#rows.get(slug)?.record,
    }));
    this.#read.set(slug, read);
    return read;
  }
}
