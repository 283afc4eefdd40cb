/**
 * All articles and what was last said of them, kept in this process, so that a look reads only what pushes
 * changed since the one before. What another process writes into the same folder is seen after the next
 * sweep, which comes every ten minutes at least: then the versions of all are read.
 */
import { articleSource } from '../../../../functions/site/keys.ts';
import type { Slug } from '../../../../functions/site/settings.ts';
import { classify } from '../../../../functions/article/file/source-path.ts';
import type { LogEvent } from '../../../../functions/publish/ports.ts';
import { readMany } from '../../../../functions/publish/protocol/rows.ts';
import {
  readArticles,
  type KeptArticle,
  type Remembered,
} from '../../../../functions/publish/rows/article.ts';
import { readCatalog } from '../../../../functions/publish/rows/catalog.ts';
import { isMedia, readFiles } from '../../../../functions/publish/rows/files.ts';
import { articleKey } from '../../../../functions/publish/rows/keys.ts';
import { readSettingsRow } from '../../../../functions/publish/rows/settings.ts';
import type { Table } from '../../../../functions/store/table/table.ts';
import type { Report } from '../../../../schemas/types.ts';
import { refusedOf, type Reports } from '../../runtime/status.ts';
import { unscaledIn } from '../../runtime/unscaled.ts';
import { entryOf, type Entry } from './entries.ts';
import { reportIn } from './pushes.ts';

/** Where more are touched at once, as by a push of site.yaml, reading the versions of all costs less. */
const MANY = 500;

interface Known {
  summary: Remembered;
  report: Report;
  entry: Entry;
}

/** All there is to say; articles in code-unit order of the slugs. */
export interface AllArticles extends Reports {
  /** In the order of the summaries. The same array as long as nothing became of any article. */
  entries: readonly Entry[];
}

export class KnownArticles {
  readonly #table: Table;
  #articles: ReadonlyMap<Slug, Known> = new Map();
  #listed: Pick<AllArticles, 'summaries' | 'entries'> = { summaries: [], entries: [] };
  #media = new Map<string, Report>();
  /** The last report that was heard of a source. */
  readonly #heard = new Map<string, Report>();
  /** What was known before the push that is heard now; undefined: nothing. */
  readonly #before = new Map<string, Report | undefined>();
  #touched = new Set<Slug>();
  /** Whether nothing but what is touched can have changed. */
  #isWhole = false;
  #reading: Promise<void> = Promise.resolve();

  constructor(table: Table) {
    this.#table = table;
  }

  /** An event that is heard comes after what it tells of is written. */
  hear(event: LogEvent): void {
    const report = reportIn(event);
    if (report !== undefined) this.#replace(report);
    if ('slug' in event) this.#touched.add(event.slug);
    if (event.event === 'media.ingested') this.#media.set(event.key, event.report);
    if (event.event === 'site.swept' || event.event === 'run.failed') this.#isWhole = false;
  }

  /** What was said of a source before the push that is heard now, where that is known. */
  before(file: string): Report | undefined {
    return this.#before.get(nameOf(file));
  }

  /** A push is over: what comes from now on is another. */
  told(): void {
    this.#before.clear();
  }

  /** As it is now. Throws what the table throws. */
  async read(): Promise<AllArticles> {
    const refreshed = this.#reading.then(() => this.#refresh());
    this.#reading = refreshed.catch(() => undefined);
    await refreshed;
    const settings = (await readSettingsRow({ table: this.#table })).value;
    if (settings === undefined) return { summaries: [], entries: [], refused: [], unscaled: [] };
    const refused = this.#listed.summaries.flatMap(({ slug, memory }) =>
      memory.outcome === 'refused' ? [this.#articles.get(slug)!.report] : [],
    );
    const media = [...this.#media.values()];
    const unscaled = unscaledIn(media);
    return { ...this.#listed, refused: refusedOf(settings, [...refused, ...media]), unscaled };
  }

  async #refresh(): Promise<void> {
    const touched = this.#touched;
    this.#touched = new Set();
    const isPart = this.#isWhole && touched.size <= MANY;
    if (isPart && touched.size === 0) return;
    try {
      this.#isWhole = true;
      await (isPart ? this.#readTouched(touched) : this.#readAll(touched));
    } catch (error) {
      this.#isWhole = false;
      throw error;
    }
  }

  async #readAll(touched: ReadonlySet<Slug>): Promise<void> {
    const table = this.#table;
    const summaries = [...(await readCatalog({ table })).rows.values()].map((row) => row.summary);
    const media = [...(await readFiles({ table })).values()].filter(isMedia);
    this.#media = new Map(media.map(({ key, report }) => [key, report]));
    // Of what stayed as it was, the summary is the same object.
    const isNews = (one: Remembered) => this.#articles.get(one.slug)?.summary !== one;
    const news = await this.#learn(summaries.filter(isNews), touched);
    this.#keep(
      summaries.map(({ slug }) => [slug, news.get(slug) ?? this.#articles.get(slug)!] as const),
    );
  }

  async #readTouched(touched: ReadonlySet<Slug>): Promise<void> {
    const rows = await readMany<KeptArticle>(this.#table, [...touched].map(articleKey));
    const summaries = rows.flatMap(({ value }) => (value === undefined ? [] : [value.summary]));
    const news = await this.#learn(summaries, touched);
    const others = [...this.#articles].filter(([slug]) => !touched.has(slug));
    this.#keep([...others, ...news].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** With their reports: those of what was touched were heard, the others are read. */
  async #learn(
    summaries: readonly Remembered[],
    touched: ReadonlySet<Slug>,
  ): Promise<Map<Slug, Known>> {
    const heard = (slug: Slug) =>
      touched.has(slug) ? this.#heard.get(articleSource(slug)) : undefined;
    const unheard = summaries.filter((one) => saysSomething(one) && !heard(one.slug));
    const rows = await readArticles(
      { table: this.#table },
      unheard.map(({ slug }) => slug),
    );
    const read = new Map(rows.map(({ value }) => [value?.slug, value?.report]));
    return new Map(
      summaries.map((summary) => {
        const said = heard(summary.slug) ?? read.get(summary.slug);
        const report = (saysSomething(summary) ? said : undefined) ?? silent(summary);
        return [summary.slug, { summary, report, entry: entryOf(summary, report) }];
      }),
    );
  }

  #keep(articles: readonly (readonly [Slug, Known])[]): void {
    this.#articles = new Map(articles);
    this.#listed = {
      summaries: articles.map(([, { summary }]) => summary),
      entries: articles.map(([, { entry }]) => entry),
    };
  }

  #replace(report: Report): void {
    const name = nameOf(report.file);
    if (!this.#before.has(name)) this.#before.set(name, this.#last(report.file));
    this.#heard.set(name, report);
  }

  #last(file: string): Report | undefined {
    const source = classify(file);
    const known = source.kind === 'article' ? this.#articles.get(source.slug) : undefined;
    return this.#heard.get(nameOf(file)) ?? known?.report ?? this.#media.get(file);
  }
}

/** A bundle's `index.md` and the file that the slug is called after are one article. */
function nameOf(file: string): string {
  const source = classify(file);
  return source.kind === 'article' ? articleSource(source.slug) : file;
}

/** Whether its report has anything in it. */
function saysSomething({ memory }: Remembered): boolean {
  return memory.outcome === 'refused' || memory.warnings !== undefined;
}

function silent({ slug, memory }: Remembered): Report {
  const outcome = memory.outcome as Report['outcome'];
  return { file: articleSource(slug), outcome, diagnostics: [] };
}
