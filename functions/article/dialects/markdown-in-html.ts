/** `<div markdown="1">` with Markdown right below it: kramdown, Python-Markdown, PHP Markdown Extra. */
import type { Html, Nodes, Parents } from 'mdast';
import { positionOf, type Dialect, type Line, type Reading } from '../markdown/dialect.ts';
import { linesOf } from '../markdown/fragment.ts';

export const markdownInHtml: Dialect = {
  name: 'markdown-in-html',
  about:
    'What stands in an element with `markdown="1"` (kramdown, MkDocs, PHP Markdown Extra) is Markdown, ' +
    'although no blank line is above it.',
  mayStandIn: (text) => /<[a-z][^<>\n]*\smarkdown[\s=>]/i.test(text),
  tidy,
  examples: [
    {
      input: '<div class="warning" markdown="1">\n**Not** with alcohol.\n\n- Never.\n</div>\n',
      output:
        '<div class="hw-callout hw-warning" role="note">\n' +
        '<p class="hw-callout-title"><strong>Warning</strong></p>\n' +
        '<p><strong>Not</strong> with alcohol.</p>\n<ul>\n<li>Never.</li>\n</ul>\n</div>',
    },
    {
      input: '<div>\n*Stars* are stars.\n</div>\n',
      output: '<p>*Stars* are stars.</p>',
    },
  ],
};

/** The tag alone on its line. */
const opening =
  /^<([a-z][\w-]*)\s(?:[^<>]*\s)?markdown(?:=["']?(?:1|block|span|true)["']?)?(?:\s[^<>]*)?>[ \t]*$/i;

function tidy(parent: Parents, reading: Reading): void {
  const children = parent.children as Nodes[];
  if (!children.some((node) => node.type === 'html' && opening.test(firstOf(node)))) return;
  parent.children = children.flatMap((node) =>
    node.type === 'html' && opening.test(firstOf(node)) ? partsOf(node, reading) : [node],
  ) as never;
}

function firstOf({ value }: Html): string {
  return value.split('\n', 1)[0]!;
}

/** Its tags, and what is Markdown between them; the closing one may stand further down. */
function partsOf(node: Html, reading: Reading): Nodes[] {
  const [first, ...lines] = linesOf(node.value, positionOf(node), reading.text);
  const name = opening.exec(firstOf(node))![1]!;
  const isEnd = ({ text }: Line) => text.trim().toLowerCase() === `</${name.toLowerCase()}>`;
  const last = lines.length > 0 && isEnd(lines.at(-1)!) ? lines.pop() : undefined;
  const inside = lines.some(({ text }) => text.trim() !== '')
    ? reading.fragment(lines).children
    : [];
  return [tag(first!), ...inside, ...(last === undefined ? [] : [tag(last)])];
}

function tag({ line, column, offset, text }: Line): Html {
  const value = text.trimEnd();
  const end = { line, column: column + value.length, offset: offset + value.length };
  return { type: 'html', value, position: { start: { line, column, offset }, end } };
}
