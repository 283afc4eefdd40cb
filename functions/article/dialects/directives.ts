/** ```` ```{note} ````, a fence with Markdown in it: MyST, as Sphinx and Jupyter Book have it. */
import type { Code, Nodes, Parents, PhrasingContent, RootContent } from 'mdast';
import { boxKind } from '../html/box-kinds.ts';
import { positionOf, type Dialect, type Line, type Reading } from '../markdown/dialect.ts';
import { linesOf, titleOf } from '../markdown/fragment.ts';
import { labelledBox } from './labelled-box.ts';

export const directives: Dialect = {
  name: 'directives',
  about:
    'A fence with the name of a box in braces, ```` ```{warning} ````, holds Markdown (MyST, which ' +
    'Sphinx and Jupyter Book read), and is a labelled box.',
  mayStandIn: (text) => /(?:```|~~~)\{[a-z]/i.test(text),
  tidy,
  examples: [
    {
      input: '```{danger}\nNot *with* alcohol.\n```\n',
      output:
        '<div class="hw-callout hw-danger" role="note">\n' +
        '<p class="hw-callout-title"><strong>Danger</strong></p>\n' +
        '<p>Not <em>with</em> alcohol.</p>\n</div>',
    },
    {
      input: '```{admonition} At night\n:class: tip dropdown\n\n- Rest.\n```\n',
      output:
        '<details class="hw-callout hw-tip">\n' +
        '<summary class="hw-callout-title"><strong>At night</strong></summary>\n' +
        '<ul>\n<li>Rest.</li>\n</ul>\n</details>',
    },
    {
      input: '```\n{note}\n```\n',
      output: '<pre><code>{note}\n</code></pre>',
    },
  ],
};

/** Boxes with a title of their own; of all others what stands behind the name is their first line. */
const titled: ReadonlySet<string> = new Set(['admonition', 'dropdown', 'topic', 'sidebar']);

/** Cells of notebooks: code, whoever reads it. */
const languages: ReadonlySet<string> = new Set(
  (
    'r python julia bash sh sql stan ojs js javascript css html latex tex dot mermaid graphviz octave ' +
    'matlab perl ruby scala go rust c cpp java sas stata'
  ).split(' '),
);

function tidy(parent: Parents, reading: Reading): void {
  for (const [i, node] of (parent.children as Nodes[]).entries()) {
    if (node.type !== 'code') continue;
    const name = /^\{([a-z][\w:-]*)\}$/i.exec(node.lang ?? '')?.[1]?.toLowerCase();
    if (name === undefined || languages.has(name)) continue;
    if (boxKind(name) !== undefined || titled.has(name))
      parent.children[i] = boxOf(name, node, reading);
    else {
      const reason =
        `{${name}} is a directive that is not read, so that readers would see it as code: say in ` +
        'Markdown what stands in it.';
      reading.unread({ position: positionOf(node), reason });
    }
  }
}

function boxOf(name: string, node: Code, reading: Reading): RootContent {
  const { start } = positionOf(node);
  const lines = linesOf(`\n${node.value}`, positionOf(node), reading.text);
  const first = lines[0]!;
  const options: string[] = [];
  let at = 1;
  for (; /^\s*:[\w-]+:/.test(lines[at]?.text ?? ''); at++) options.push(lines[at]!.text);
  const own = behindName(first);
  const inside = lines.slice(at);
  if (!titled.has(name) && own.text !== '') inside.unshift(own);
  const title: PhrasingContent[] = titled.has(name) ? titleOf(own, reading) : [];
  const classes = /^\s*:class:(.*)$/m.exec(options.join('\n'))?.[1]?.split(/[\s,]+/) ?? [];
  const end = { line: first.line, column: first.column + first.text.length };
  return labelledBox(
    {
      kind: boxKind(name) ?? classes.find(boxKind) ?? 'note',
      title,
      folds: name === 'dropdown' || classes.includes('dropdown') ? 'closed' : undefined,
      children: inside.every(isBlank) ? [] : reading.fragment(inside).children,
      marker: { start, end: { ...end, offset: first.offset + first.text.length } },
      position: positionOf(node),
    },
    reading.strings,
  );
}

function isBlank({ text }: Line): boolean {
  return text.trim() === '';
}

/** What stands behind `{name}` in the first line. */
function behindName({ line, column, offset, text }: Line): Line {
  const at = /^[`~]+\{[^}]*\}\s*/.exec(text)?.[0].length ?? text.length;
  return { line, column: column + at, offset: offset + at, text: text.slice(at).trimEnd() };
}
