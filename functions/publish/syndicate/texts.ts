/** The texts of articles: each is read once. */
import type { Contents } from '../../collection/model.ts';
import type { Ports } from '../ports.ts';
import { readArticles } from '../rows/article.ts';
import type { Slug } from '../../site/settings.ts';
import type { Version } from '../../store/table/table.ts';

interface Text {
  text: string | undefined;
  isAsKnown: boolean;
  isDamaged: boolean;
}

export class Texts {
  readonly #ports: Pick<Ports, 'table'>;
  readonly #versions: ReadonlyMap<Slug, Version>;
  readonly #read = new Map<string, Promise<Text>>();

  /** Articles whose texts cannot be read. */
  readonly damaged = new Set<string>();

  constructor(ports: Pick<Ports, 'table'>, versions: ReadonlyMap<Slug, Version>) {
    this.#ports = ports;
    this.#versions = versions;
  }

  /** `areAsKnown`: they are of the very versions that collections have. */
  async of(slugs: readonly string[]): Promise<{ contents: Contents; areAsKnown: boolean }> {
    const news = slugs.filter((slug) => !this.#read.has(slug));
    const reading = readArticles(this.#ports, news);
    news.forEach((slug, at) =>
      this.#read.set(
        slug,
        reading.then((rows) => {
          const { version, value } = rows[at]!;
          return {
            text: value?.content,
            isAsKnown: version === this.#versions.get(slug),
            isDamaged: value === undefined || value.isDamaged === true,
          };
        }),
      ),
    );
    const read = await Promise.all(slugs.map((slug) => this.#read.get(slug)!));
    const contents = new Map<string, string>();
    read.forEach(({ text, isDamaged }, at) => {
      if (text !== undefined) contents.set(slugs[at]!, text);
      if (isDamaged) this.damaged.add(slugs[at]!);
    });
    return { contents, areAsKnown: read.every(({ isAsKnown }) => isAsKnown) };
  }
}
