/**
 * The dependencies of an article in a folder that was never published: other articles and media count
 * as published when their sources are there and can be read.
 */
import { decode } from '../../../functions/article/file/decode.ts';
import { readAddresses } from '../../../functions/article/front-matter/addresses.ts';
import { readFrontMatter } from '../../../functions/article/front-matter/read.ts';
import { anchorsOf } from '../../../functions/article/markdown/anchors.ts';
import { inspectMedia } from '../../../functions/article/media/check.ts';
import type {
  LinkedSummary,
  MediaSummary,
  ParsedArticle,
  ParseResult,
  Source,
  Dependencies,
} from '../../../functions/article/model.ts';
import { languageOf } from '../../../functions/article/prose/recognised-language.ts';
import type { Settings, Slug } from '../../../functions/site/settings.ts';
import {
  classify,
  shadowed,
  type SourceKind,
} from '../../../functions/article/file/source-path.ts';
import { sourceAt } from '../../../functions/site/keys.ts';
import { pathsOf } from '../../../functions/site/slugs.ts';
import { tagUri } from '../../../functions/site/tag-uri.ts';
import { addressesMeant } from '../../../functions/site/addresses.ts';
import { absolute, mediaPath } from '../../../functions/site/routes.ts';
import { listAll, type Store } from '../../../functions/store/store.ts';
import type { Diagnostic } from '../../../schemas/types.ts';
import type { Progress } from '../cli/progress.ts';
import { parseInFolder } from './parse-in-folder.ts';

/** What is known of a folder, as plain data. */
export interface Known {
  kinds: [key: string, SourceKind][];
  summaries: [Slug, LinkedSummary][];
  holders: [id: string, Slug[]][];
  askers: [address: string, Slug[]][];
}

/** The file that counts where two have one address. */
function shadow({ slug, path = slug }: Article, kinds: ReadonlyMap<string, SourceKind>) {
  const first = pathsOf(slug).find((one) => kinds.get(sourceAt(one))?.kind === 'article');
  return first === path || first === undefined ? undefined : sourceAt(first);
}

type Article = Extract<SourceKind, { kind: 'article' }>;

const nowhere: LinkedSummary = { status: 'absent', source: false };

export class FolderDependencies {
  readonly #folder: Store;
  readonly #settings: Settings;
  readonly #kinds: ReadonlyMap<string, SourceKind>;
  readonly #summaries = new Map<Slug, LinkedSummary>();
  /** Id → the slugs that have it. */
  readonly #holders = new Map<string, Slug[]>();
  /** Address → the slugs of those that ask for it, their own path included. */
  readonly #askers = new Map<string, Slug[]>();
  /** Of whom another article links to at an anchor; undefined for one that cannot be read. */
  readonly #anchors = new Map<Slug, Set<string> | undefined>();
  readonly #media = new Map<string, { summary: MediaSummary; wrong: Diagnostic[] }>();

  readonly #slugs: readonly Slug[];
  /** Where each article's file is, below `articles/` and without `.md`. */
  readonly #paths: ReadonlyMap<Slug, string>;

  private constructor(folder: Store, settings: Settings, kinds: ReadonlyMap<string, SourceKind>) {
    this.#folder = folder;
    this.#settings = settings;
    this.#kinds = kinds;
    const articles = [...kinds.values()].filter((kind) => kind.kind === 'article');
    this.#slugs = articles.map(({ slug }) => slug);
    this.#paths = new Map(articles.map(({ slug, path = slug }) => [slug, path]));
  }

  /** All of it. */
  static async open(folder: Store, settings: Settings): Promise<FolderDependencies> {
    const dependencies = await FolderDependencies.list(folder, settings);
    await dependencies.read();
    return dependencies;
  }

  /** What is there by name; `read` sees what it says. */
  static async list(folder: Store, settings: Settings): Promise<FolderDependencies> {
    const kinds = new Map<string, SourceKind>();
    for await (const { key } of listAll(folder, '')) {
      const kind = classify(key);
      if (kind.kind !== 'ignored') kinds.set(key, kind);
    }
    for (const [key, kind] of kinds) {
      const other = kind.kind === 'article' ? shadow(kind, kinds) : undefined;
      if (other !== undefined)
        kinds.set(key, { kind: 'forbidden', diagnostic: shadowed(key, other) });
    }
    return new FolderDependencies(folder, settings, kinds);
  }

  /** What another thread has read. */
  static known(
    { kinds, summaries, holders, askers }: Known,
    folder: Store,
    settings: Settings,
  ): FolderDependencies {
    const dependencies = new FolderDependencies(folder, settings, new Map(kinds));
    for (const [slug, summary] of summaries) dependencies.#summaries.set(slug, summary);
    for (const [id, slugs] of holders) dependencies.#holders.set(id, slugs);
    for (const [address, slugs] of askers) dependencies.#askers.set(address, slugs);
    return dependencies;
  }

  /** The front matter of every article, since each may have the same id or be linked to. */
  async read(progress?: Progress): Promise<void> {
    for (const [done, key] of this.keys.entries()) {
      progress?.count(done + 1, this.#kinds.size, 'files', 'Reading');
      await this.#readSummary(key);
    }
  }

  /** For another thread; media are left out, since few articles show the same. */
  get known(): Known {
    return {
      kinds: [...this.#kinds],
      summaries: [...this.#summaries],
      holders: [...this.#holders],
      askers: [...this.#askers],
    };
  }

  /** Every source there is, whatever it is; in order. */
  get keys(): string[] {
    return [...this.#kinds.keys()];
  }

  slugOf(key: string): Slug | undefined {
    const kind = this.#kinds.get(key);
    return kind?.kind === 'article' ? kind.slug : undefined;
  }

  /** What is wrong with a source by its name, or with a media file; articles are not read. */
  async wrongWith(key: string): Promise<Diagnostic[]> {
    const kind = this.#kinds.get(key);
    if (kind?.kind === 'forbidden') return [kind.diagnostic];
    return kind?.kind === 'media' ? (await this.#readMedia(key)).wrong : [];
  }

  /** A source, with the files of references in the folder that it names. */
  parse(source: Source): Promise<ParseResult> {
    return parseInFolder(this.#folder, source, this.#settings);
  }

  async around(
    article: ParsedArticle,
  ): Promise<Dependencies & { holders: Slug[]; rivals: Slug[] }> {
    const { id, slug, links, media } = article;
    const holders = (this.#holders.get(id) ?? []).filter((other) => other !== slug);
    const asked = [article.address, ...article.aliases];
    const askers = asked.flatMap((address) => this.#askers.get(address) ?? []);
    const rivals = [...new Set(askers)].filter((other) => other !== slug);
    const others = [...links, ...holders, ...rivals];
    const summaries = others.map((slug) => [slug, this.#summary(slug)] as const);
    const shown = new Map<string, MediaSummary>();
    for (const key of media) shown.set(key, (await this.#readMedia(key)).summary);
    const folder = { slugs: this.#slugs, anchors: await this.#anchorsFor(article) };
    return {
      settings: this.#settings,
      articles: new Map(summaries),
      media: shown,
      folder,
      holders,
      rivals,
    };
  }

  /** Reads the whole text of those that it links to at an anchor, each once. */
  async #anchorsFor({ structure }: ParsedArticle): Promise<ReadonlyMap<Slug, Set<string>>> {
    const found = new Map<Slug, Set<string>>();
    for (const { target } of structure.links) {
      if (target.kind !== 'article' || target.anchor === undefined) continue;
      const anchors = await this.#readAnchors(target.slug);
      if (anchors !== undefined) found.set(target.slug, anchors);
    }
    return found;
  }

  async #readAnchors(slug: Slug): Promise<Set<string> | undefined> {
    if (this.#anchors.has(slug)) return this.#anchors.get(slug);
    const path = this.#paths.get(slug) ?? slug;
    const source = await this.#folder.get(sourceAt(path));
    const { body: bytes, lastModified } = source ?? {};
    const { article } =
      bytes === undefined || lastModified === undefined
        ? {}
        : await this.parse({ slug, path, bytes, lastModified });
    const anchors = article && anchorsOf(article.structure);
    this.#anchors.set(slug, anchors);
    return anchors;
  }

  #summary(slug: Slug): LinkedSummary {
    const known = this.#summaries.get(slug);
    if (known !== undefined) return known;
    for (const address of addressesMeant(slug)) {
      const carrier = this.#askers.get(address)?.[0];
      if (carrier !== undefined) return { ...this.#summary(carrier), slug: carrier };
    }
    return nowhere;
  }

  async #readSummary(key: string): Promise<void> {
    const slug = this.slugOf(key);
    if (slug === undefined) return;
    const object = await this.#folder.get(key);
    if (object === undefined) return;
    const decoded = decode(key, object.body);
    const text = 'text' in decoded ? decoded.text : undefined;
    const read = text === undefined ? undefined : readFrontMatter(text, key, this.#settings);
    // An article that cannot be read has a source, and no page that could be linked to.
    if (text === undefined || read?.frontMatter === undefined) {
      this.#summaries.set(slug, { status: 'unpublished', source: true });
      return;
    }
    const { frontMatter, block } = read;
    const { title, draft, withdrawn } = frontMatter;
    const language = languageOf({ ...frontMatter, body: text.slice(block.end) }, this.#settings);
    const { id = tagUri(this.#settings.idAuthority, slug) } = frontMatter;
    this.#holders.set(id, [...(this.#holders.get(id) ?? []), slug]);
    const { address, aliases } = readAddresses(slug, frontMatter, this.#settings);
    if (draft !== true)
      for (const asked of [address, ...aliases])
        this.#askers.set(asked, [...(this.#askers.get(asked) ?? []), slug]);
    this.#summaries.set(slug, {
      status: draft === true ? 'unpublished' : withdrawn ? 'withdrawn' : 'live',
      source: true,
      id,
      ...(title !== undefined && { title }),
      language,
      url: absolute(this.#settings, address),
      ...(aliases.length > 0 && { has: aliases, asks: [address, ...aliases] }),
    });
  }

  async #readMedia(key: string): Promise<{ summary: MediaSummary; wrong: Diagnostic[] }> {
    const known = this.#media.get(key);
    if (known) return known;
    const read = await this.#inspect(key);
    this.#media.set(key, read);
    return read;
  }

  async #inspect(key: string): Promise<{ summary: MediaSummary; wrong: Diagnostic[] }> {
    const absent: MediaSummary = { status: 'absent' };
    const object = this.#kinds.get(key)?.kind === 'media' && (await this.#folder.get(key));
    if (!object) return { summary: absent, wrong: [] };
    const inspected = inspectMedia(key, object.body);
    if ('diagnostic' in inspected) return { summary: absent, wrong: [inspected.diagnostic] };
    const { size: bytes, etag } = object;
    const url = absolute(this.#settings, mediaPath(key));
    return { summary: { status: 'live', url, type: inspected.type, bytes, etag }, wrong: [] };
  }
}
