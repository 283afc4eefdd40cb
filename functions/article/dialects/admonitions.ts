/** `!!! note "Title"` with indented lines below it: MkDocs. */
import type { BlockContent, DefinitionContent, Nodes, Parents } from 'mdast';
import type { CompileContext, Token } from 'mdast-util-from-markdown';
import type { Construct, Effects, State, TokenizeContext, TokenType } from 'micromark-util-types';
import type { Node } from 'mdast';
import { positionOf, type Dialect, type Line, type Reading } from '../markdown/dialect.ts';
import { titleOf } from '../markdown/fragment.ts';
import { continuation } from '../markdown/indented-container.ts';
import { boxKind } from '../html/box-kinds.ts';
import { labelledBox } from './labelled-box.ts';
import { restOfLine } from '../markdown/whole-lines.ts';

interface Admonition extends Node {
  type: 'admonition';
  /** Its first line. */
  line: Line;
  children: (BlockContent | DefinitionContent)[];
}

declare module 'mdast' {
  interface RootContentMap {
    admonition: Admonition;
  }
  interface BlockContentMap {
    admonition: Admonition;
  }
}

const ADMONITION = 'admonition' as TokenType;
const LINE = 'admonitionLine' as TokenType;

export const admonitions: Dialect = {
  name: 'admonitions',
  about:
    '`!!! danger "Stop"` with indented lines below it (MkDocs) is a labelled box; `???` one that ' +
    'folds, and `???+` one that is open at first.',
  mayStandIn: (text) => /(?:!!!|\?\?\?\+?) ?[a-z]/i.test(text),
  syntax: {
    micromark: { document: { [33]: construct(), [63]: construct() } },
    mdast: {
      enter: { [ADMONITION]: enter },
      exit: { [LINE]: exitLine, [ADMONITION]: exit },
    },
  },
  tidy,
  examples: [
    {
      input: '!!! danger "Stop"\n    Not with alcohol.\n\n    - Never.\n\nMore.\n',
      output:
        '<div class="hw-callout hw-danger" role="note" aria-label="Danger">\n' +
        '<p class="hw-callout-title"><strong>Stop</strong></p>\n<p>Not with alcohol.</p>\n' +
        '<ul>\n<li>Never.</li>\n</ul>\n</div>\n<p>More.</p>',
    },
    {
      input: '???+ note\n    Take it at night.\n',
      output:
        '<details class="hw-callout hw-note" open>\n' +
        '<summary class="hw-callout-title"><strong>Note</strong></summary>\n' +
        '<p>Take it at night.</p>\n</details>',
    },
  ],
};

const FIRST_LINE = /^(!!!|\?\?\?\+?) ?([a-z][\w-]*(?:[ \t]+[a-z][\w-]*)*)(?:[ \t]+"(.*)")?[ \t]*$/i;

function construct(): Construct {
  return {
    name: ADMONITION,
    continuation,
    exit: (effects) => void effects.exit(ADMONITION),
    tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
      return (code) => {
        effects.enter(ADMONITION, { _container: true });
        effects.enter(LINE);
        return restOfLine(effects, (code) => {
          const line = effects.exit(LINE);
          if (!FIRST_LINE.test(this.sliceSerialize(line))) return nok(code);
          this.containerState!.size = 4;
          return ok(code);
        })(code);
      };
    },
  };
}

function enter(this: CompileContext, token: Token): undefined {
  const { line, column, offset } = token.start;
  this.enter({ type: 'admonition', line: { line, column, offset, text: '' }, children: [] }, token);
}

function exitLine(this: CompileContext, token: Token): undefined {
  const node = this.stack.at(-1);
  if (node?.type === 'admonition') node.line.text = this.sliceSerialize(token);
}

function exit(this: CompileContext, token: Token): undefined {
  this.exit(token);
}

function tidy(parent: Parents, reading: Reading): void {
  for (const [i, node] of (parent.children as Nodes[]).entries()) {
    if (node.type === 'admonition') parent.children[i] = boxOf(node, reading) as never;
  }
}

function boxOf(node: Admonition, reading: Reading): Nodes {
  const { line, children } = node;
  const [, mark, words = '', title = ''] = FIRST_LINE.exec(line.text) ?? [];
  const names = words.split(/[ \t]+/);
  const at = line.text.indexOf('"') + 1;
  const { start } = positionOf(node);
  const behind = { line: line.line, column: line.column + at, offset: line.offset + at };
  const end = { ...line, column: line.column + line.text.trimEnd().length };
  return labelledBox(
    {
      kind: names.find(boxKind) ?? names[0]!,
      title: title === '' ? [] : titleOf({ ...behind, text: title }, reading),
      folds: mark === '!!!' ? undefined : mark === '???+' ? 'open' : 'closed',
      children,
      marker: {
        start,
        end: {
          line: end.line,
          column: end.column,
          offset: line.offset + line.text.trimEnd().length,
        },
      },
      position: positionOf(node),
    },
    reading.strings,
  );
}
