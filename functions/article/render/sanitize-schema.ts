/**
 * What published content may consist of. It is sanitised after every other transformation, so this
 * list, and nothing before it, is what the promise of safe HTML stands on: whatever comes in, only
 * these elements of HTML come out, with these attributes, and of most attributes only these values.
 *
 * Nothing here runs, loads from elsewhere, sends anything, or has a style or a name of its own.
 */
import type { Schema } from 'hast-util-sanitize';
import { mathMlElements } from '../dialects/math-ml.ts';
import { ANCHOR, HERE, LABEL, SITE } from './addresses.ts';
import { renditionTypes } from '../media/renditions.ts';
import { IN_THE_DARK, sizesPattern } from './choices.ts';

type Allowed = [name: string, ...values: (string | number | boolean | RegExp)[]];

/** Ids are made by anchors.ts and marked by addresses.ts; none comes from the text as it is. */
const id: Allowed = ['id', new RegExp(`^${ANCHOR}[^\\s"'<>&]+$`, 'u')];

/**
 * Links lead to the web, to people, or to what is marked as ours. The authority of a web address has
 * no user and no password; a browser takes a backslash for a slash, so there is none.
 */
const href: Allowed = [
  'href',
  /^https?:\/\/[^\s\\/?#@"<>]+(?:[/?#][^\s\\"<>]*)?$/i,
  /^(?:mailto|tel):[^\s\\"<>]+$/i,
  new RegExp(`^(?:${SITE}/(?![/\\\\])|${HERE}#)[^\\s\\\\"<>]*$`),
];

/** Pictures are the site's own: another host would see who reads about what. */
const src: Allowed = ['src', new RegExp(`^${SITE}/(?![/\\\\])[^\\s\\\\"<>]*$`)];

/** Its other files, for which nobody but the browser asks: each perhaps with its width. */
const candidate = `${SITE}/(?![/\\\\])[^\\s,\\\\"<>]*(?: \\d{1,4}w)?`;
const source: Allowed[] = [
  ['type', ...Object.values(renditionTypes)],
  ['srcSet', new RegExp(`^${candidate}(?:, ${candidate})*$`)],
  ['sizes', sizesPattern],
  ['media', IN_THE_DARK],
];

const cell: Allowed[] = [
  ['className', 'hw-left', 'hw-center', 'hw-right'],
  ['colSpan', /^[1-9]\d{0,2}$/],
  ['rowSpan', /^[1-9]\d{0,2}$/],
];

/** BCP 47. */
const lang: Allowed = ['lang', /^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/i];
const dir: Allowed = ['dir', 'ltr', 'rtl', 'auto'];

/** What a screen reader calls it is said by us, and marked as that. */
const label: Allowed = ['ariaLabel', new RegExp(`^${LABEL}[^\\n"<>]+$`)];

/** Elements that are parts of others, and without them would change what is around. */
function within(wholes: string[], ...parts: string[]): Record<string, string[]> {
  return Object.fromEntries(parts.map((name) => [name, wholes]));
}

/** Of a picture, in pixels. */
const size: Allowed[] = [
  ['width', /^\d{1,4}$/],
  ['height', /^\d{1,4}$/],
];

const callout: Allowed = ['className', 'hw-callout', /^hw-(?:note|tip|important|warning|danger)$/];

/** Of formulas: names, numbers and lengths, in elements that stand in a formula and nowhere else. */
const mathMl = Object.fromEntries(
  Object.entries(mathMlElements).map(([name, attributes]) => [
    name,
    attributes.map((one): Allowed => [one, /^[\w.,+ -]{1,40}$/]),
  ]),
);
const { math, ...inMath } = mathMl;

export const schema: Schema = {
  tagNames: [
    ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'hr', 'br'],
    ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'figure', 'figcaption', 'picture', 'source'],
    ...['img', 'details', 'summary'],
    ...['div', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
    ...['a', 'em', 'strong', 'del', 'ins', 'code', 'kbd', 'samp', 'var', 'sub', 'sup', 'span'],
    ...['abbr', 'dfn', 'cite', 'q', 'mark', 'small', 'u', 'time', 'bdi', 'bdo'],
    ...['ruby', 'rb', 'rp', 'rt', 'rtc'],
    ...Object.keys(mathMl),
  ],
  attributes: {
    '*': [lang, dir],
    a: [href, 'title', id, label, ['role', 'doc-noteref', 'doc-backlink']],
    img: [src, 'alt', 'title', ...size, ['loading', 'lazy'], ['decoding', 'async']],
    source,
    ol: ['start', ['reversed', true], ['type', 'a', 'A', 'i', 'I']],
    ul: [['className', 'hw-tasks']],
    li: [id, ['value', /^-?\d{1,9}$/]],
    details: [['open', true], callout],
    summary: [['className', 'hw-callout-title']],
    abbr: ['title'],
    dfn: ['title'],
    time: [['dateTime', /^[\w:.,+ -]{1,60}$/]],
    code: [['className', /^language-[\w+#.-]+$/]],
    p: [['className', 'hw-callout-title', 'hw-care-title']],
    div: [
      id,
      [
        'className',
        ...['hw-table', 'hw-callout', /^hw-(?:note|tip|important|warning|danger)$/],
        ...['hw-care', /^hw-(?:emergency|urgent|routine)$/],
      ],
      ['role', 'region', 'note'],
      ['tabIndex', 0],
      label,
    ],
    span: [id, ['className', 'hw-backrefs']],
    sup: [['className', 'hw-cite']],
    th: [...cell, ['scope', 'col', 'row', 'colgroup', 'rowgroup']],
    td: cell,
    h1: [id],
    h2: [id],
    h3: [id],
    h4: [id],
    h5: [id],
    h6: [id],
    ...inMath,
    math: [...math!, 'alttext'],
  },
  ancestors: {
    ...within(['table'], 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'),
    ...within(['ul', 'ol'], 'li'),
    ...within(['dl'], 'dt', 'dd'),
    ...within(['details'], 'summary'),
    ...within(['figure'], 'figcaption'),
    ...within(['picture'], 'source'),
    ...within(['ruby'], 'rb', 'rp', 'rt', 'rtc'),
    ...within(['math'], ...Object.keys(inMath)),
  },
  required: {},
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: [] },
  // The values of ids are what keeps them apart from anything that a page's scripts may look for.
  clobber: [],
  clobberPrefix: '',
  allowComments: false,
  allowDoctypes: false,
  // Of all others, only what stands in them is published, and of these not even that.
  strip: ['script', 'style'],
};
