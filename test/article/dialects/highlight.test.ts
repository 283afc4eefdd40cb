/** Highlighted passages. */
import { describe, expect, it } from 'vitest';
import { shown } from '../../../tools/generate-markdown.ts';

describe('highlights', () => {
  it.each<[string, string, string, string[]?]>([
    [
      'over links and lines',
      '==a [b](https://x.example/)\nc==\n',
      '<p><mark>a <a href="https://x.example/">b</a>\nc</mark></p>',
    ],
    [
      'beside other marks',
      '**==a==** ==**b**== ==`c==`==\n',
      '<p><strong><mark>a</mark></strong> <mark><strong>b</strong></mark> <mark>' +
        '<code>c==</code></mark></p>',
    ],
    ['in Japanese', 'これは==大事==です\n', '<p>これは<mark>大事</mark>です</p>'],
    ['crossed', '==a **b== c**\n', '<p>==a <strong>b== c</strong></p>'],
    ['escaped, three and more', '\\==a== ===b=== ==== c\n', '<p>==a== ===b=== ==== c</p>'],
    ['comparisons', 'x==1 and y==2, a == b == c\n', '<p>x==1 and y==2, a == b == c</p>'],
  ])('%s', (_, input, html, unread = []) => {
    expect(shown(input)).toEqual({ html, unread });
  });
});
