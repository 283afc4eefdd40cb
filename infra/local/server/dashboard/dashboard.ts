/**
 * The dashboard: pages for the editor at this machine, about what is refused and why, what each
 * push changed, and how an article looks everywhere it is shown. Nothing of it is ever published:
 * only this server answers below `/__dashboard/`.
 *
 *   /__dashboard/                     how everything stands
 *   /__dashboard/?view=articles&q=…   all articles, narrowed by words, state, topic, author, rule, review
 *   /__dashboard/?view=calendar       what goes live, expires or is to be reviewed, month by month
 *   /__dashboard/sleep/iron/          one article, its remarks and all its variants
 *   /__dashboard/sleep/iron/?show=…   a copy of one of its documents, or a preview, that this page frames
 */
import type { House } from '../../../../functions/site/house.ts';
import { existsSync, readFileSync } from 'node:fs';
import { classify } from '../../../../functions/article/file/source-path.ts';
import type { Slug } from '../../../../functions/site/settings.ts';
import { addressOf, variantKey } from '../../../../functions/site/addresses.ts';
import { articleSource } from '../../../../functions/site/keys.ts';
import type { LogEvent } from '../../../../functions/publish/ports.ts';
import { readArticle, type ArticleRow } from '../../../../functions/publish/rows/article.ts';
import type { Store } from '../../../../functions/store/store.ts';
import type { Table } from '../../../../functions/store/table/table.ts';
import type { Diagnostic, Report } from '../../../../schemas/types.ts';
import { fileOf } from '../../runtime/content-folder.ts';
import type { Published } from '../../runtime/publish.ts';
import type { Push } from '../../runtime/pushes.ts';
import { sourceText } from '../../runtime/source-text.ts';
import { statusOf } from '../../runtime/status.ts';
import { plainAnswer, unstored, type Answer } from '../answer.ts';
import type { EdgeRequest } from '../edge.ts';
import type { ReloadHub } from '../live-reload.ts';
import { articlePage, missingPage } from './article-page.ts';
import { calendarPage, readMonth } from './calendar-page.ts';
import { readChoices } from './choices.ts';
import { helpIn, type Beside } from './diagnostic.ts';
import { framed, framedName, framedPreview } from './framed.ts';
import { frontPage } from './front-page.ts';
import { KnownArticles } from './known-articles.ts';
import { dashboardPage } from './layout.ts';
import { listPage } from './list-page.ts';
import { DASHBOARD, dashboardPath, STYLESHEET } from './paths.ts';
import { previewOf } from './preview.ts';
import { firstRow, rowOf, type PushRow } from './pushes.ts';
import { variantsOf } from './variants.ts';

export interface DashboardOptions {
  /** The folder of articles. */
  content: string;
  /** What its configuration adds; absent without one. */
  house?: House;
  table: Table;
  site: Store;
  reload: ReloadHub;
  now: () => Date;
}

const KEPT_PUSHES = 20;
/** How far ahead a review is shown as soon due. */
const SOON_DAYS = 30;

const css = readFileSync(new URL('./dashboard.css', import.meta.url));

export class Dashboard {
  readonly #options: DashboardOptions;
  /** Files whose names no source may have: no row speaks of them, so they are kept here. */
  readonly #forbidden = new Map<string, Diagnostic>();
  readonly #known: KnownArticles;
  readonly #beside: Beside;
  #shared: { slug: Slug; links: readonly string[] } | undefined;
  /** The newest first. */
  #pushes: PushRow[] = [];

  constructor(options: DashboardOptions) {
    this.#options = options;
    this.#known = new KnownArticles(options.table);
    this.#beside = { source: sourceText(options.content), help: helpIn(options.house) };
  }

  /** Whether a path, as it was sent, is answered here and not from the site. */
  owns(path: string): boolean {
    return path.startsWith(DASHBOARD);
  }

  hear(event: LogEvent): void {
    this.#known.hear(event);
    if (event.event === 'path.forbidden') this.#forbidden.set(event.key, event.diagnostic);
  }

  /** What `start` published before anything was saved. What it says is known from then on. */
  async opened(result: Published): Promise<void> {
    this.#keep(firstRow(result, this.#options.now()));
    this.#known.told();
    await this.#known.read();
  }

  pushed(push: Push): void {
    const row = rowOf(push, this.#options.now(), (file) => this.#known.before(file));
    this.#known.told();
    if (row !== undefined) this.#keep(row);
  }

  /** What others see of an article that is shared with them: the page as it would be, or as it is. */
  async shown(slug: Slug): Promise<string | undefined> {
    const { value: row } = await readArticle(this.#options, slug);
    if (row === undefined) return undefined;
    const { site, house } = this.#options;
    const preview = (await this.#preview(row))?.pages.get('page');
    if (preview !== undefined) return preview;
    const object = await site.get(variantKey(addressOf(row.summary), 'page', house));
    return object && new TextDecoder().decode(object.body);
  }

  /** From now on an article's page here says that others see it, and where. */
  sharing(slug: Slug, links: readonly string[]): void {
    this.#shared = { slug, links };
  }

  #keep(row: PushRow): void {
    this.#pushes = [row, ...this.#pushes].slice(0, KEPT_PUSHES);
  }

  /** Answers GET and HEAD of a path that it owns. Throws what the table and the site throw. */
  async answer({ path, query }: EdgeRequest): Promise<Answer> {
    if (path === STYLESHEET)
      return { status: 200, headers: unstored('text/css; charset=utf-8'), body: css };
    // From before anything is read: a push in between reloads the page once too often.
    const seen = this.#options.reload.version;
    if (path === DASHBOARD)
      return this.#page(await this.#overview(new URLSearchParams(query)), seen);
    const slug = slugIn(path);
    const { value: row } = slug === undefined ? {} : await readArticle(this.#options, slug);
    if (row === undefined) return this.#page(missingPage(path), seen, 404);
    const address = dashboardPath(row.slug);
    if (!path.endsWith('/')) return { status: 302, headers: { location: address }, body: nothing };
    const { site, house } = this.#options;
    const show = framedName(new URLSearchParams(query).get('show'));
    if (show?.preview === false)
      return await framed(site, addressOf(row.summary), show.name, house);
    const preview = await this.#preview(row);
    if (show !== undefined) {
      const text = preview?.pages.get(show.name);
      if (text === undefined) return plainAnswer(404, 'Nothing of it waits to be published.');
      return framedPreview(row.slug, show.name, text, house);
    }
    const variants = await variantsOf(site, row.summary, house);
    const beside = this.#beside;
    const shared = this.#shared?.slug === row.slug ? this.#shared.links : undefined;
    const shown = { row, variants, preview, beside, ...(shared && { shared }) };
    return this.#page(articlePage(shown), seen);
  }

  /** Of what was pushed and is not on the site. */
  async #preview({ slug, report: { outcome } }: ArticleRow) {
    const waits = outcome === 'draft' || outcome === 'scheduled' || outcome === 'refused';
    return waits ? await previewOf(this.#options, slug) : undefined;
  }

  /** What is said of all articles together. */
  async #overview(query: URLSearchParams): Promise<string> {
    const { summaries, entries, refused, unscaled } = await this.#known.read();
    const now = this.#options.now();
    const view = query.get('view');
    if (view === 'calendar')
      return calendarPage(entries, readMonth(query, now.toISOString()), now.toISOString());
    if (view === 'articles') return listPage(entries, readChoices(query), now.toISOString());
    const all = [...refused, ...this.#refusedNames()];
    return frontPage({
      status: statusOf({ summaries, refused: all, unscaled }, now, SOON_DAYS),
      entries,
      refused: all,
      pushes: this.#pushes,
      beside: this.#beside,
    });
  }

  /** Of those that are still there; a deleted file is told of like a saved one. */
  #refusedNames(): Report[] {
    return [...this.#forbidden]
      .filter(([key]) => existsSync(fileOf(this.#options.content, key)))
      .map(([file, diagnostic]) => ({ file, outcome: 'refused', diagnostics: [diagnostic] }));
  }

  #page(page: string, seen: string, status = 200): Answer {
    const headers = { ...unstored('text/html; charset=utf-8'), ...dashboardPage };
    return this.#options.reload.inject({ status, headers, body: Buffer.from(page) }, seen);
  }
}

const nothing = new Uint8Array();

/** The article that a path speaks of; undefined where no article could have such a name. */
function slugIn(path: string): Slug | undefined {
  try {
    const name = decodeURIComponent(path.slice(DASHBOARD.length).replace(/\/$/, ''));
    const source = classify(articleSource(name.normalize('NFC')));
    return source.kind === 'article' ? source.slug : undefined;
  } catch {
    return undefined;
  }
}
