import { passages } from '../prose/passages.ts';
import { shortened } from '../../base/text.ts';
import type { Rule } from './rule.ts';

export const templateCode: Rule = {
  id: 'template-code',
  reason:
    'Shortcodes, template tags and imports of other tools are not run: readers would see them.',
  strict: 'error',
  plain: 'warning',
  bad: '{{< figure src="leg.png" title="A leg" >}}\n',
  good: '![A leg, stretched](../../media/leg.png "A leg")\n',
  *check(article) {
    if (!isLikely.test(article.text)) return;
    for (const { kind, text, remark } of passages(article)) {
      for (const match of text.matchAll(kind === 'paragraph' ? inParagraphs : pattern)) {
        const reason =
          `\`${shortened(match[0], 60)}\` is code for another tool, and readers would see it as it stands: ` +
          'say it in Markdown, or delete it.';
        yield remark(match.index, match.index + match[0].length, reason);
      }
    }
  },
};

/** Most articles hold nothing of the kind, and need not be taken apart for it. */
const isLikely = /\{[{%:]|^(?:import|export)\s/m;

/** Hugo's `{{< x >}}` and `{{% x %}}`, Liquid and Nunjucks, kramdown's `{: .class }`. */
const codes = String.raw`\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{:[^{}]*\}`;
const pattern = new RegExp(codes, 'g');

/** And the first lines of MDX. */
const imports = String.raw`(?<=^|['"];? )import\s(?:[\w*{},\s]+\sfrom\s)?['"][^'"]+['"];?(?=$| import\s)`;
const exports = String.raw`^export\s(?:const|let|default|function)\s.*$`;
const inParagraphs = new RegExp([codes, imports, exports].join('|'), 'g');
