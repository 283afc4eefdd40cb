/**
 * Reading a source and deciding on it are pure, and most of the work of *ingest*. Where there are other
 * threads, a reader does both in one of them: the article itself stays there, and over here is as much of
 * it as the world around it is looked up by.
 */
import type { FrontMatter } from '../../../schemas/types.ts';
import { parse } from '../../article/parse.ts';
import type { Cited, ParsedArticle, ParseResult, Source } from '../../article/model.ts';
import type { Settings } from '../../site/settings.ts';
import { encode } from '../../base/pieces.ts';
import { decide } from './decide.ts';
import type { Decision, Situation } from './situation.ts';

/** What is asked of an article before it is decided on. */
export type Glance = Pick<
  ParsedArticle,
  'slug' | 'id' | 'address' | 'aliases' | 'links' | 'media'
> & { frontMatter: Pick<FrontMatter, 'id'>; bibliography: Pick<Cited, 'files'> };

/** A source that was read, here (ParseResult) or elsewhere. */
export interface SourceRead {
  article?: Glance;
  textOnly?: Glance;
}

/** What is decided on, but for the article itself. */
export type Circumstances = Omit<Situation, 'source' | 'previous'> & {
  source: Omit<NonNullable<Situation['source']>, 'read'>;
};

export interface Reader {
  /**
   * Undefined where the source is no article by itself, or our own code fails at it: whoever asked reads
   * it himself then. Throws where the other thread ends.
   */
  read(
    source: Source,
    settings: Settings,
    version: string,
  ): Promise<{ article: Glance; decide: Decide } | undefined>;
}

/** Undefined where our own code fails. */
type Decide = (circumstances: Circumstances) => Promise<Decision | undefined>;

/** The other side: what a thread does that reads for others. */
export class Reading {
  readonly #read = new Map<number, ParseResult & { article: ParsedArticle }>();
  #settings: { version: string; settings: Settings } | undefined;

  /** What holds from now on: the same object as long as the version is, for who remembers what he found for it. */
  settle(settings: Settings, version: string): void {
    this.#settings = { version, settings };
  }

  read(at: number, source: Source, version: string): Glance | undefined {
    if (this.#settings?.version !== version) return undefined;
    try {
      const read = parse(source, this.#settings.settings);
      const { article } = read;
      if (article === undefined || article.bibliography.files.length > 0) return undefined;
      this.#read.set(at, { ...read, article });
      const { slug, id, address, aliases, links, media } = article;
      const named = article.frontMatter.id;
      const frontMatter = named === undefined ? {} : { id: named };
      return { slug, id, address, aliases, links, media, frontMatter, bibliography: { files: [] } };
    } catch {
      return undefined;
    }
  }

  decide(at: number, circumstances: Circumstances): Decision | undefined {
    const read = this.#read.get(at);
    const settings = this.#settings?.settings;
    this.#read.delete(at);
    if (read === undefined || settings === undefined) return undefined;
    try {
      const decision = decide({
        ...circumstances,
        dependencies: { ...circumstances.dependencies, settings },
        source: { ...circumstances.source, read },
        previous: read.article,
      });
      return encoded(decision);
    } catch {
      return undefined;
    }
  }
}

/** Its variants as they are published: who asked has only to write them. */
function encoded({ variants, ...others }: Decision): Decision {
  if (variants === undefined) return others;
  return { ...others, variants: variants.map((one) => ({ ...one, body: encode(one.body) })) };
}
