/**
 * TeX to MathML, by temml. Its elements and attributes pass one by one, and no style, class, link or
 * script does. What could grow (definitions) or lead elsewhere is not read; the rest is bounded by
 * the length and depth of a formula and by all formulas of a text together.
 */
import type { Element, ElementContent, Properties } from 'hast';
import temml from 'temml';
import { memoize } from '../../base/memoize.ts';
import { shortened } from '../../base/text.ts';

/** Characters of one formula, and of all in one text. */
const LENGTH_LIMIT = 2_000;
const TOTAL_LIMIT = 50_000;
/** Groups within groups. */
const DEPTH_LIMIT = 50;

/** What a formula may be made of; MathML Core, and nothing that holds HTML. */
export const mathMlElements: Record<string, readonly string[]> = {
  math: ['display'],
  mrow: ['scriptlevel', 'displaystyle'],
  mi: ['mathvariant'],
  mn: [],
  mo: [
    ...['fence', 'form', 'separator', 'stretchy', 'symmetric', 'largeop', 'movablelimits'],
    ...['lspace', 'rspace', 'minsize', 'maxsize'],
  ],
  mtext: [],
  mspace: ['width', 'height', 'depth'],
  mfrac: ['linethickness', 'displaystyle', 'scriptlevel'],
  msqrt: [],
  mroot: [],
  mstyle: ['scriptlevel', 'displaystyle'],
  mpadded: ['width', 'height', 'depth', 'lspace', 'voffset'],
  mphantom: [],
  menclose: ['notation'],
  msub: [],
  msup: [],
  msubsup: [],
  munder: ['accentunder'],
  mover: ['accent'],
  munderover: ['accent', 'accentunder'],
  mmultiscripts: [],
  mprescripts: [],
  mtable: ['displaystyle', 'scriptlevel', 'columnalign', 'rowspacing', 'columnspacing'],
  mtr: [],
  mtd: ['columnspan', 'rowspan'],
};

const spent = memoize((_text: object) => ({ characters: 0 }));

/** The children of `math`, or why there are none. `text` is the same object for one text. */
export function mathMl(
  tex: string,
  displayMode: boolean,
  text: object,
): { children: ElementContent[] } | { reason: string } {
  const all = spent(text);
  all.characters += tex.length;
  const refused = refuse(tex, all.characters);
  if (refused !== undefined) return { reason: refused };
  try {
    const tree = treeOf(tex, { displayMode, ...options });
    return { children: childrenOf(tree) };
  } catch (thrown) {
    const [why = ''] = /^[^\n]*?(?= at position| at end|\n|$)/.exec(messageOf(thrown)) ?? [];
    return { reason: `${quoted(tex)} is no TeX that can be set: ${why || 'it cannot be read'}.` };
  }
}

/** Its types call it by a name that only a later module format would give it. */
const { __renderToMathMLTree: treeOf } = temml as unknown as {
  __renderToMathMLTree: (tex: string, options: object) => TemmlNode;
};
const options = { throwOnError: true, strict: false, trust: false, maxExpand: 1000 };

/** Definitions multiply, and the others lead elsewhere or name what is on the page. */
const refusedCommands =
  /\\(?:[egx]?def|let|futurelet|global|long|(?:re)?newcommand|providecommand|href|url|includegraphics|class|id|data|style|htmlId|htmlClass|htmlStyle|htmlData|require)(?![A-Za-z])/;

function refuse(tex: string, total: number): string | undefined {
  if (tex.length > LENGTH_LIMIT)
    return `Formulas of more than ${LENGTH_LIMIT} characters are not read: split it.`;
  if (total > TOTAL_LIMIT)
    return `Formulas of more than ${TOTAL_LIMIT} characters altogether are not read: split the article.`;
  if (depthOf(tex) > DEPTH_LIMIT)
    return `${quoted(tex)} is nested more than ${DEPTH_LIMIT} levels deep: flatten it.`;
  const [command] = refusedCommands.exec(tex) ?? [];
  if (command !== undefined) return `\`${command}\` is not read in formulas: leave it out.`;
  return undefined;
}

/** Braces, and what begins and ends without one. */
function depthOf(tex: string): number {
  let depth = 0;
  let most = 0;
  for (const [mark] of tex.matchAll(
    /\\(?:begin|left)(?![A-Za-z])|\\(?:end|right)(?![A-Za-z])|\\.|[{}]/g,
  )) {
    if (mark === '{' || mark === '\\begin' || mark === '\\left') depth++;
    else if (mark === '}' || mark === '\\end' || mark === '\\right') depth--;
    most = Math.max(most, depth);
  }
  return most;
}

function quoted(tex: string): string {
  return `\`${shortened(tex.replace(/\s+/g, ' '), 60)}\``;
}

function messageOf(thrown: unknown): string {
  if (!(thrown instanceof Error) || thrown.name !== 'ParseError') return '';
  return thrown.message
    .replace(/^ParseError:\s*|^KaTeX parse error:\s*/i, '')
    .replace(/[\u0332\u0330]/g, '')
    .trim();
}

/** What temml makes: elements, texts, and lists of them. */
interface TemmlNode {
  type?: string;
  text?: string;
  attributes?: Record<string, unknown>;
  children?: TemmlNode[];
}

function childrenOf(node: TemmlNode): ElementContent[] {
  return (node.children ?? []).flatMap(contentOf);
}

function contentOf(node: TemmlNode): ElementContent[] {
  const { type, text, attributes = {} } = node;
  if (typeof text === 'string') return [{ type: 'text', value: text }];
  if (type === undefined || !Object.hasOwn(mathMlElements, type)) return childrenOf(node);
  const allowed = mathMlElements[type]!;
  const properties: Properties = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (allowed.includes(name)) properties[name] = String(value);
  }
  const element: Element = {
    type: 'element',
    tagName: type,
    properties,
    children: childrenOf(node),
  };
  return [element];
}
