/** A picture of the text as HTML: how large it is, its twin for the dark, and the way to all of it. */
import type { Element, Properties } from 'hast';
import type { Image } from 'mdast';
import type { PictureSize } from '../media/size.ts';
import { darkTwin } from '../media/twins.ts';
import { resolveTarget } from '../markdown/targets.ts';
import type { Dependencies, MediaSummary, ParsedArticle } from '../model.ts';
import { marked } from './addresses.ts';

type LiveMedia = Extract<MediaSummary, { status: 'live' }>;

/** The first file that is there, of those that a picture may mean, and its twin. */
export function shownFile(
  keys: readonly string[],
  { media }: Pick<Dependencies, 'media'>,
): { file: LiveMedia; dark?: LiveMedia } | undefined {
  for (const key of keys) {
    const file = media.get(key);
    if (file?.status !== 'live') continue;
    const dark = media.get(darkTwin(key) ?? '');
    return { file, ...(dark?.status === 'live' && { dark }) };
  }
  return undefined;
}

/** With marks in the place of addresses. */
export function pictureOf(
  { alt, title, data }: Image,
  { file, dark }: { file: LiveMedia; dark?: LiveMedia },
  baseUrl: string,
): Element {
  const properties = {
    src: marked(file.url, baseUrl),
    alt: alt ?? '',
    ...(title && { title }),
    ...sized(file.size, data?.hProperties),
    loading: 'lazy',
    decoding: 'async',
  };
  const image: Element = { type: 'element', tagName: 'img', properties, children: [] };
  if (dark === undefined) return image;
  const source: Element = {
    type: 'element',
    tagName: 'source',
    properties: { srcSet: marked(dark.url, baseUrl), media: IN_THE_DARK },
    children: [],
  };
  return { type: 'element', tagName: 'picture', properties: {}, children: [source, image] };
}

export const IN_THE_DARK = '(prefers-color-scheme: dark)';

/** What the text says of the size; of two sides one follows from the other. */
function sized(size: PictureSize | undefined, given: Properties = {}): Properties {
  if (size === undefined) return given;
  const { width, height, ...others } = given;
  const [w, h] = [width, height].map((side) =>
    /^[1-9]\d{0,3}$/.test(String(side)) ? Number(side) : 0,
  );
  if (w! > 0 && h! > 0) return given;
  const scale = w! > 0 ? w! / size.width : h! > 0 ? h! / size.height : 1;
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  return { ...others, width: side(size.width), height: side(size.height) };
}

/** As wide as a column of text; a drawing can always be larger. */
const COLUMN = 672;

/** Whether there is more to see than fits into the text: a link to it needs words, which `alt` has. */
export function isLarge({ alt }: Image, { type, size }: LiveMedia): boolean {
  if (!alt?.trim()) return false;
  return type === 'image/svg+xml' || (size !== undefined && size.width > COLUMN);
}

/** Whether the text shows the article's own picture, which then stands nowhere else on the page. */
export function isHeroInText({ frontMatter, structure, path }: ParsedArticle): boolean {
  const hero = resolveTarget(frontMatter.image?.src ?? '', path);
  const keys = hero.kind === 'media' ? hero.keys : [];
  return structure.images.some(
    ({ target }) => target.kind === 'media' && target.keys.some((key) => keys.includes(key)),
  );
}
