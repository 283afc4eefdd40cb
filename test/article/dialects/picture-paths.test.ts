/** Paths of pictures as people have them. */
import { describe, expect, it } from 'vitest';
import { shown } from '../../../tools/generate-markdown.ts';

describe('picture paths', () => {
  it.each<[string, string, string, string[]?]>([
    [
      'spaces, parentheses, titles and sizes',
      '![a](my leg (2).png \'t\')\n\n![b](x.png =20x)\n\n![c](../x y.jpg "u" =x30)\n',
      '<figure><img src="/media/articles/sleep/my%20leg%20(2).png" alt="a" loading="lazy" ' +
        'decoding="async"><figcaption>t</figcaption></figure>\n' +
        '<figure><img src="/media/articles/sleep/x.png" alt="b" width="20" loading="lazy" ' +
        'decoding="async"></figure>\n' +
        '<figure><img src="/media/articles/x%20y.jpg" alt="c" height="30" loading="lazy" ' +
        'decoding="async"><figcaption>u</figcaption></figure>',
    ],
    [
      'angle brackets, escapes and entities',
      '![a &amp; \\[b\\]](<my leg.png>)\n\n![c](<a b.png> =5x5)\n',
      '<figure><img src="/media/articles/sleep/my%20leg.png" alt="a &amp; [b]" ' +
        'loading="lazy" decoding="async"></figure>\n' +
        '<figure><img src="/media/articles/sleep/a%20b.png" alt="c" width="5" height="5" ' +
        'loading="lazy" decoding="async"></figure>',
    ],
    [
      'no picture',
      '![a](b c) ![a](b c.txt) [a](b c.png)\n',
      '<p>![a](b c) ![a](b c.txt) [a](b c.png)</p>',
    ],
    ['code of other tools', '![a]({{ site }}/x.png)\n', '<p>![a]({{ site }}/x.png)</p>'],
  ])('%s', (_, input, html, unread = []) => {
    expect(shown(input)).toEqual({ html, unread });
  });
});
