/** What the front matter says of pictures, as Hugo's `resources` do, is said where the text does not. */
import { describe, expect, it } from 'vitest';
import { frontMatterOf, plain, positions, published, remarks } from '../read.ts';

const source = (body: string, extra = '') => `---
title: A
${extra}resources:
  - src: leg.png
    title: After a fall
    params: { alt: A leg in plaster, credit: (photo by nobody) }
  - { src: 'images/**/*.JPG', params: { alt: A hand } }
  - { src: doc.pdf, name: leaflet }
  - { src: 'x*y*z*.png', params: { alt: Too many stars } }
  - { src: b.png, title: 'Picture :counter' }
---

${body}
`;
const media = Object.fromEntries(
  ['leg.png', 'images/a/b.jpg', 'xyz.png'].map((name) => [
    `articles/sleep/${name}`,
    {
      status: 'live' as const,
      url: `https://test.example/media/articles/sleep/${name}`,
      type: 'image/png',
      bytes: 1,
      etag: '"a"',
    },
  ]),
);
const shown = (body: string, extra?: string) =>
  published(source(body, extra), { settings: plain, media });
const picture = (body: string) =>
  /<img[^>]*?src="[^"]*?([^/"]+)" alt="([^"]*)"/.exec(shown(body).content)?.slice(1);

describe('resources', () => {
  it('are pictures with an alternative and a caption; those that say nothing are none', () => {
    expect(frontMatterOf(source('Words.')).pictures).toEqual([
      { src: 'leg.png', alt: 'A leg in plaster', caption: 'After a fall (photo by nobody)' },
      { src: 'images/**/*.JPG', alt: 'A hand' },
      { src: 'x*y*z*.png', alt: 'Too many stars' },
    ]);
  });

  it.each([
    ['![](leg.png)', ['leg.png', 'A leg in plaster']],
    ['![](./leg.png)', ['leg.png', 'A leg in plaster']],
    ['![][x]\n\n[x]: leg.png', ['leg.png', 'A leg in plaster']],
    ['![Our own](leg.png)', ['leg.png', 'Our own']],
    ['![](images/a/b.jpg)', ['b.jpg', 'A hand']],
    ['![](xyz.png)', ['xyz.png', '']],
  ])('%s says what it shows', (body, expected) => {
    expect(picture(body)).toEqual(expected);
  });

  it("are the caption of a picture without one, and the alternative of the article's own", () => {
    expect(shown('![](leg.png)').content).toContain(
      '<figcaption>After a fall (photo by nobody)</figcaption>',
    );
    expect(shown('![](leg.png "Ours")').content).toContain('<figcaption>Ours</figcaption>');
    expect(shown('Words.', 'image: leg.png\n').article.image).toMatchObject({
      alt: 'A leg in plaster',
    });
  });

  it('are asked for where neither says what is shown', () => {
    const found = remarks(source('![](leg.png)\n\n![](xyz.png)'), { settings: plain, media });
    expect(positions(found, 'image-alt')).toEqual(['image-alt 15:1']);
  });
});
