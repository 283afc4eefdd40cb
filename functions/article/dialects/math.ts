/** Formulas in TeX, as pandoc, GitHub, Obsidian and Jekyll write them, become MathML. */
import type { Node, Nodes, Parents } from 'mdast';
import type { CompileContext, Token } from 'mdast-util-from-markdown';
import type { Code, TokenType } from 'micromark-util-types';
import { positionOf, type Dialect, type Reading } from '../markdown/dialect.ts';
import { mathMl } from './math-ml.ts';
import { rawSpan } from '../markdown/raw-span.ts';
import { linesFromMarkdown, wholeLines, type Lines } from '../markdown/whole-lines.ts';

/** A formula, in the text or in a block of its own; `value` is its TeX. */
interface Formula extends Node {
  type: 'inlineMath' | 'math';
  value: string;
  /** Set apart from the text. */
  display: boolean;
}

declare module 'mdast' {
  interface RootContentMap {
    inlineMath: Formula & { type: 'inlineMath' };
    math: Formula & { type: 'math' };
  }
  interface BlockContentMap {
    math: Formula & { type: 'math' };
  }
  interface PhrasingContentMap {
    inlineMath: Formula & { type: 'inlineMath' };
  }
}

const SPAN = 'formula' as TokenType;
const DISPLAYED = 'displayedFormula' as TokenType;
const BLOCK = 'formulaBlock';
const DOLLAR = 36;

export const math: Dialect = {
  name: 'math',
  about:
    'TeX between `$…$` or `\\(…\\)`, and set apart between `$$…$$` or `\\[…\\]` (pandoc, GitHub, ' +
    'Obsidian, Jekyll) or in a fence called `math` (GitHub, GitLab), is a formula in MathML. `$5 and $10` are prices.',
  mayStandIn: (text) => /\$|\\[([]|(?:```|~~~) *math/.test(text),
  syntax: {
    micromark: {
      flow: { [DOLLAR]: block('$$', '$$'), [92]: block('\\[', '\\]') },
      text: {
        [DOLLAR]: [
          rawSpan({ name: DISPLAYED, open: '$$', close: '$$', escapes: true, accepts: isBetween2 }),
          rawSpan({ name: SPAN, open: '$', close: '$', escapes: true, accepts: isBetween1 }),
        ],
        [92]: [
          rawSpan({ name: SPAN, open: '\\(', close: '\\)', escapes: true, accepts: isTex }),
          rawSpan({
            name: DISPLAYED,
            open: '\\[',
            close: '\\]',
            escapes: true,
            accepts: isSetApart,
          }),
        ],
      },
    },
    mdast: {
      enter: {
        ...linesFromMarkdown(BLOCK).enter,
        [SPAN]: enter(false),
        [DISPLAYED]: enter(true),
      },
      exit: { ...linesFromMarkdown(BLOCK).exit, [SPAN]: exit, [DISPLAYED]: exit },
    },
  },
  tidy,
  examples: [
    {
      input: 'Clearance is $CL = \\frac{D}{AUC}$.\n',
      output:
        '<p>Clearance is <math alttext="CL = \\frac{D}{AUC}"><mrow><mi>C</mi><mi>L</mi>' +
        '<mo>=</mo><mfrac><mi>D</mi><mrow><mi>A</mi><mi>U</mi><mi>C</mi></mrow></mfrac></mrow>' +
        '</math>.</p>',
    },
    {
      input: '$$\nx^2\n$$\n',
      output: '<math display="block" alttext="x^2"><msup><mi>x</mi><mn>2</mn></msup></math>',
    },
    {
      input: '```math\nx^2\n```\n',
      output: '<math display="block" alttext="x^2"><msup><mi>x</mi><mn>2</mn></msup></math>',
    },
    {
      input: 'It costs $5 and $10, US$5/A$6, 5$ or 10$, and \\[1\\] is no formula.\n',
      output: '<p>It costs $5 and $10, US$5/A$6, 5$ or 10$, and [1] is no formula.</p>',
    },
  ],
};

/**
 * As pandoc has it: no space within the marks, no digit behind them, so that prices are none. Nor a
 * letter or digit before or behind: US$5/A$6. What begins with a number and has words is a price.
 */
function isBetween1(tex: string, before: Code, after: Code): boolean {
  if (before === DOLLAR || after === DOLLAR || /^\s|\s$/.test(tex)) return false;
  if (isWord(before) || isWord(after) || !isTex(tex)) return false;
  return /[\\^_={}]/.test(tex) || !/^\d.*(\p{L}{2}|\s\p{L}\s)/su.test(tex);
}

function isBetween2(tex: string): boolean {
  return isTex(tex) && !/(?<!\\)\$/.test(tex);
}

/** Escaped brackets are brackets: `\[1\]`. */
function isSetApart(tex: string): boolean {
  return isTex(tex) && /\\[A-Za-z]|[=^{}]|[A-Za-z\d]_[A-Za-z\d{]/.test(tex);
}

/** Not empty, and no sentence: two words side by side, where nothing speaks for TeX. */
function isTex(tex: string): boolean {
  if (tex.trim() === '' || /\n[ \t]*\n|(?<!\\)%|<!--|\{\/\*/.test(tex)) return false;
  return /[\\^_={}]/.test(tex) || !/\p{L}{2,}[,;:.]?\s+\p{L}{2,}/u.test(tex);
}

function isWord(code: Code): boolean {
  return code !== null && code > 0 && /[0-9A-Za-z]/.test(String.fromCharCode(code));
}

/** From a line with nothing but the mark, or with the whole formula, to the closing mark. */
function block(open: string, close: string) {
  return wholeLines({
    name: BLOCK,
    opens(line) {
      if (!line.startsWith(open)) return undefined;
      const rest = line.slice(open.length).trim();
      if (rest === '') return (next) => (next.trim() === close ? 'last' : 'in');
      const inner = rest.endsWith(close) ? rest.slice(0, -close.length) : '';
      const isWhole = open === '$$' ? isBetween2(inner) : isSetApart(inner);
      return isWhole && !inner.includes(close) ? 'alone' : undefined;
    },
  });
}

function enter(display: boolean) {
  return function (this: CompileContext, token: Token): undefined {
    const written = this.sliceSerialize(token);
    const marks = written.startsWith('$') && !display ? 1 : 2;
    const value = written.slice(marks, -marks).trim();
    this.enter({ type: 'inlineMath', value, display }, token);
  };
}

function exit(this: CompileContext, token: Token): undefined {
  this.exit(token);
}

function tidy(parent: Parents, reading: Reading): void {
  for (const [i, node] of (parent.children as Nodes[]).entries()) {
    if (node.type === 'lines' && node.of === BLOCK) {
      parent.children[i] = fromBlock(node, reading) as never;
    } else if (node.type === 'code' && node.lang === 'math') {
      const position = positionOf(node);
      const formula = { type: 'math' as const, value: node.value, display: true, position };
      if (set(formula, reading)) parent.children[i] = formula;
    } else if (node.type === 'inlineMath' && node.data === undefined) {
      const { value, position } = node;
      if (set(node, reading)) continue;
      parent.children[i] = { type: 'inlineCode', value, ...(position && { position }) } as never;
    }
  }
}

function fromBlock(node: Lines, reading: Reading): Nodes {
  const position = positionOf(node);
  const written = node.lines.map(({ text }) => text.trim());
  const whole = written.join('\n').trim();
  const isClosed = whole.length >= 4 && (whole.endsWith('$$') || whole.endsWith('\\]'));
  const value = whole.slice(2, isClosed ? -2 : undefined).trim();
  if (isClosed) {
    const formula = { type: 'math' as const, value, display: true, position };
    return set(formula, reading) ? formula : { type: 'code', value, position };
  }
  const reason = `\`${written[0]}\` begins a formula that is never closed: write its end below it.`;
  reading.unread({ position: { start: position.start, end: position.start }, reason });
  return { type: 'code', value, position };
}

/** Sets a formula in MathML. One that cannot be set is shown as it is written, and said. */
function set(node: Formula, reading: Reading): boolean {
  // Behind a percent sign, TeX has comments.
  node.value = node.value.replace(/(?<!\\)%.*$/gm, '').trim();
  const { value, display } = node;
  const made = mathMl(value, display, reading);
  if ('reason' in made) {
    reading.unread({ position: positionOf(node), reason: made.reason });
    return false;
  }
  node.data = {
    hName: 'math',
    hProperties: { ...(display && { display: 'block' }), alttext: value.replace(/\s+/g, ' ') },
    hChildren: made.children,
  };
  return true;
}
