/**
 * What becomes of each element of HTML. A name that stands here in no list is none of HTML: its
 * words are kept, and a diagnostic names it.
 *
 * This decides what is read. What may be published is decided once more by
 * render/sanitize-schema.ts, which knows nothing of this file.
 */
import type { Emphasis, Heading, Image, Link, PhrasingContent, RootContent } from 'mdast';
import { boxOf } from './boxes.ts';
import { filmAt } from './frames.ts';
import { descriptionsOf, listOf } from './lists.ts';
import type { Reader } from './reader.ts';
import { around, blocks, isBlank, isPhrasing, trimmed, type Mixed } from './runs.ts';
import { tableOf } from './tables.ts';
import { attribute, isElement, isHtml, type Element } from './tree.ts';

type Become = (element: Element, reader: Reader) => Mixed;

/** Left out with everything in it. */
const out: Become = (element, reader) => reader.leave(element);

/** Left out, but not what stands in it: it is there for browsers that do not show the element. */
const emptied: Become = (element, reader) => {
  reader.leave(element, 0);
  return blocks(reader.all(element.childNodes));
};

const nothing: Become = () => [];
const content: Become = (element, reader) => reader.all(element.childNodes);

/** A block of which only the content is kept, each piece a block of its own. */
const unwrapped: Become = (element, reader) =>
  speaking(blocks(reader.all(element.childNodes)), reader.properties(element));

/** The same, or a box that calls for attention. */
const perhapsBox: Become = (element, reader) => {
  const mixed = reader.all(element.childNodes);
  const box = boxOf(element, reader, mixed);
  return box === undefined ? speaking(blocks(mixed), reader.properties(element)) : [box];
};

/** An element around words that stays what it is. */
const inline: Become = (element, reader) => named(element, reader, element.tagName);

/** By the name that the standard gives instead of an obsolete one (16.2). */
const abbreviation: Become = (element, reader) => named(element, reader, 'abbr');

/** Only for the sake of its language. */
const span: Become = (element, reader) =>
  Object.keys(reader.properties(element)).length === 0
    ? content(element, reader)
    : named(element, reader, 'span');

const listed: Record<string, [Become, string]> = {
  out: [
    out,
    'script style form select textarea input button datalist keygen frame frameset embed canvas ' +
      'template title link meta base noembed noframes portal fencedframe',
  ],
  emptied: [emptied, 'object applet'],
  nothing: [
    nothing,
    'param source track col colgroup area basefont bgsound nextid isindex spacer wbr',
  ],
  content: [
    content,
    'font big tt nobr blink label output meter progress data slot multicol option optgroup map ' +
      'noscript picture menuitem',
  ],
  inline: [
    inline,
    'abbr bdi bdo cite dfn ins kbd mark q rb rp rt rtc ruby samp small sub sup time u var',
  ],
  perhapsBox: [perhapsBox, 'p div section aside'],
  unwrapped: [
    unwrapped,
    'article main header footer nav hgroup address search center fieldset legend dialog marquee layer ilayer caption summary figcaption dt dd li tbody thead tfoot ' +
      'tr td th',
  ],
};

const become = new Map<string, Become>([
  ...Object.values(listed).flatMap(([how, names]) =>
    names.split(' ').map((name): [string, Become] => [name, how]),
  ),
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name): [string, Become] => [name, heading]),
  ...['b', 'strong'].map((name): [string, Become] => [name, marked('strong')]),
  ...['i', 'em'].map((name): [string, Become] => [name, marked('emphasis')]),
  ...['del', 's', 'strike'].map((name): [string, Become] => [name, marked('delete')]),
  ...['ul', 'ol', 'menu', 'dir'].map((name): [string, Become] => [name, listOf]),
  ...['pre', 'listing', 'xmp', 'plaintext'].map((name): [string, Become] => [name, codeBlock]),
  ...['video', 'audio'].map((name): [string, Become] => [name, film]),
  ['acronym', abbreviation],
  ['span', span],
  ['a', link],
  ['img', image],
  ['image', image],
  ['br', (element, reader) => [{ type: 'break', ...reader.at(element) }]],
  ['hr', (element, reader) => [{ type: 'thematicBreak', ...reader.at(element) }]],
  ['code', code],
  ['blockquote', quote],
  ['dl', descriptionsOf],
  ['table', table],
  ['figure', figure],
  ['details', details],
  ['iframe', frame],
]);

/** How an element is read; undefined for a name that is none of HTML. */
export function reading(element: Element): Become | undefined {
  return isHtml(element) ? become.get(element.tagName) : foreign;
}

/** A drawing is left out; of a formula the words stay, and not its source, which nobody sees. */
const foreign: Become = (element, reader) => {
  if (element.tagName === 'svg') return reader.leave(element);
  return element.tagName.startsWith('annotation') ? [] : reader.all(element.childNodes);
};

/** Blocks in the language and direction of the element that held them. */
function speaking(nodes: RootContent[], properties: Record<string, string>): RootContent[] {
  if (Object.keys(properties).length === 0) return nodes;
  for (const node of nodes) {
    const { hProperties: own } = (node.data ?? {}) as { hProperties?: object };
    const hProperties = { ...properties, ...own };
    node.data = { ...node.data, hProperties };
  }
  return nodes;
}

function named(element: Element, reader: Reader, hName: string): Mixed {
  const { tagName } = element;
  const title = tagName === 'abbr' || tagName === 'acronym' || tagName === 'dfn' ? 'title' : '';
  const said = title === '' ? undefined : reader.attribute(element, title);
  const dateTime = tagName === 'time' ? reader.attribute(element, 'datetime') : undefined;
  const hProperties = {
    ...reader.properties(element),
    ...(said !== undefined && { title: said }),
    ...(dateTime !== undefined && { dateTime }),
  };
  return around(reader.all(element.childNodes), (children) => {
    const node: Emphasis = { type: 'emphasis', children, data: { hName, hProperties } };
    return [{ ...node, ...reader.at(element) }];
  });
}

function marked(type: 'strong' | 'emphasis' | 'delete'): Become {
  return (element, reader) =>
    around(reader.all(element.childNodes), (children) => {
      const hProperties = reader.properties(element);
      return [{ type, children, data: { hProperties }, ...reader.at(element) }];
    });
}

/** The words up to the first block are the heading; blocks stand below it, as readers see them. */
function heading(element: Element, reader: Reader): Mixed {
  const mixed = reader.all(element.childNodes);
  const end = mixed.findIndex((node) => !isPhrasing(node));
  const rest = end < 0 ? [] : mixed.slice(end);
  let children = trimmed((end < 0 ? mixed : mixed.slice(0, end)) as PhrasingContent[]);
  const [first] = rest;
  if (children.length === 0 && first?.type === 'paragraph') {
    ({ children } = first);
    rest.shift();
  }
  if (children.length === 0) return rest;
  const depth = Number(element.tagName.slice(1)) as Heading['depth'];
  const data = { hProperties: reader.properties(element) };
  return [{ type: 'heading', depth, children, data, ...reader.at(element) }, ...rest];
}

/** Around blocks, it is a link in each of them that holds none. */
function link(element: Element, reader: Reader): Mixed {
  const href = reader.attribute(element, 'href');
  const mixed = reader.all(element.childNodes);
  if (href === undefined) return mixed;
  const url = href.replace(/[\t\n]/g, '').trim();
  const title = reader.attribute(element, 'title') ?? null;
  const hProperties = reader.properties(element);
  return around(mixed, (children) => {
    if (isBlank(children) || children.some(holdsLink)) return children;
    const node: Link = { type: 'link', url, title, children, data: { hProperties } };
    return [{ ...node, ...reader.at(element) }];
  });
}

function holdsLink(node: PhrasingContent): boolean {
  if (node.type === 'link' || node.type === 'linkReference') return true;
  return 'children' in node && node.children.some(holdsLink);
}

function image(element: Element, reader: Reader): Mixed {
  const url = reader
    .attribute(element, 'src')
    ?.replace(/[\t\n]/g, '')
    .trim();
  const alt = reader.attribute(element, 'alt') ?? '';
  if (url === undefined || url === '') return alt === '' ? [] : [{ type: 'text', value: alt }];
  const title = reader.attribute(element, 'title') ?? null;
  const node: Image = { type: 'image', url, alt, title };
  return [{ ...node, ...reader.at(element) }];
}

/** Code with marks in it stays an element around words. */
function code(element: Element, reader: Reader): Mixed {
  const mixed = reader.all(element.childNodes);
  if (mixed.every((node) => node.type === 'text')) {
    const value = mixed.map((node) => node.value).join('');
    return value.trim() === '' ? mixed : [{ type: 'inlineCode', value, ...reader.at(element) }];
  }
  return around(mixed, (children) => {
    const node: Emphasis = { type: 'emphasis', children, data: { hName: 'code' } };
    return [{ ...node, ...reader.at(element) }];
  });
}

function codeBlock(element: Element, reader: Reader): Mixed {
  const value = reader.code(element.childNodes).replace(/\n$/, '');
  if (value.trim() === '') return [];
  const inner = element.childNodes.find(isElement);
  const classes = [element, inner].map((one) => (one && attribute(one, 'class')) ?? '').join(' ');
  const lang = /(?:^|\s)lang(?:uage)?-([\w+#.-]{1,40})/.exec(classes)?.[1] ?? null;
  return [{ type: 'code', lang, value, ...reader.at(element) }];
}

function quote(element: Element, reader: Reader): Mixed {
  const children = blocks(reader.all(element.childNodes)) as [];
  if (children.length === 0) return [];
  const data = { hProperties: reader.properties(element) };
  return [{ type: 'blockquote', children, data, ...reader.at(element) }];
}

/** A table that is there for the layout says so. */
function table(element: Element, reader: Reader): Mixed {
  const role = attribute(element, 'role');
  if (role === 'presentation' || role === 'none') return unwrapped(element, reader);
  return tableOf(element, reader);
}

/** Pictures stand in a figure without a paragraph around. */
function figure(element: Element, reader: Reader): Mixed {
  const children = element.childNodes.flatMap((node): RootContent[] => {
    if (isElement(node) && node.tagName === 'figcaption' && !reader.isPiece(node))
      return caption(node, reader);
    return blocks(reader.one(node)).flatMap((block) =>
      block.type === 'paragraph' && block.children.every(isPicture) ? block.children : [block],
    );
  });
  return children.length === 0 ? [] : [reader.container('figure', element, children)];
}

function isPicture(node: PhrasingContent): boolean {
  if (node.type === 'link' || node.type === 'linkReference') return node.children.every(isPicture);
  return node.type === 'image' || node.type === 'imageReference';
}

function caption(element: Element, reader: Reader): RootContent[] {
  const mixed = reader.inside(element);
  if (!mixed.every(isPhrasing)) return [reader.container('figcaption', element, blocks(mixed))];
  const words = trimmed(mixed);
  return words.length === 0 ? [] : [reader.line('figcaption', element, words)];
}

function details(element: Element, reader: Reader): Mixed {
  const isSummary = (node: Element['childNodes'][0]): node is Element =>
    node.nodeName === 'summary';
  const summary = element.childNodes.find(isSummary);
  const words = summary === undefined ? [] : reader.words(summary);
  const rest = blocks(reader.all(element.childNodes.filter((node) => node !== summary)));
  if (words.length === 0) return rest;
  if (rest.length === 0) return [reader.line(undefined, element, words)];
  const node = reader.container('details', element, [
    reader.line('summary', summary ?? element, words),
    ...rest,
  ]);
  const open = attribute(element, 'open') !== undefined && { open: true };
  node.data.hProperties = { ...node.data.hProperties, ...open };
  return [node];
}

/** A film in a frame becomes a link to its page. */
function frame(element: Element, reader: Reader): Mixed {
  const url = filmAt(reader.attribute(element, 'src') ?? '');
  return url === undefined ? reader.leave(element) : linkTo(url, element, reader);
}

/** A film or a sound becomes a link to itself. */
function film(element: Element, reader: Reader): Mixed {
  const sources = [element, ...element.childNodes.filter(isElement)];
  const url = sources
    .map((one) => reader.attribute(one, 'src')?.trim())
    .find((src) => src !== undefined && /^(https?:)?\/\//i.test(src));
  reader.leave(element);
  return url === undefined ? [] : linkTo(url.replace(/^\/\//, 'https://'), element, reader);
}

function linkTo(url: string, element: Element, reader: Reader): Mixed {
  const title = reader.attribute(element, 'title')?.trim() ?? '';
  const words = title === '' ? (reader.attribute(element, 'aria-label')?.trim() ?? '') : title;
  const value = words === '' ? url : words;
  return [
    { type: 'link', url, title: null, children: [{ type: 'text', value }], ...reader.at(element) },
  ];
}
