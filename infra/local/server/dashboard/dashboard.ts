/**
 * The dashboard: pages for the editor at this machine, about what is refused and why, what each
 * push changed, and how an article looks everywhere it is shown. Nothing of it is ever published:
 * only this server answers below `/__dashboard/`.
 *
 *   /__dashboard/                     how everything stands
 *   /__dashboard/sleep/iron/          one article, all variants side by side
 *   /__dashboard/sleep/iron/?show=…   a copy of its page or embed, or a preview, that this page frames
 */
import { readFileSync } from 'node:fs';
import { classify } from '../../../../functions/article/file/source-path.ts';
import type { Slug } from '../../../../functions/site/settings.ts';
import { articleSource } from '../../../../functions/site/keys.ts';
import type { LogEvent } from '../../../../functions/publish/ports.ts';
import { readArticle, type ArticleRecord } from '../../../../functions/publish/state/records.ts';
import type { Store } from '../../../../functions/store/store.ts';
import type { Published } from '../../runtime/publish.ts';
import type { Push } from '../../runtime/pushes.ts';
import { sourceText } from '../../runtime/source-text.ts';
import { remember, statusOf } from '../../runtime/status.ts';
import { plainAnswer, type Answer } from '../plain-answer.ts';
import type { EdgeRequest } from '../edge.ts';
import type { ReloadHub } from '../live-reload.ts';
import { articlePage } from './article-page.ts';
import { Forbidden } from './forbidden.ts';
import { framed, framedName, framedPreview } from './framed.ts';
import { frontPage } from './front-page.ts';
import { dashboardPage } from './layout.ts';
import { missingPage } from './missing-page.ts';
import { DASHBOARD, dashboardPath, STYLESHEET } from './paths.ts';
import { previewOf } from './preview.ts';
import { firstRow, rowOf, type PushRow } from './push-rows.ts';
import { variantsOf } from './variants.ts';

export interface DashboardOptions {
  /** The folder of articles. */
  content: string;
  state: Store;
  site: Store;
  reload: ReloadHub;
  now: () => Date;
}

/** How many pushes are remembered. */
const PUSHES = 20;
/** How far ahead a review is shown as soon due, days. */
const DAYS = 30;

const css = readFileSync(new URL('./dashboard.css', import.meta.url));

export class Dashboard {
  readonly #options: DashboardOptions;
  readonly #forbidden: Forbidden;
  /** The newest first. */
  #pushes: PushRow[] = [];

  constructor(options: DashboardOptions) {
    this.#options = options;
    this.#forbidden = new Forbidden(options.content);
  }

  /** Whether a path, as it was sent, is answered here and not from the site. */
  owns(path: string): boolean {
    return path.startsWith(DASHBOARD);
  }

  hear(event: LogEvent): void {
    this.#forbidden.hear(event);
  }

  /** What `start` published before anything was saved. */
  opened(result: Published): void {
    this.#remember(firstRow(result, this.#options.now()));
  }

  pushed(push: Push): void {
    const row = rowOf(push, this.#options.now());
    if (row !== undefined) this.#remember(row);
  }

  #remember(row: PushRow): void {
    this.#pushes = [row, ...this.#pushes].slice(0, PUSHES);
  }

  /** Answers GET and HEAD of a path that it owns. Throws what the stores throw. */
  async answer({ path, query }: EdgeRequest): Promise<Answer> {
    if (path === STYLESHEET)
      return { status: 200, headers: plain('text/css; charset=utf-8'), body: css };
    // From before anything is read: a push in between reloads the page once too often.
    const seen = this.#options.reload.version;
    if (path === DASHBOARD) return this.#page(await this.#front(), seen);
    const slug = slugIn(path);
    const { value: record } = slug === undefined ? {} : await readArticle(this.#options, slug);
    if (record === undefined) return this.#page(missingPage(path), seen, 404);
    const place = dashboardPath(record.slug);
    if (!path.endsWith('/')) return { status: 302, headers: { location: place }, body: nothing };
    const { content, site } = this.#options;
    const show = framedName(new URLSearchParams(query).get('show'));
    if (show?.preview === false) return await framed(site, record.slug, show.name);
    const preview = await this.#preview(record);
    if (show !== undefined) {
      if (preview === undefined) return plainAnswer(404, 'Nothing of it waits to be published.');
      return framedPreview(record.slug, show.name, preview.pages[show.name]);
    }
    const variants = await variantsOf(site, record.summary);
    const source = sourceText(content);
    return this.#page(articlePage({ record, variants, preview, source }), seen);
  }

  /** Of what was pushed and is not on the site. */
  async #preview({ slug, report: { outcome } }: ArticleRecord) {
    const waits = outcome === 'draft' || outcome === 'scheduled' || outcome === 'refused';
    return waits ? await previewOf(this.#options, slug) : undefined;
  }

  async #front(): Promise<string> {
    const { content, state, now } = this.#options;
    const { summaries, refused } = (await remember(state)) ?? { summaries: [], refused: [] };
    const all = [...refused, ...this.#forbidden.reports()];
    return frontPage({
      status: statusOf({ summaries, refused: all }, now(), DAYS),
      summaries,
      refused: all,
      pushes: this.#pushes,
      source: sourceText(content),
    });
  }

  #page(page: string, seen: string, status = 200): Answer {
    const headers = { ...plain('text/html; charset=utf-8'), ...dashboardPage };
    return this.#options.reload.inject({ status, headers, body: Buffer.from(page) }, seen);
  }
}

const nothing = new Uint8Array();

function plain(contentType: string) {
  return {
    'content-type': contentType,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
}

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
