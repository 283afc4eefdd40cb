/** What the front matter says of the pictures in the text, as Hugo's `resources` do. */
import type { Image } from 'mdast';
import type { Picture } from '../../../schemas/types.ts';

/** Puts in what an image in the text does not say itself: its alternative, and its caption. */
export type Describe = (image: Pick<Image, 'url' | 'alt' | 'title'>) => void;

/** Of pictures beside the article; of two that fit one, the first counts. */
export function describing(pictures: readonly Picture[]): Describe {
  if (pictures.length === 0) return () => undefined;
  const known = pictures.map((picture) => ({ ...picture, fits: fitting(picture.src) }));
  return (image) => {
    if (image.alt?.trim() && image.title) return;
    const path = plainPath(image.url);
    const found = known.find(({ fits }) => fits(path));
    if (found === undefined) return;
    if (!image.alt?.trim() && found.alt !== undefined) image.alt = found.alt;
    if (!image.title && found.caption !== undefined) image.title = found.caption;
  };
}

/** Stars in one path: each makes the search longer. */
const STARS_LIMIT = 2;

/** A path, or a pattern in which `*` stands for any part of a name, `**` of a path; in any case. */
function fitting(src: string): (path: string) => boolean {
  const wanted = plainPath(src).toLowerCase();
  if (!/[*?]/.test(wanted)) return (path) => path.toLowerCase() === wanted;
  if ((wanted.match(/\*+/g)?.length ?? 0) > STARS_LIMIT) return () => false;
  const pattern = wanted.replace(/\*\*+|\*|\?|[.+^${}()|[\]\\]/g, (mark) => {
    if (mark === '*') return '[^/]*';
    if (mark === '?') return '[^/]';
    return mark.startsWith('*') ? '.*' : `\\${mark}`;
  });
  const whole = new RegExp(`^${pattern}$`, 'su');
  return (path) => whole.test(path.toLowerCase());
}

function plainPath(url: string): string {
  const path = url.replace(/^(?:\.?\/)+/, '').replace(/[?#].*$/s, '');
  try {
    return decodeURIComponent(path).normalize('NFC');
  } catch {
    return path;
  }
}
