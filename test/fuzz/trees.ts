/** Trees of HTML as no reader of ours makes them, for the sanitiser by itself; and what may be left of them. */
import type { Element, ElementContent, Root } from 'hast';
import fc from 'fast-check';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { ANCHOR, HERE, SITE } from '../../functions/article/render/addresses.ts';
import { schema } from '../../functions/article/render/sanitize-schema.ts';

const words = (text: string) => text.split(/\s+/);

/** What content may consist of, said once more, and by nobody who knows the other list. */
const fit = new Set(
  words(
    'p h1 h2 h3 h4 h5 h6 blockquote pre hr br ul ol li dl dt dd figure figcaption img details summary ' +
      'div table thead tbody tfoot tr th td a em strong del ins code kbd samp var sub sup span abbr dfn ' +
      'cite q mark small u time bdi bdo ruby rb rp rt rtc math mrow mi mn mo mtext mspace mfrac msqrt ' +
      'mroot mstyle mpadded mphantom menclose msub msup msubsup munder mover munderover mmultiscripts ' +
      'mprescripts none mtable mtr mtd',
  ),
);
const unfit = words(
  'script style iframe frame frameset object embed applet param form input button select option ' +
    'textarea base link meta title noscript template svg g use image animate set foreignObject ' +
    'audio video source track canvas map area portal slot dialog marquee plaintext xmp annotation-xml ' +
    'mglyph maction semantics font center x-y',
);

/** Their values are held to a form where they could lead, load or name something. */
const attributes: Record<string, RegExp> = {
  ...Object.fromEntries(
    words(
      'title alt loading decoding start reversed type value open datetime role tabindex aria-label ' +
        'colspan rowspan scope lang dir width height display scriptlevel displaystyle mathvariant fence ' +
        'form separator stretchy symmetric largeop movablelimits lspace rspace minsize maxsize depth ' +
        'linethickness voffset notation accent accentunder columnalign rowalign columnspacing rowspacing ' +
        'columnlines rowlines frame framespacing columnspan alttext',
    ).map((name) => [name, /^[^]*$/]),
  ),
  class: /^(?:(?:hw|language)-[\w+#.-]+ ?)*$/,
  id: new RegExp(`^${ANCHOR}?[^\\s"'<>&]+$`, 'u'),
  href: new RegExp(
    `^(?:https?://[^\\s\\\\/?#@]+(?:[/?#][^\\s\\\\]*)?|(?:mailto|tel):[^\\s\\\\]+|${SITE}?/(?![/\\\\])[^\\s\\\\]*|${HERE}?#[^\\s\\\\]*)$`,
    'i',
  ),
  src: new RegExp(`^(?:${SITE}|https://test\\.example)/(?![/\\\\])[^\\s\\\\]*$`),
};

/**
 * What of a fragment may not be published; undefined where nothing is. `emptied`: lists may have lost
 * all that stood in them; an address without a character leads and loads nowhere.
 */
export function unfitIn(nodes: readonly Tree.Node[], emptied = false): string | undefined {
  for (const node of nodes) {
    if (node.nodeName === '#comment') return 'a comment';
    if ('tagName' in node) {
      if (!fit.has(node.tagName)) return `<${node.tagName}>`;
      for (const { name, value } of node.attrs) {
        const isFit = Object.hasOwn(attributes, name) && attributes[name]!.test(value);
        const isEmptied = emptied && value === '' && Object.hasOwn(attributes, name);
        if (!isFit && !isEmptied) return `${name}="${value}" of <${node.tagName}>`;
      }
    }
    const within = 'childNodes' in node ? unfitIn(node.childNodes, emptied) : undefined;
    if (within !== undefined) return within;
  }
  return undefined;
}

/** What is unfit in what the sanitiser leaves of a tree, once a browser has read it. */
export function unfitAfter(tree: Root, by: Schema = schema): string | undefined {
  const html = toHtml(sanitize(tree, by), { allowDangerousHtml: true });
  return unfitIn(parseFragment(html).childNodes, true);
}

const names = fc.oneof(
  // Most of the promise is about where these two lead.
  fc.constantFrom('a', 'img'),
  fc.constantFrom(...fit),
  fc.constantFrom(...unfit),
  fc.constantFrom('SCRIPT', 'constructor', '__proto__', 'toString', 'a:b'),
);

const properties = words(
  'href src srcSet className id style name onClick onclick onError onLoad action formAction poster ' +
    'data background cite target rel ping srcDoc title xLinkHref xmlns is slot width colSpan role ' +
    'ariaLabel dateTime alttext display form contentEditable accessKey autoFocus constructor __proto__',
);

const values = fc.constantFrom<string | number | boolean | string[]>(
  ...['x', '', 'hw-callout', 'hw-warning', ['hw-note', 'x'], true, 0, '1', '99999', 'url(x)'],
  ...['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\tscript:alert(1)', ' javascript:x'],
  ...['data:text/html,<script>x</script>', 'vbscript:x', 'blob:x', '//evil.example', '\\\\evil'],
  ...['https://a:b@evil.example/', 'https://x.example/a', 'http:evil', 'mailto:a@b.example'],
  ...[`${SITE}/a.png`, `${SITE}//evil.example`, `${SITE}/\\evil`, `${HERE}#a`, `${ANCHOR}a`],
  ...['"><script>x</script>', "' onclick=x", '<!--', 'https://evil.example/i.png', '/a', '#a'],
);

const property = fc.tuple(
  fc.oneof(fc.constantFrom('href', 'src'), fc.constantFrom(...properties)),
  values,
);
const text = fc
  .constantFrom(
    'words',
    '</style><script>x</script>',
    '<![CDATA[',
    ']]>',
    '-->',
    '<img src=x onerror=y>',
  )
  .map((value): ElementContent => ({ type: 'text', value }));

const { node } = fc.letrec<{ node: ElementContent }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    text,
    text.map((one): ElementContent => ({ type: 'comment', value: JSON.stringify(one) })),
    fc
      .tuple(names, fc.array(property, { maxLength: 3 }), fc.array(tie('node'), { maxLength: 3 }))
      .map(([tagName, all, children]): Element => {
        const own = Object.fromEntries(all) as Element['properties'];
        return { type: 'element', tagName, properties: own, children };
      }),
  ),
}));

export const tree: fc.Arbitrary<Root> = fc
  .array(node, { minLength: 1, maxLength: 4 })
  .map((children): Root => ({ type: 'root', children }));
