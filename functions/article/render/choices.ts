/**
 * The files among which a browser chooses what it shows of a picture (HTML, the elements picture and
 * source): as large as its screen asks for, in the first format that it knows, light or dark. The
 * picture itself stands behind them, for whoever knows none of this.
 */
import type { Image, Rendition } from '../../../schemas/types.ts';
import { html, type Html } from '../../base/markup.ts';

/** What one source element says. */
export interface Choice {
  type?: string;
  srcset: string;
  sizes?: string;
  media?: string;
}

type Files = Pick<Image, 'renditions' | 'dark'>;

export const IN_THE_DARK = '(prefers-color-scheme: dark)';

/**
 * Of a picture in the text or above it. `width`: of its place on a wide screen, in CSS pixels. On a
 * narrow one it has all but the margins (site/style/shell.ts); where three pixels are one, it is asked
 * for with two, as nobody sees more.
 */
export function choicesOf(files: Files, width: number, address: (url: string) => string): Choice[] {
  const sizes = `(min-width: ${width + MARGINS}px) ${width}px, ${ON_FINE_PHONES}, calc(100vw - ${MARGINS}px)`;
  return eachLook(files, address, (renditions) => ({
    srcset: renditions.map(({ url, width }) => `${address(url)} ${width}w`).join(', '),
    sizes,
  }));
}

/** On both sides of the text together, CSS pixels. */
const MARGINS = 40;

const ON_FINE_PHONES = '(min-resolution: 2.5dppx) calc(67vw - 27px)';

/** What `sizes` may say. */
export const sizesPattern =
  /^\(min-width: \d{1,4}px\) \d{1,4}px, \(min-resolution: 2\.5dppx\) calc\(67vw - 27px\), calc\(100vw - 40px\)$/;

/** Of a small one beside words: the smallest of each format. */
export function smallChoicesOf(files: Files, address: (url: string) => string): Choice[] {
  return eachLook(files, address, ([smallest]) => ({ srcset: address(smallest!.url) }));
}

function eachLook(
  { renditions, dark }: Files,
  address: (url: string) => string,
  shown: (renditions: Rendition[]) => Omit<Choice, 'type' | 'media'>,
): Choice[] {
  const byType = (all: Rendition[] = [], media?: string): Choice[] =>
    [...Map.groupBy(all, ({ type }) => type)].map(([type, some]) => ({
      type,
      ...(media !== undefined && { media }),
      ...shown(some),
    }));
  if (dark === undefined) return byType(renditions);
  const twin = { srcset: address(dark.url), media: IN_THE_DARK };
  return [...byType(dark.renditions, IN_THE_DARK), twin, ...byType(renditions)];
}

/** As HTML; without choices the picture alone. */
export function chosenFrom(choices: readonly Choice[], image: Html): Html {
  if (choices.length === 0) return image;
  const sources = choices.map(({ type, srcset, sizes, media }) => {
    const said = Object.entries({ type, srcset, sizes, media });
    const attributes = said.map(
      ([name, value]) => value !== undefined && html` ${name}="${value}"`,
    );
    return html`<source${attributes}>`;
  });
  return html`<picture>${sources}${image}</picture>`;
}
