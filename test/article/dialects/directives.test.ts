/** Directives of MyST: fences with Markdown in them. */
import { describe, expect, it } from 'vitest';
import { shown } from '../../../tools/generate-markdown.ts';
import { published, remarks } from '../read.ts';

const box = (look: string, title: string, inside: string) =>
  `<div class="hw-callout hw-${look}" role="note">\n` +
  `<p class="hw-callout-title"><strong>${title}</strong></p>\n${inside}</div>`;

describe('directives', () => {
  it.each<[string, string, string, string[]?]>([
    [
      'words behind the name are the first of the text',
      '```{hint} Take it\nat *night*.\n\n- b\n```\n',
      box('tip', 'Hint', '<p>Take it\nat <em>night</em>.</p>\n<ul>\n<li>b</li>\n</ul>\n'),
    ],
    [
      'within each other, in a quote and a list',
      '> - ````{warning}\n>   a\n>\n>   ```{note}\n>   b\n>   ```\n>   ````\n',
      '<blockquote>\n<ul>\n<li>\n' +
        `${box('warning', 'Warning', `<p>a</p>\n${box('note', 'Note', '<p>b</p>\n')}\n`)}` +
        '\n</li>\n</ul>\n</blockquote>',
    ],
    ['nothing in it', '~~~{note}\n~~~\n', box('note', 'Note', '')],
    [
      'what nobody knows',
      'a\n\n```{figure} a.png\nb\n```\n',
      '<p>a</p>\n<pre><code class="language-figure">b\n</code></pre>',
      [
        '3:1 {figure} is a directive that is not read, so that readers would see it as code: say in Markdown what stands in it.',
      ],
    ],
    [
      'code',
      '```{.python}\n{note}\n```\n',
      '<pre><code class="language-python">{note}\n</code></pre>',
    ],
  ])('%s', (_, input, html, unread = []) => {
    expect(shown(input)).toEqual({ html, unread });
  });

  it('hold as much Markdown as any other text', () => {
    const inside = Array.from({ length: 60 }, (_, i) => `[*${i}*](https://x.example/${i})`);
    const source = `---\ntitle: A\n---\n\n\`\`\`{note}\n${inside.join('\n')}\n\`\`\`\n`;
    expect(published(source).content.match(/<em>/g)).toHaveLength(60);
  });

  it('keep an article back, where there is too much of them and a comment would be seen', () => {
    const inside = `\`\`\`{note}\n${'*a* '.repeat(400)} %% b %%\n\`\`\`\n\n`;
    const found = remarks(`---\ntitle: A\n---\n\n${inside.repeat(12)}`);
    expect(found.filter(({ severity }) => severity === 'error')).toMatchObject([
      { rule: 'comment-unclosed', line: 50 },
    ]);
  });
});
