/** Emphasis where no spaces are. */
import { describe, expect, it } from 'vitest';
import { shown } from '../../../tools/generate-markdown.ts';

describe('emphasis in Chinese, Japanese and Korean', () => {
  it.each<[string, string, string, string[]?]>([
    [
      'beside brackets and full stops',
      '**知識（x）**の、**「重要」**です。**이것(x)**은\n',
      '<p><strong>知識（x）</strong>の、<strong>「重要」</strong>です。<strong>이것(x)</strong>은</p>',
    ],
    [
      'other languages are as they were',
      'a**b(c)**d **e** f_g_h\n',
      '<p>a**b(c)**d <strong>e</strong> f_g_h</p>',
    ],
    ['strikethrough', 'これは~~（正しい）~~です\n', '<p>これは<del>（正しい）</del>です</p>'],
  ])('%s', (_, input, html, unread = []) => {
    expect(shown(input)).toEqual({ html, unread });
  });
});
