/**
 * What becomes of each article of a folder when it is published for the first time: the same functions
 * decide it that decide it in earnest, on what they would find in the end.
 */
import { presumedOriginal } from '../../../../functions/article/file/copies.ts';
import type {
  Dependencies,
  LinkedSummary,
  ParseResult,
} from '../../../../functions/article/model.ts';
import { parse } from '../../../../functions/article/parse.ts';
import { decide } from '../../../../functions/publish/ingest/decide.ts';
import type { Decision } from '../../../../functions/publish/ingest/situation.ts';
import { linkedSummaryOf } from '../../../../functions/publish/rows/faces.ts';
import { pathOfSource } from '../../../../functions/site/keys.ts';
import type { Settings, Slug } from '../../../../functions/site/settings.ts';
import type { Store, StoredObject } from '../../../../functions/store/store.ts';
import type { Progress } from '../../cli/progress.ts';
import type { FolderDependencies } from '../../runtime/folder-dependencies.ts';
import { oneArticle, type Article } from './article.ts';

export interface Judging {
  folder: Pick<Store, 'get'>;
  settings: Settings;
  dependencies: FolderDependencies;
  /** RFC 3339, UTC, whole seconds. */
  now: string;
}

/** What one article was judged by, so that it is judged again when that was not so. */
interface Judged {
  article: Article;
  /** How it stands for others. */
  face: LinkedSummary;
  /** Those that want one of its addresses. */
  rivals: readonly Slug[];
  /** How others stood for it. */
  saw: ReadonlyMap<Slug, string>;
}

/** After so many rounds everybody has heard of everybody: each can only change by what the last told. */
const ROUNDS = 10;

/** In the order of their keys. An article that is gone meanwhile is left out. */
export async function judgeAll(judging: Judging, progress: Progress): Promise<Article[]> {
  const keys = judging.dependencies.keys.filter((key) => judging.dependencies.slugOf(key));
  const judged = new Map<string, Judged>();
  const faces = new Map<Slug, LinkedSummary>();
  let waiting = keys;
  for (let round = 0; round < ROUNDS && waiting.length > 0; round++) {
    for (const [done, key] of waiting.entries()) {
      progress.count(done + 1, waiting.length, 'articles', round === 0 ? 'Reading' : 'Comparing');
      const one = await judge(judging, key, faces);
      if (one === undefined) continue;
      judged.set(key, one);
      faces.set(one.article.slug, one.face);
    }
    waiting = [...judged].filter(([, one]) => isOutdated(one, faces)).map(([key]) => key);
  }
  return keys.flatMap((key) => judged.get(key)?.article ?? []);
}

function isOutdated(
  { article, rivals, saw }: Judged,
  faces: ReadonlyMap<Slug, LinkedSummary>,
): boolean {
  return [...saw].some(([slug, seen]) => {
    const face = faces.get(slug);
    return face !== undefined && asSeen(face, slug, { by: article.slug, rivals }) !== seen;
  });
}

/** What counts of it: a title only where one may be the other's copy, addresses where both want one. */
function asSeen(
  { status, id, title, url, has, asks }: LinkedSummary,
  slug: Slug,
  { by, rivals }: { by: Slug; rivals: readonly Slug[] },
): string {
  const places = rivals.includes(slug) && [url, has, asks];
  return JSON.stringify([status, id, places, presumedOriginal(by) === slug && title]);
}

async function judge(
  judging: Judging,
  key: string,
  faces: ReadonlyMap<Slug, LinkedSummary>,
): Promise<Judged | undefined> {
  const { folder, settings, dependencies } = judging;
  const slug = dependencies.slugOf(key)!;
  const object = await folder.get(key);
  if (object === undefined) return undefined;
  const source = { slug, path: pathOfSource(key) ?? slug, ...object, bytes: object.body };
  const read = parse(source, settings);
  const around = await dependenciesOf(judging, read, faces);
  const decision = decided(judging, { slug, path: source.path, object, read }, around);
  const { rivals } = around;
  const { articles } = around.dependencies;
  const memory = { ...nobodys, ...decision.summary.memory };
  return {
    article: oneArticle({ key, source, read, decision, dependencies: around.dependencies }),
    face: linkedSummaryOf({ ...decision.summary, memory }, true, settings),
    rivals,
    saw: new Map(
      [...articles].map(([other, face]) => [other, asSeen(face, other, { by: slug, rivals })]),
    ),
  };
}

/** What an article looks at, and who else has or wants its id and its addresses. */
interface Around {
  dependencies: Dependencies;
  holders: readonly Slug[];
  rivals: readonly Slug[];
}

/** Nobody remembers anything yet. */
const nobodys = {
  ...{ revision: 0, outcome: 'accepted' as const, collections: [], variants: {} },
  inputs: { renderer: '', settings: '', articles: {}, media: {} },
};

/**
 * What is not judged yet is live if somebody links to it, and not yet if it has the same id or asks for
 * the same address: of several the first has it.
 */
async function dependenciesOf(
  { dependencies, settings }: Judging,
  { article, textOnly }: ParseResult,
  faces: ReadonlyMap<Slug, LinkedSummary>,
): Promise<Around> {
  const known = article ?? textOnly;
  const nothing = { settings, articles: new Map(), media: new Map() };
  if (known === undefined) return { dependencies: nothing, holders: [], rivals: [] };
  const { articles, media, holders, rivals } = await dependencies.around(known);
  const told = [...articles].map(([slug, face]): [Slug, LinkedSummary] => {
    const isNext = holders.includes(slug) || rivals.includes(slug);
    return [slug, faces.get(slug) ?? (isNext ? later(face) : face)];
  });
  return { dependencies: { settings, articles: new Map(told), media }, holders, rivals };
}

/** Nobody's page yet, and nothing leads there. */
function later({ id, language, source }: LinkedSummary): LinkedSummary {
  return {
    ...{ status: 'unpublished', source },
    ...(id !== undefined && { id }),
    ...(language !== undefined && { language }),
  };
}

function decided(
  { now }: Judging,
  given: { slug: Slug; path: string; object: StoredObject; read: ParseResult },
  { dependencies, holders, rivals }: Around,
): Decision {
  const { slug, path, object, read } = given;
  const source = { path, etag: object.etag, lastModified: object.lastModified, read };
  return decide({ slug, now, source, record: undefined, dependencies, holders, rivals });
}
