/** One article of a foreign folder: what would be published of it, and what is to be told of it. */
import type {
  Dependencies,
  ParsedArticle,
  ParseResult,
  Source,
} from '../../../../functions/article/model.ts';
import { resolveTarget } from '../../../../functions/article/markdown/targets.ts';
import { frontMatterBlock } from '../../../../functions/article/front-matter/block.ts';
import { readFrontMatter } from '../../../../functions/article/front-matter/read.ts';
import type { Decision } from '../../../../functions/publish/ingest/situation.ts';
import { topicTitle } from '../../../../functions/site/topics.ts';
import type { Slug } from '../../../../functions/site/settings.ts';
import type { Diagnostic, Report } from '../../../../schemas/types.ts';
import { dialects } from '../../../../functions/article/dialects/index.ts';
import { compareWords, type Words } from './words.ts';

export interface Article {
  slug: Slug;
  /** Its key: `articles/sleep/x.md`. */
  file: string;
  outcome: Report['outcome'];
  /** Of its page, when it is published. */
  url?: string;
  /** Other addresses that lead to it, from the root of the site. */
  redirects: readonly string[];
  diagnostics: readonly Diagnostic[];
  /** When it is published, where it waits: RFC 3339. */
  due?: string;
  /** Where it says that it is kept back, and why where that is not plain; absent where nothing in it does. */
  heldBy?: { line: number; column: number; reason?: string };
  /** It is nothing but a way to another page. */
  leadsElsewhere: boolean;
  /** Of what is published. */
  words?: Words;
  /** Id → title. */
  topics: ReadonlyMap<string, string>;
  /** All fields of its front matter, as they are written. */
  fields: readonly string[];
  unread: readonly string[];
  /** What its `status` or its like says, where nobody can tell what that means. */
  unclear: readonly string[];
  extra: readonly string[];
  /** Dialects of Markdown that may stand in it. */
  dialects: readonly string[];
  pictures: { shown: number; missing: number };
}

interface Given {
  key: string;
  source: Source;
  read: ParseResult;
  decision: Decision;
  dependencies: Dependencies;
}

export function oneArticle(given: Given): Article {
  const { key, source, read, decision, dependencies } = given;
  const { article = read.textOnly } = read;
  const { outcome, diagnostics, due } = decision.report;
  const { settings } = dependencies;
  const isLive = outcome === 'accepted';
  const said = article && readFrontMatter(article.text, key, settings);
  const topics = article?.frontMatter.topics ?? [];
  return {
    slug: source.slug,
    file: key,
    outcome,
    ...(isLive && { url: decision.summary.url }),
    redirects: isLive ? redirectsOf(article?.frontMatter ?? {}) : [],
    diagnostics,
    ...(due !== undefined && { due }),
    ...(article && { heldBy: heldBy(article, outcome) }),
    leadsElsewhere: article?.heldBack?.leadsElsewhere === true,
    ...wordsOf(given),
    topics: new Map(topics.map((id) => [id, topicTitle(id, settings, article?.topicTitles)])),
    fields: article === undefined ? [] : fieldsOf(article.text),
    unread: said?.unread ?? [],
    unclear: said?.unclear ?? [],
    extra: Object.keys(article?.extra ?? {}),
    dialects: dialects.filter((one) => article && one.mayStandIn(article.text)).map(nameOf),
    pictures: article === undefined ? { shown: 0, missing: 0 } : pictures(article, dependencies),
  };
}

/** What says that an article is kept back. */
const FIELDS: Partial<Record<Report['outcome'], string>> = {
  draft: 'draft',
  scheduled: 'published',
  withdrawn: 'expires',
};

function heldBy(
  { position, heldBack }: ParsedArticle,
  outcome: Report['outcome'],
): Article['heldBy'] & object {
  if (outcome !== 'draft' || heldBack === undefined) return position([FIELDS[outcome] ?? '']);
  return { ...heldBack.position, reason: heldBack.reason };
}

function nameOf({ name }: { name: string }): string {
  return name;
}

function wordsOf({ source, read, decision, dependencies }: Given): { words?: Words } {
  const { content } = decision;
  if (read.article === undefined || content === undefined) return {};
  return { words: compareWords(source, read.article, { content, dependencies }) };
}

/** Whatever field it is that names them. */
function redirectsOf(frontMatter: object): readonly string[] {
  const { aliases = [] } = frontMatter as { aliases?: readonly string[] };
  return aliases;
}

/** Of this site; each place where one stands counts, and the article's own picture. */
function pictures(
  { structure, frontMatter, path }: ParsedArticle,
  { media }: Dependencies,
): Article['pictures'] {
  const own = frontMatter.image === undefined ? [] : [resolveTarget(frontMatter.image.src, path)];
  const targets = [...structure.images.map(({ target }) => target), ...own];
  const keys = targets.flatMap((target) => (target.kind === 'media' ? [target.keys] : []));
  const shown = keys.filter((some) => some.some((key) => media.get(key)?.status === 'live')).length;
  return { shown, missing: keys.length - shown };
}

/** The names that begin lines of the front matter, or stand in the braces of JSON. */
function fieldsOf(text: string): string[] {
  const block = frontMatterBlock(text);
  if (!('from' in block)) return [];
  const inside = text.slice(block.from, block.to);
  const line = /^["']?([\p{L}_][\p{L}\p{N}_-]*)["']?\s*[:=]/gmu;
  const inBraces = /^\s{0,4}"([\p{L}_][\p{L}\p{N}_-]*)"\s*:/gmu;
  const names = inside.matchAll(block.kind === 'json' ? inBraces : line);
  return [...new Set([...names].map(([, name]) => name!))];
}
