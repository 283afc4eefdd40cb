/** How pictures of the text are shown: how large, in the dark, and the way to all of them. */
import { describe, expect, it } from 'vitest';
import type { MediaSummary } from '../../../functions/article/model.ts';
import { published } from '../read.ts';

const live = (name: string, type: string, width?: number, height?: number) => {
  const url = `https://test.example/media/${name}`;
  const size = width !== undefined && height !== undefined && { size: { width, height } };
  return { status: 'live', url, type, bytes: 1, etag: 'e', ...(size && size) } as MediaSummary;
};
/** With renditions. */
const scaled = (name: string, width: number, height: number) =>
  ({ ...live(name, 'image/jpeg', width, height), formats: ['avif', 'webp'] }) as MediaSummary;
const media = {
  'media/leg.png': live('leg.png', 'image/png', 600, 300),
  'media/wide.png': live('wide.png', 'image/png', 2000, 500),
  'media/odd.png': live('odd.png', 'image/png'),
  'media/photo.jpg': scaled('photo.jpg', 700, 350),
  'media/photo.dark.jpg': scaled('photo.dark.jpg', 500, 250),
  'media/knee.svg': live('knee.svg', 'image/svg+xml', 672, 400),
  'media/knee.dark.svg': live('knee.dark.svg', 'image/svg+xml', 672, 400),
};
const shown = (markdown: string) =>
  published(`# A\n\n${markdown}\n`, { media }).content.replaceAll('https://test.example', '');
const rest = 'loading="lazy" decoding="async">';

describe('a picture', () => {
  it.each([
    [
      'says how large it is',
      'a ![leg](/media/leg.png)',
      `alt="leg" width="600" height="300" ${rest}`,
    ],
    ['keeps its shape', 'a ![leg](/media/leg.png){width=300}', `width="300" height="150" ${rest}`],
    ['says nothing that nobody knows', 'a ![odd](/media/odd.png)', `alt="odd" ${rest}`],
  ])('%s', (_, markdown, html) => {
    expect(shown(markdown)).toContain(html);
  });

  it('that stands alone and is larger than the text leads to all of it', () => {
    const image = `<img src="/media/wide.png" alt="wide" width="2000" height="500" ${rest}`;
    expect(shown('![wide](/media/wide.png "Wide")')).toBe(
      `<figure><a href="/media/wide.png">${image}</a><figcaption>Wide</figcaption></figure>`,
    );
    expect(shown('![leg](/media/leg.png)')).not.toContain('<a');
    // A link that nobody can name is none.
    expect(shown('![](/media/wide.png)')).not.toContain('<a');
  });

  it('has a twin for the dark where there is one beside it', () => {
    const twin = '<source srcset="/media/knee.dark.svg" media="(prefers-color-scheme: dark)">';
    expect(shown('a ![knee](/media/knee.svg)')).toBe(
      `<p>a <picture>${twin}<img src="/media/knee.svg" alt="knee" width="672" height="400" ${rest}</picture></p>`,
    );
  });

  it('has files of which a browser takes what fits, light and dark, on the page alone', () => {
    const markdown = 'a ![b > c](/media/photo.jpg){width=300}\n';
    const rendered = published(`# A\n\n${markdown}`, { media });
    const sizes =
      'sizes="(min-width: 340px) 300px, (min-resolution: 2.5dppx) calc(67vw - 27px), calc(100vw - 40px)"';
    const dark = 'media="(prefers-color-scheme: dark)"';
    const source = (name: string, format: string, width: number) =>
      `<source type="image/${format}" srcset="/media/${name}.480.${format} 480w, ` +
      `/media/${name}.960.${format} ${width}w" ${sizes}`;
    const twin = `<source srcset="/media/photo.dark.jpg" ${dark}>`;
    const image = '<img src="/media/photo.jpg" alt="b > c" width="300" height="150"';
    expect(rendered.body('page')).toContain(
      `<p>a <picture>${source('photo.dark.jpg', 'avif', 500)} ${dark}>` +
        `${source('photo.dark.jpg', 'webp', 500)} ${dark}>${twin}` +
        `${source('photo.jpg', 'avif', 700)}>${source('photo.jpg', 'webp', 700)}>` +
        `${image} fetchpriority="high" decoding="async"></picture></p>`,
    );
    expect(shown(markdown)).toBe(`<p>a <picture>${twin}${image} ${rest}</picture></p>`);
    const { 'media/photo.dark.jpg': _, ...light } = media;
    const alone = published(`# A\n\n${markdown}`, { media: light }).content;
    expect(alone.replaceAll('https://test.example', '')).toBe(`<p>a ${image} ${rest}</p>`);
  });

  it('does not wait to be scrolled to on the page, if it is the first', () => {
    const two = '![leg](/media/leg.png)\n\n![odd](/media/odd.png)\n';
    const lazy = (front: string) =>
      published(`---\ntitle: A\n${front}---\n\n${two}`, { media })
        .body('page')
        .match(/<img [^>]*>/g)!
        .map((image) => image.includes('lazy'));
    expect(lazy('')).toEqual([false, true]);
    expect(lazy('image: { src: /media/wide.png, alt: x }\n')).toEqual([false, true, true]);
    expect(lazy('image: { src: /media/odd.png, alt: x }\n')).toEqual([false, true]);
  });
});
