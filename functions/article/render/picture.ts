/** A picture of the text as HTML: how large it is, its other files, and the way to all of it. */
import type { Element, Properties } from 'hast';
import type { Image } from 'mdast';
import type { Image as ImageData } from '../../../schemas/types.ts';
import { renditionsOf } from '../media/renditions.ts';
import type { PictureSize } from '../media/size.ts';
import { darkTwin } from '../media/twins.ts';
import { resolveTarget } from '../markdown/targets.ts';
import type { Dependencies, MediaSummary, ParsedArticle } from '../model.ts';
import { marked } from './addresses.ts';
import { choicesOf, type Choice } from './choices.ts';

type LiveMedia = Extract<MediaSummary, { status: 'live' }>;

/** A picture and its twin for the dark. */
interface Shown {
  file: LiveMedia;
  dark?: LiveMedia;
}

/** The first file that is there, of those that a picture may mean, and its twin; `type`: how that begins. */
export function shownFile(
  keys: readonly string[],
  { media }: Pick<Dependencies, 'media'>,
  type = '',
): Shown | undefined {
  for (const key of keys) {
    const file = media.get(key);
    if (file?.status !== 'live' || !file.type.startsWith(type)) continue;
    const dark = media.get(darkTwin(key) ?? '');
    return { file, ...(dark?.status === 'live' && { dark }) };
  }
  return undefined;
}

/** The other files of a picture, as data. */
export function otherFiles({ file, dark }: Shown): Pick<ImageData, 'renditions' | 'dark'> {
  const own = renditionsOf(file.url, file);
  const twins = dark === undefined ? [] : renditionsOf(dark.url, dark);
  return {
    ...(own.length > 0 && { renditions: own }),
    ...(dark && {
      dark: { url: dark.url, type: dark.type, ...(twins.length > 0 && { renditions: twins }) },
    }),
  };
}

/** With marks in the place of addresses. */
export function pictureOf({ alt, title, data }: Image, files: Shown, baseUrl: string): Element {
  const { url, size } = files.file;
  const dimensions = sized(size, data?.hProperties);
  const properties = {
    src: marked(url, baseUrl),
    alt: alt ?? '',
    ...(title && { title }),
    ...dimensions,
    loading: 'lazy',
    decoding: 'async',
  };
  const image = element('img', properties, []);
  const width = widthInText(pixels(dimensions.width));
  const choices = choicesOf(otherFiles(files), width, (one) => marked(one, baseUrl));
  return choices.length === 0 ? image : element('picture', {}, [...choices.map(source), image]);
}

function source({ type, srcset, sizes, media }: Choice): Element {
  const properties = {
    ...(type !== undefined && { type }),
    srcSet: srcset,
    ...(sizes !== undefined && { sizes }),
    ...(media !== undefined && { media }),
  };
  return element('source', properties, []);
}

function element(tagName: string, properties: Properties, children: Element[]): Element {
  return { type: 'element', tagName, properties, children };
}

/** CSS pixels on a wide screen; `width`: of the picture, where that is known. */
export function widthInText(width = COLUMN): number {
  return Math.min(width, COLUMN);
}

/** What the text says of the size; of two sides one follows from the other. */
function sized(size: PictureSize | undefined, given: Properties = {}): Properties {
  if (size === undefined) return given;
  const { width, height, ...others } = given;
  const [w = 0, h = 0] = [width, height].map(pixels);
  if (w > 0 && h > 0) return given;
  const scale = w > 0 ? w / size.width : h > 0 ? h / size.height : 1;
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  return { ...others, width: side(size.width), height: side(size.height) };
}

/** Undefined where an attribute says something else. */
function pixels(side: Properties[string]): number | undefined {
  return /^[1-9]\d{0,3}$/.test(String(side)) ? Number(side) : undefined;
}

/** As wide as a column of text; a drawing can always be larger. */
const COLUMN = 672;

/** Whether there is more to see than fits into the text: a link to it needs words, which `alt` has. */
export function isLarge(
  alt: string | null | undefined,
  { type, width = 0 }: { type: string; width?: number | undefined },
): boolean {
  return Boolean(alt?.trim()) && (type === 'image/svg+xml' || width > COLUMN);
}

/** Whether the text shows the article's own picture, which then stands nowhere else on the page. */
export function isHeroInText({ frontMatter, structure, path }: ParsedArticle): boolean {
  const hero = resolveTarget(frontMatter.image?.src ?? '', path);
  const keys = hero.kind === 'media' ? hero.keys : [];
  return structure.images.some(
    ({ target }) => target.kind === 'media' && target.keys.some((key) => keys.includes(key)),
  );
}
