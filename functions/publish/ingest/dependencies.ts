/** Reads what one article depends on beyond its own source: others' faces, media, settings. */
import type { LinkedSummary, MediaSummary, Dependencies } from '../../article/model.ts';
import type { Settings, Slug } from '../../site/settings.ts';
import { classify } from '../../article/file/source-path.ts';
import { ingestMedia } from './media.ts';
import { addressesMeant } from '../../site/addresses.ts';
import { articleSource, asSourceKey } from '../../site/keys.ts';
import { headArticle } from '../protocol/article-source.ts';
import { mapAll } from '../protocol/map-all.ts';
import type { Ports } from '../ports.ts';
import { readSummary, type Remembered } from '../rows/article.ts';
import { idHolders } from '../rows/claims.ts';
import { carrierSummaryOf, linkedSummaryOf, mediaSummaryOf, remembered } from '../rows/faces.ts';
import { readMedia } from '../rows/files.ts';
import { carriersByLink, isNothing } from '../rows/places.ts';

/** What to look at: every article and media file that a source mentions. */
export interface Mentions {
  articles: readonly Slug[];
  media: readonly string[];
}

/** Requests one run keeps in flight. */
const WIDTH = 8;

/** A media file that is pushed but not yet published is published first. */
export async function readDependencies(
  ports: Ports,
  settings: Settings,
  mentions: Mentions,
): Promise<Dependencies> {
  const articles = new Map<Slug, LinkedSummary>();
  const media = new Map<string, MediaSummary>();
  await mapAll(
    mentions.articles,
    async (slug) => articles.set(slug, await readFace(ports, slug, settings)),
    { concurrency: WIDTH },
  );
  await mapAll(
    mentions.media,
    async (key) => media.set(key, await readMediaFace(ports, key, settings)),
    { concurrency: WIDTH },
  );
  return { settings, articles, media };
}

async function readFace(ports: Ports, slug: Slug, settings: Settings): Promise<LinkedSummary> {
  // A link may say anything; what can be no article is none.
  if (classify(articleSource(slug)).kind !== 'article') return { status: 'absent', source: false };
  const record = await readSummary(ports, slug);
  const source = await headArticle(ports.source, slug);
  if (isNothing(record.value?.summary, source !== undefined)) {
    const carrier = await carrierOf(ports, slug);
    if (carrier !== undefined) return carrierSummaryOf(carrier, settings);
  }
  return linkedSummaryOf(record.value?.summary, source !== undefined, settings);
}

/** The article that has an address which a link to this slug may mean. */
async function carrierOf(ports: Ports, slug: Slug): Promise<Remembered | undefined> {
  const claims = await mapAll(addressesMeant(slug), (address) => idHolders(ports, address));
  const others = await mapAll(new Set(claims.flat()), (other) => readSummary(ports, other));
  const summaries = others.flatMap(({ value }) => value?.summary ?? []);
  const carrier = carriersByLink(summaries).get(slug);
  return summaries.find((summary) => summary.slug === carrier);
}

async function readMediaFace(
  ports: Ports,
  name: string,
  settings: Settings,
): Promise<MediaSummary> {
  if (classify(name).kind !== 'media') return { status: 'absent' };
  const key = asSourceKey(name);
  const row = (await readMedia(ports, key)).value;
  const face = mediaSummaryOf(row, settings);
  // An earlier version of ours asked no picture for its size.
  if (face.status === 'live' && row?.accepted?.size !== undefined) return face;
  if ((await ports.source.head(key)) === undefined) return face;
  await ingestMedia(ports, key);
  return mediaSummaryOf((await readMedia(ports, key)).value, settings);
}

/** The world as an entry remembers it. */
export function rememberedDependencies(dependencies: Pick<Dependencies, 'articles' | 'media'>): {
  articles: Record<Slug, string>;
  media: Record<string, string>;
} {
  return { articles: faces(dependencies.articles), media: faces(dependencies.media) };
}

function faces(map: ReadonlyMap<string, LinkedSummary | MediaSummary>): Record<string, string> {
  const sorted = [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, face]) => [name, remembered(face)]));
}

/** Two worlds in which an article renders to the same bytes. */
export function sameDependencies(
  before: { articles: Record<Slug, string>; media: Record<string, string> },
  now: Pick<Dependencies, 'articles' | 'media'>,
): boolean {
  const next = rememberedDependencies(now);
  return sameNames(before.articles, next.articles) && sameNames(before.media, next.media);
}

/** The same names with the same values; none are as good as none at all. */
export function sameNames(a: Record<string, string> = {}, b: Record<string, string> = {}): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
