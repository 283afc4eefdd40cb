/**
 * The promise of safe HTML stands on the sanitiser's list alone: here it gets trees that nothing before
 * it would make. Each promise is tested twice, with the list as it is, and with a list that breaks it,
 * which must be seen.
 */
import type { Element, ElementContent, Root } from 'hast';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { ANCHOR, HERE, LABEL, SITE } from '../../../functions/article/render/addresses.ts';
import { schema } from '../../../functions/article/render/sanitize-schema.ts';

function h(
  tagName: string,
  properties: Record<string, unknown> = {},
  ...children: (ElementContent | string)[]
): Element {
  const nodes = children.map((one) =>
    typeof one === 'string' ? ({ type: 'text', value: one } as const) : one,
  );
  return {
    type: 'element',
    tagName,
    properties: properties as Element['properties'],
    children: nodes,
  };
}

function published(nodes: readonly unknown[], by: Schema = schema): string {
  const root = { type: 'root', children: nodes } as Root;
  return toHtml(sanitize(root, by), { allowDangerousHtml: true });
}

/** The list with more elements, or with these attributes of any element. */
const withElements = (...names: string[]): Schema => ({
  ...schema,
  tagNames: [...schema.tagNames!, ...names],
  strip: schema.strip!.filter((name) => !names.includes(name)),
});
const withAttributes = (name: string, ...attributes: string[]): Schema => ({
  ...schema,
  attributes: {
    ...schema.attributes,
    [name]: [...attributes, ...(schema.attributes![name] ?? [])],
  },
  protocols: {},
});

interface Promised {
  what: string;
  given: unknown[];
  /** What is published of it. */
  then: string;
  /** A list that breaks the promise. */
  broken: Schema;
}

const promises: Promised[] = [
  {
    what: 'no script, nor what stands in one',
    given: [h('p', {}, 'a', h('script', { src: 'x' }, 'alert(1)'))],
    then: '<p>a</p>',
    broken: withElements('script'),
  },
  {
    what: 'no style sheet, nor what stands in one',
    given: [h('style', {}, '@import "x"'), 'a', h('p')].map((one) =>
      typeof one === 'string' ? { type: 'text', value: one } : one,
    ),
    then: 'a<p></p>',
    broken: withElements('style'),
  },
  {
    what: 'no style of an element',
    given: [h('p', { style: 'position:fixed' }, 'a')],
    then: '<p>a</p>',
    broken: withAttributes('*', 'style'),
  },
  {
    what: 'no frames and no embedded documents, only what stands in them',
    given: ['iframe', 'frame', 'object', 'embed', 'portal', 'fencedframe'].map((name) =>
      h(name, { src: 'x', srcDoc: 'x', data: 'x' }, 'a'),
    ),
    then: 'aaaaaa',
    broken: withElements('iframe'),
  },
  {
    what: 'no forms, nor anything that belongs to one',
    given: ['form', 'input', 'button', 'select', 'textarea', 'label', 'fieldset'].map((name) =>
      h(name, { action: 'x', formAction: 'x', form: 'x' }),
    ),
    then: '',
    broken: withElements('form'),
  },
  {
    what: 'nothing that belongs into the head of a document',
    given: [
      h('base', { href: '//x.test/' }),
      h('meta', { httpEquiv: ['refresh'] }),
      h('link'),
      h('title'),
    ],
    then: '',
    broken: withElements('base'),
  },
  {
    what: 'no handlers, of no element',
    given: [
      h('p', { onClick: 'x()', onclick: 'x()', ONLOAD: 'x()', onfocusin: 'x()' }, 'a'),
      h('img', { src: `${SITE}/a.png`, alt: 'a', onError: 'x()' }),
      h('details', { open: true, onToggle: 'x()' }),
    ],
    then: `<p>a</p><img src="${SITE}/a.png" alt="a"><details open></details>`,
    broken: withAttributes('*', 'onClick', 'onToggle', 'onError'),
  },
  {
    what: 'no link that runs, whoever hides it',
    given: [
      'javascript:a',
      'JAVASCRIPT:a',
      ' javascript:a',
      'java\nscript:a',
      '\u0001javascript:a',
      'vbscript:a',
    ].map((href) => h('a', { href }, 'a')),
    then: '<a>a</a>'.repeat(6),
    broken: withAttributes('a', 'href'),
  },
  {
    what: 'no data: and no blob:, neither as a link nor as a picture',
    given: [
      'data:text/html,a',
      'data:image/png;base64,a',
      'blob:https://x.test/a',
      'file:///a',
    ].flatMap((url) => [h('a', { href: url }, 'a'), h('img', { src: url })]),
    then: '<a>a</a><img>'.repeat(4),
    broken: withAttributes('img', 'src'),
  },
  {
    what: 'no link with a user or a password',
    given: [
      'https://user@x.test/',
      'https://user:password@x.test/',
      'https://health.example%40@x.test/',
      'https://:@x.test/',
      'https://health.example\\@x.test/',
    ].map((href) => h('a', { href }, 'a')),
    then: '<a>a</a>'.repeat(5),
    broken: withAttributes('a', 'href'),
  },
  {
    what: 'no link to where only a browser can tell',
    given: [
      '//x.test/',
      '\\\\x.test',
      'https:x.test',
      'https:/x.test',
      'a/b',
      '?a',
      '',
      'http://',
    ].map((href) => h('a', { href }, 'a')),
    then: '<a>a</a>'.repeat(8),
    broken: withAttributes('a', 'href'),
  },
  {
    what: 'no picture from elsewhere, by no attribute',
    given: [
      h('img', {
        src: 'https://x.test/a.png',
        srcSet: ['https://x.test/a.png 2x'],
        longDesc: 'x',
        lowSrc: 'x',
      }),
      h('img', { src: `${SITE}//x.test/a.png` }),
      h('img', { src: `${SITE}x.test/a.png` }),
      h('table', { background: 'https://x.test/a.png' }),
      h('picture', {}, h('source', { srcSet: ['https://x.test/a.png'] })),
      h('video', { poster: 'https://x.test/a.png', src: 'x' }),
    ],
    then: '<img><img><img><table></table><picture><source srcset=""></picture>',
    broken: withAttributes('img', 'src', 'srcSet'),
  },
  {
    what: 'a twin for the dark, of the site alone and for nothing else',
    given: [
      h(
        'picture',
        {},
        h('source', { srcSet: `${SITE}/media/a.dark.png`, media: '(prefers-color-scheme: dark)' }),
        h('source', { srcSet: `${SITE}/media/a.png, https://x.test/a.png 2x`, media: 'print' }),
        h('source', { srcSet: `${SITE}//x.test/a.png`, src: 'x' }),
        h('img', { src: `${SITE}/media/a.png` }),
      ),
      h('source', { srcSet: `${SITE}/media/a.dark.png` }),
    ],
    then:
      `<picture><source srcset="${SITE}/media/a.dark.png" media="(prefers-color-scheme: dark)">` +
      `<source><source><img src="${SITE}/media/a.png"></picture>`,
    broken: withAttributes('source', 'srcSet', 'media', 'src'),
  },
  {
    what: 'no drawing, whatever stands in it',
    given: [
      h(
        'svg',
        { onLoad: 'x()' },
        h('style', {}, '<![CDATA[@import "//x.test"]]>'),
        h('use', { href: 'x' }),
      ),
      h('svg', {}, h('a', { xLinkHref: 'javascript:a' }, h('text', {}, 'a'))),
      h('svg', {}, h('foreignObject', {}, h('iframe', { src: 'x' }), h('script', {}, 'a'))),
      h('svg:script', {}, 'a'),
    ],
    then: '<a>a</a>a',
    broken: withElements('svg', 'use', 'style'),
  },
  {
    what: 'no element by another name, case or prefix',
    given: ['SCRIPT', 'ScRiPt', 'x:script', 'script ', 'constructor', '__proto__', '*', ''].map(
      (name) => h(name, { src: 'x' }, 'a'),
    ),
    then: 'a'.repeat(8),
    broken: withElements('SCRIPT'),
  },
  {
    what: 'no id of its own, and no name',
    given: [
      h('p', { id: 'main', name: 'body' }, 'a'),
      h('h2', { id: 'getElementById' }, 'a'),
      h('a', { id: 'main', name: 'x' }, 'a'),
      h('h2', { id: `${ANCHOR}a"b` }, 'a'),
      h('span', { id: `${ANCHOR}a b` }, 'a'),
    ],
    then: '<p>a</p><h2>a</h2><a>a</a><h2>a</h2><span>a</span>',
    broken: withAttributes('h2', 'id'),
  },
  {
    what: 'no class and no role of the page',
    given: [
      h(
        'div',
        { className: ['skip', 'callout', 'hw-table'], role: 'alert', ariaLabel: 'Site header' },
        'a',
      ),
      h('p', { className: ['facts'], role: 'banner', ariaHidden: 'true' }, 'a'),
      h('a', { role: 'button', ariaLabel: 'Close', href: 'https://x.test/' }, 'a'),
      h('code', { className: ['language-js', 'x"y', 'facts'] }, 'a'),
    ],
    then: '<div class="hw-table">a</div><p class="">a</p><a href="https://x.test/">a</a><code class="language-js">a</code>',
    broken: withAttributes('p', 'className'),
  },
  {
    what: 'nothing that opens, sends, takes the focus or changes by itself',
    given: [
      h(
        'a',
        { href: 'https://x.test/', target: '_top', rel: ['opener'], ping: 'x', download: 'x' },
        'a',
      ),
      h(
        'div',
        {
          tabIndex: -1,
          contentEditable: 'true',
          autoFocus: true,
          accessKey: 'x',
          draggable: 'true',
        },
        'a',
      ),
      h('dialog', { open: true }, h('p', { popover: '', hidden: true, slot: 'x', is: 'x' }, 'a')),
    ],
    then: '<a href="https://x.test/">a</a><div>a</div><p>a</p>',
    broken: withAttributes('a', 'target'),
  },
  {
    what: 'no comments, no doctypes and nothing raw',
    given: [
      { type: 'comment', value: 'a' },
      { type: 'comment', value: '--><script>a</script>' },
      { type: 'doctype' },
      { type: 'raw', value: '<script>a</script>' },
      { type: 'unknown', value: 'a', children: [h('p', {}, 'a')] },
    ],
    then: '',
    broken: { ...schema, allowComments: true },
  },
  {
    what: 'no value that is none: numbers, languages, times, spans',
    given: [
      h('ol', { start: 3, type: 'a', reversed: true }),
      h('ol', { type: 'disc', reversed: 'x' }),
      h(
        'table',
        {},
        h('td', { colSpan: 100000, rowSpan: 0, scope: 'col', headers: 'x', align: 'left' }),
        h('th', { colSpan: 2, scope: 'everything', className: ['hw-left'] }),
      ),
      h('p', { lang: 'x" y', dir: 'up' }),
      h('p', { lang: 'pt-BR', dir: 'rtl' }),
      h('time', { dateTime: '"><script>' }),
      h('ul', {}, h('li', { value: 'x' })),
    ],
    then:
      '<ol start="3" type="a" reversed></ol><ol></ol><table><td></td>' +
      '<th colspan="2" class="hw-left"></th></table><p></p>' +
      '<p lang="pt-BR" dir="rtl"></p><time></time><ul><li></li></ul>',
    broken: withAttributes('td', 'colSpan'),
  },
  {
    what: 'no part of a whole without the whole',
    given: ['td', 'tr', 'tbody', 'li', 'dt', 'dd', 'summary', 'figcaption', 'rt'].map((name) =>
      h(name, {}, 'a'),
    ),
    then: 'a'.repeat(9),
    broken: { ...schema, ancestors: {} },
  },
  {
    what: 'of formulas, only what is listed, and nothing of it elsewhere',
    given: [
      h(
        'math',
        { href: 'javascript:a', alttext: 'x', style: 'a', onClick: 'x()' },
        h('mi', { mathvariant: '"><script>', href: 'javascript:a' }, 'x'),
        h('annotation-xml', { encoding: 'text/html' }, h('img', { onError: 'x()' }), 'b'),
        ...['maction', 'mglyph', 'malignmark', 'semantics', 'annotation'].map((name) => h(name)),
      ),
      h('mtext', {}, 'c'),
    ],
    then: '<math alttext="x"><mi>x</mi><img>b</math>c',
    broken: withElements('annotation-xml'),
  },
];

describe('the sanitiser publishes', () => {
  it.each(promises)('$what', ({ given, then }) => {
    expect(published(given)).toBe(then);
  });
});

describe('a list that lets through', () => {
  it.each(promises)('what breaks the promise of $what, is seen', ({ given, then, broken }) => {
    expect(published(given, broken)).not.toBe(then);
  });
});

describe('what is ours stays', () => {
  it('links, pictures and places, with their marks', () => {
    const given = [
      h('a', { href: `${SITE}/articles/b/#x`, title: 'b' }, 'b'),
      h('a', { href: `${HERE}#ref-a`, id: `${ANCHOR}cite-a`, role: 'doc-noteref' }, '[1]'),
      h('a', { href: 'mailto:a@b.example' }, 'a'),
      h('a', { href: 'tel:+123' }, 'a'),
      h('a', { href: 'https://[::1]:8080/a(b)?c=d&e#f' }, 'a'),
      h('img', {
        src: `${SITE}/media/a.png`,
        alt: '"<>&',
        title: 'a',
        loading: 'lazy',
        decoding: 'async',
      }),
      h('h2', { id: `${ANCHOR}größe-1` }, 'a'),
    ];
    expect(published(given)).toBe(toHtml(given));
  });

  it('the whole list, as it is', async () => {
    const { tagNames, attributes, ...rest } = schema;
    const lines = [
      ...tagNames!.toSorted().map((name) => `<${name}> ${named(attributes![name])}`.trim()),
      `any ${named(attributes!['*'])}`,
      JSON.stringify(rest),
    ];
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('sanitize-schema.txt');
  });
});

/** `href title role=doc-noteref|doc-backlink` */
function named(definitions: readonly unknown[] = []): string {
  const all = definitions.map((definition) => {
    if (!Array.isArray(definition)) return String(definition);
    const [name, ...values] = definition as unknown[];
    return `${String(name)}=${values.map((value) => (value instanceof RegExp ? String(value) : JSON.stringify(value))).join('|')}`;
  });
  return all
    .join(' ')
    .replaceAll(SITE, '«site»')
    .replaceAll(HERE, '«here»')
    .replaceAll(ANCHOR, '«anchor»')
    .replaceAll(LABEL, '«label»');
}
