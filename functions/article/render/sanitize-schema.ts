/**
 * What published content may consist of. It is sanitised after every other transformation, so this
 * list, and nothing before it, is what the promise of safe HTML stands on.
 */
import type { Schema } from 'hast-util-sanitize';
import { looks } from '../dialects/labelled-box.ts';
import { mathMlElements } from '../dialects/math-ml.ts';

/** What the dialects make: labelled boxes, definitions, highlights, formulas. */
const ofDialects = {
  tagNames: ['details', 'summary', 'dl', 'dt', 'dd', 'mark', ...Object.keys(mathMlElements)],
  attributes: {
    details: [['className', 'hw-callout', ...looks], 'open'],
    p: [['className', 'hw-callout-title']],
    summary: [['className', 'hw-callout-title']],
    ...mathMlElements,
  } as NonNullable<Schema['attributes']>,
  /** MathML stands in a formula and nowhere else. */
  ancestors: Object.fromEntries(
    Object.keys(mathMlElements).flatMap((name) => (name === 'math' ? [] : [[name, ['math']]])),
  ),
};

const cell = [['className', 'hw-left', 'hw-center', 'hw-right']] as [string, ...string[]][];

export const schema: Schema = {
  tagNames: [
    ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'hr', 'br'],
    ...['ul', 'ol', 'li', 'figure', 'figcaption', 'img'],
    ...['div', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
    ...['a', 'em', 'strong', 'del', 'code', 'sub', 'sup', 'span'],
    ...ofDialects.tagNames,
  ],
  ancestors: ofDialects.ancestors,
  attributes: {
    ...ofDialects.attributes,
    a: ['href', 'title', 'id', 'ariaLabel', ['role', 'doc-noteref', 'doc-backlink']],
    img: ['src', 'alt', 'title', 'width', 'height', ['loading', 'lazy'], ['decoding', 'async']],
    ol: ['start'],
    ul: [['className', 'hw-tasks']],
    li: ['id'],
    code: [['className', /^language-[\w+#.-]+$/]],
    div: [
      ['className', 'hw-table', 'hw-callout', ...looks],
      ['role', 'region', 'note'],
      ['tabIndex', 0],
      'ariaLabel',
    ],
    span: [['className', 'hw-backrefs']],
    sup: [['className', 'hw-cite']],
    th: [...cell, ['scope', 'col'], 'colSpan', 'rowSpan'],
    td: [...cell, 'colSpan', 'rowSpan'],
    h1: ['id'],
    h2: ['id'],
    h3: ['id'],
    h4: ['id'],
    h5: ['id'],
    h6: ['id'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'] },
  // Every id is made by anchors.ts and marked by addresses.ts; none comes from the text as it is.
  clobber: [],
  clobberPrefix: '',
  allowComments: false,
  allowDoctypes: false,
  strip: ['script', 'style'],
};
