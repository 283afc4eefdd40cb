/** Reads what one article depends on beyond its own source: others' faces, media, settings. */
import type { Face, MediaFace, World } from '../../article/model.ts';
import type { Settings, Slug } from '../../site/settings.ts';
import { classify } from '../../article/file/source-path.ts';
import { ingestMedia } from './media.ts';
import { articleSource, asSourceKey } from '../../site/keys.ts';
import { mapAll } from '../protocol/map-all.ts';
import type { Dependencies } from '../ports.ts';
import { faceOf, mediaFaceOf, readArticle, readMedia, remembered } from '../state/records.ts';

/** What to look at: every article and media file that a source mentions. */
export interface Mentions {
  articles: readonly Slug[];
  media: readonly string[];
}

/** Requests one run keeps in flight. */
const WIDTH = 8;

/** A media file that is pushed but not yet published is published first. */
export async function readWorld(
  deps: Dependencies,
  settings: Settings,
  mentions: Mentions,
): Promise<World> {
  const articles = new Map<Slug, Face>();
  const media = new Map<string, MediaFace>();
  await mapAll(
    mentions.articles,
    async (slug) => articles.set(slug, await readFace(deps, slug, settings)),
    { concurrency: WIDTH },
  );
  await mapAll(
    mentions.media,
    async (key) => media.set(key, await readMediaFace(deps, key, settings)),
    { concurrency: WIDTH },
  );
  return { settings, articles, media };
}

async function readFace(deps: Dependencies, slug: Slug, settings: Settings): Promise<Face> {
  // A link may say anything; what can be no article is none.
  if (classify(articleSource(slug)).kind !== 'article') return { status: 'absent', source: false };
  const record = await readArticle(deps, slug);
  const source = await deps.source.head(articleSource(slug));
  return faceOf(record.value?.entry, source !== undefined, settings);
}

async function readMediaFace(
  deps: Dependencies,
  name: string,
  settings: Settings,
): Promise<MediaFace> {
  if (classify(name).kind !== 'media') return { status: 'absent' };
  const key = asSourceKey(name);
  const face = mediaFaceOf((await readMedia(deps, key)).value, settings);
  if (face.status === 'live') return face;
  if ((await deps.source.head(key)) === undefined) return face;
  await ingestMedia(deps, key);
  return mediaFaceOf((await readMedia(deps, key)).value, settings);
}

/** The world as an entry remembers it. */
export function rememberedWorld(world: Pick<World, 'articles' | 'media'>): {
  articles: Record<Slug, string>;
  media: Record<string, string>;
} {
  return { articles: faces(world.articles), media: faces(world.media) };
}

function faces(map: ReadonlyMap<string, Face | MediaFace>): Record<string, string> {
  const sorted = [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, face]) => [name, remembered(face)]));
}

/** Two worlds in which an article renders to the same bytes. */
export function sameWorld(
  before: { articles: Record<Slug, string>; media: Record<string, string> },
  now: Pick<World, 'articles' | 'media'>,
): boolean {
  const next = rememberedWorld(now);
  return sameNames(before.articles, next.articles) && sameNames(before.media, next.media);
}

/** The same names with the same values; none are as good as none at all. */
export function sameNames(a: Record<string, string> = {}, b: Record<string, string> = {}): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
