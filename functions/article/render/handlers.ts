/** How the nodes become HTML that mean something special here: links, pictures, citations, tables. */
import type { Element, ElementContent, Properties } from 'hast';
import type {
  Emphasis,
  FootnoteReference,
  Heading,
  Image,
  Link,
  List,
  ListItem,
  Paragraph,
  Parents,
  Table,
} from 'mdast';
import { defaultHandlers, type Handlers, type State } from 'mdast-util-to-hast';
import type { ParsedArticle, Dependencies } from '../model.ts';
import type { Container } from '../html/nodes.ts';
import type { Note } from '../markdown/structure.ts';
import { stringsFor, type Strings } from '../../site/strings/index.ts';
import type { Target } from '../markdown/targets.ts';
import { ANCHOR, HERE, LABEL, marked, SITE } from './addresses.ts';
import { isLarge, pictureOf, shownFile } from './picture.ts';

/** The way back from a reference to where it is cited: a node of our own, within mdast. */
export interface BackReferences {
  type: 'backReferences';
  note: Note;
}

/** Handlers for one article in the world as it is. */
export function handlersFor(article: ParsedArticle, dependencies: Dependencies): Handlers {
  const strings = stringsFor(article.language, dependencies.settings);
  const addressOf = (target: Target | undefined) => address(target, article, dependencies);
  const standInFor = standIns();
  let tables = 0;
  const { baseUrl } = dependencies.settings;
  const shown = (node: Image) => {
    const target = node.data?.target;
    return target?.kind === 'media' ? shownFile(target.keys, dependencies) : undefined;
  };
  return {
    link(state: State, node: Link) {
      const url = addressOf(node.data?.target);
      const children = state.all(node);
      if (url === undefined || children.length === 0) return children;
      return element('a', { href: url, title: node.title }, children);
    },
    image(_state: State, node: Image, parent) {
      const files = shown(node);
      if (files === undefined) return apart(inPlaceOf(node), node, parent);
      return pictureOf(node, files, baseUrl);
    },
    heading(state: State, node: Heading) {
      const { children, properties, ...rest } = defaultHandlers.heading(state, node);
      const id = node.data?.id;
      const anchor = id !== undefined && { id: ANCHOR + id };
      return { ...rest, children, properties: { ...anchor, ...properties } };
    },
    paragraph(state: State, node: Paragraph) {
      const [only, ...others] = node.children;
      const isAlone = only?.type === 'image' && others.length === 0 && !node.data?.hName;
      const files = isAlone ? shown(only) : undefined;
      if (!isAlone || files === undefined) return defaultHandlers.paragraph(state, node);
      const image = pictureOf({ ...only, title: null }, files, baseUrl);
      const { url, type, size } = files.file;
      const href = marked(url, baseUrl);
      const whole = isLarge(only.alt, { type, width: size?.width })
        ? element('a', { href }, [image])
        : image;
      const { title } = only;
      const caption = element('figcaption', {}, [{ type: 'text', value: title ?? '' }]);
      return element('figure', {}, [whole, ...(title ? [caption] : [])]);
    },
    emphasis,
    container,
    footnoteReference,
    backReferences(_state: State, { note }: BackReferences) {
      return backReferences(note, strings);
    },
    table(state: State, node: Table) {
      const { parts } = node.data ?? {};
      const made = parts ? inParts(state, node, parts) : defaultHandlers.table(state, node);
      return scrolling(made, strings.article.table(++tables));
    },
    listItem(state: State, node: ListItem, parent) {
      const list = parent?.type === 'list' ? standInFor(parent) : parent;
      if (node.checked === null || node.checked === undefined) {
        return defaultHandlers.listItem(state, node, list);
      }
      // A form control would be read out as one that can be used.
      const mark = node.checked ? '☑ ' : '☐ ';
      return defaultHandlers.listItem(state, withWords(mark, node), list);
    },
  } as Handlers;
}

/** Emphasis, or a place that links lead to. */
function emphasis(state: State, node: Emphasis): Element {
  const id = node.data?.id;
  if (id === undefined) return defaultHandlers.emphasis(state, node);
  return element('span', { id: ANCHOR + id }, state.all(node));
}

function footnoteReference(_state: State, node: FootnoteReference): Element {
  const { note, id } = node.data!;
  const properties = { href: `${HERE}#${note!.id}`, id: ANCHOR + id!, role: 'doc-noteref' };
  const link = element('a', properties, [{ type: 'text', value: `[${note!.number}]` }]);
  return element('sup', { className: ['hw-cite'] }, [link]);
}

/** The element that it says it is; what it is called comes from us, as all of it but its text does. */
function container(state: State, node: Container): Element {
  const made = state.applyData(node, element('div', {}, state.wrap(state.all(node), true)));
  const { ariaLabel, id } = made.properties;
  if (typeof ariaLabel === 'string') made.properties.ariaLabel = LABEL + ariaLabel;
  if (typeof id === 'string') made.properties.id = ANCHOR + id;
  return made;
}

function element(
  tagName: string,
  given: Record<string, Properties[string] | null | undefined>,
  children: ElementContent[] = [],
): Element {
  const entries = Object.entries(given).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return { type: 'element', tagName, properties: Object.fromEntries(entries), children };
}

/** Where a target is now; undefined where there is nothing to lead to. */
function address(
  target: Target | undefined,
  own: Pick<ParsedArticle, 'slug' | 'address'>,
  dependencies: Dependencies,
): string | undefined {
  const { settings, articles, media } = dependencies;
  switch (target?.kind) {
    case 'web':
      return target.url;
    case 'here':
      return `${HERE}#${encodeURIComponent(target.anchor)}`;
    case 'site':
      return SITE + target.path;
    case 'article': {
      const anchor = target.anchor === undefined ? '' : `#${encodeURIComponent(target.anchor)}`;
      if (target.slug === own.slug) return SITE + own.address + anchor;
      const face = articles.get(target.slug);
      if (face?.url === undefined) return undefined;
      return marked(face.url, settings.baseUrl) + (face.status === 'live' ? anchor : '');
    }
    case 'media': {
      const faces = target.keys.map((key) => media.get(key));
      const live = faces.find((face) => face?.status === 'live');
      return live?.status === 'live' ? marked(live.url, settings.baseUrl) : undefined;
    }
    default:
      return undefined;
  }
}

/** A picture elsewhere is a link to it, as pages load nothing from elsewhere; a missing one, words. */
function inPlaceOf({ alt, data }: Image): ElementContent[] {
  const words = alt?.trim() ?? '';
  const target = data?.target;
  if (target?.kind !== 'web') return words === '' ? [] : [{ type: 'text', value: words }];
  const text = words === '' ? target.url : words;
  return [element('a', { href: target.url }, [{ type: 'text', value: text }])];
}

/** Words that stand in a picture's place run into those beside it no more than the picture did. */
function apart(said: ElementContent[], node: Image, parent: Parents | undefined): ElementContent[] {
  if (said.length === 0 || parent === undefined) return said;
  const at = parent.children.indexOf(node as never);
  const [before, after] = [parent.children[at - 1], parent.children[at + 1]];
  const space = { type: 'text' as const, value: ' ' };
  return [
    ...(before?.type === 'text' && /[\p{L}\p{N}]$/u.test(before.value) ? [space] : []),
    ...said,
    ...(after?.type === 'text' && /^[\p{L}\p{N}]/u.test(after.value) ? [space] : []),
  ];
}

/** `^`, which every font has, or where there are several `^ a b c`: each by itself leads to one mention. */
function backReferences({ number, calls }: Note, { article }: Strings): Element {
  const text = (value: string) => ({ type: 'text' as const, value });
  const several = calls.length > 1;
  const links = calls.flatMap(({ data }, i): ElementContent[] => {
    const letter = letters(i);
    const label = several ? article.backToMention(letter, number) : article.back(number);
    const ariaLabel = LABEL + label;
    const properties = { href: `${HERE}#${data!.id!}`, role: 'doc-backlink', ariaLabel };
    return [text(' '), element('a', properties, [text(several ? letter : '^')])];
  });
  const arrow = several ? [text(' ^')] : [];
  return element('span', { className: ['hw-backrefs'] }, [...arrow, ...links]);
}

/** 0 → `a`, 25 → `z`, 26 → `aa` */
function letters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCodePoint(97 + (index % 26));
}

/** A table that says itself which of its rows are head, body and foot. */
function inParts(
  state: State,
  node: Table,
  { head, foot }: { head: number; foot: number },
): Element {
  const rows = state.all(node);
  const end = rows.length - foot;
  const parts = {
    thead: rows.slice(0, head),
    tbody: rows.slice(head, end),
    tfoot: rows.slice(end),
  };
  const children = Object.entries(parts)
    .filter(([, children]) => children.length > 0)
    .map(([name, children]) => element(name, {}, state.wrap(children, true)));
  return element('table', {}, state.wrap(children, true));
}

/** A wide table scrolls by itself, with the keyboard too; alignment is a class, as styles are. */
function scrolling(table: Element, label: string): Element {
  const rows = table.children.flatMap((part) => (part.type === 'element' ? part.children : []));
  for (const row of rows) {
    if (row.type !== 'element') continue;
    for (const cell of row.children) {
      if (cell.type !== 'element') continue;
      const { align, scope = 'col', ...rest } = cell.properties;
      cell.properties = {
        ...(cell.tagName === 'th' && { scope }),
        ...rest,
        ...(typeof align === 'string' && { className: [`hw-${align}`] }),
      };
    }
  }
  // Landmarks are told apart by their names.
  const region = { className: ['hw-table'], role: 'region', tabIndex: 0, ariaLabel: LABEL + label };
  return element('div', region, [table]);
}

/**
 * The default handler asks for each item whether any item of its list is loose: of a long list, the
 * answer is found once, and a list without items gives it.
 */
function standIns(): (list: List) => List {
  const known = new Map<List, List>();
  return (list) => {
    let standIn = known.get(list);
    if (standIn === undefined) {
      const isLoose = (item: ListItem) => item.spread ?? item.children.length > 1;
      const spread = (list.spread ?? false) || list.children.some(isLoose);
      standIn = { type: 'list', spread, children: [] };
      known.set(list, standIn);
    }
    return standIn;
  };
}

function withWords(words: string, node: ListItem): ListItem {
  const [first, ...rest] = node.children;
  const text = { type: 'text' as const, value: words };
  const begun: ListItem['children'] =
    first?.type === 'paragraph'
      ? [{ ...first, children: [text, ...first.children] }, ...rest]
      : [{ type: 'paragraph', children: [text] }, ...node.children];
  return { ...node, checked: null, children: begun };
}
