/** Attributes in braces. */
import { describe, expect, it } from 'vitest';
import { shown } from '../../../tools/generate-markdown.ts';

describe('attributes', () => {
  it.each<[string, string, string, string[]?]>([
    [
      'headings',
      '## A {#a-1 .b c="d e"}\n\n## B {-}\n\n## C {: #c}\n\n## D {e}\n',
      '<h2 id="a-1">A</h2>\n<h2 id="b">B</h2>\n<h2 id="c">C</h2>\n' + '<h2 id="d-e">D {e}</h2>',
    ],
    [
      'pictures',
      '![a](leg.png){width=300px .w} ![b](leg.png){width=50%}\n',
      '<p><img src="/media/articles/sleep/leg.png" alt="a" width="300" loading="lazy" ' +
        'decoding="async"> <img src="/media/articles/sleep/leg.png" alt="b" loading="lazy" ' +
        'decoding="async"></p>',
    ],
    [
      'links, code and emphasis',
      '[a](https://x.example/){: target="_blank"} `b`{.r} **c**{.d}\n',
      '<p><a href="https://x.example/">a</a> <code>b</code> <strong>c</strong></p>',
    ],
    ['words in brackets', '[a *b* [c]]{.d} and [e]{.f}[g]{.h}\n', '<p>a <em>b</em> [c] and eg</p>'],
    [
      'whole blocks',
      'a\nb\n{: .c}\n\n{: .d}\n\n- e\n{: .f}\n',
      '<p>a\nb</p>\n<ul>\n<li>e</li>\n</ul>',
    ],
    [
      'languages of code',
      '```{.python #x}\na\n```\n\n```{r}\nb\n```\n',
      '<pre><code class="language-python">a\n</code></pre>\n' +
        '<pre><code class="language-r">b\n</code></pre>',
    ],
    [
      'what is none',
      '{.a} b, {x}, [a]{b}, \\[c\\]{.d}, f(x){y}, a{#b}\n',
      '<p>{.a} b, {x}, [a]{b}, [c]{.d}, f(x){y}, a{#b}</p>',
    ],
  ])('%s', (_, input, html, unread = []) => {
    expect(shown(input)).toEqual({ html, unread });
  });
});
