/** Boxes that call for attention, by the classes that people and design systems give them. */
import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import { dressOf, labelOf, type BoxKind, type Dress } from './box-kinds.ts';
import type { Container } from './nodes.ts';
import type { Reader } from './reader.ts';
import { blocks, type Mixed } from './runs.ts';
import { attribute, type Element } from './tree.ts';

/** Kinds that a class by itself names; `summary` and `check` name something else. */
const kinds =
  'note info tip hint success important warning caution attention danger error urgent emergency';

/** The classes of design systems that say it in other words. */
const named: Readonly<Record<string, BoxKind>> = {
  'nhsuk-inset-text': 'note',
  'nhsuk-warning-callout': 'warning',
  'nhsuk-care-card--non-urgent': 'important',
  'nhsuk-care-card--urgent': 'urgent',
  'nhsuk-care-card--immediate': 'emergency',
  'nhsuk-care-card--emergency': 'emergency',
  'govuk-inset-text': 'note',
  'govuk-warning-text': 'warning',
};

/** `warning`, `alert-warning`, `callout--tip`, `usa-alert--info`; not `text-danger` or `btn-info`. */
const pattern = new RegExp(
  `^(?:(?:[a-z]{2,8}-)?(?:alert|callout|admonition|notice|message|notification|hint|box|panel)-{1,2})?` +
    `(${kinds.replaceAll(' ', '|')})$`,
);

/** The kind of box that an element is; undefined for one that is none. */
function kindOf(element: Element): BoxKind | undefined {
  for (const name of (attribute(element, 'class') ?? '').toLowerCase().split(/\s+/)) {
    const kind = Object.hasOwn(named, name)
      ? named[name]
      : (pattern.exec(name)?.[1] as BoxKind | undefined);
    if (kind !== undefined) return kind;
  }
  return undefined;
}

/**
 * The box that an element is, its first heading as its title; undefined for any other element, and
 * for one with sections of its own: it is the article that stands in it.
 */
export function boxOf(element: Element, reader: Reader, mixed: Mixed): Container | undefined {
  const kind = kindOf(element);
  if (kind === undefined) return undefined;
  const children = blocks(mixed);
  const headings = children.filter(({ type }) => type === 'heading');
  if (children.length === 0 || headings.length > 1) return undefined;
  const title = titleOf(children);
  const {
    box: properties,
    title: named,
    care,
  } = dressOf(kind, title !== undefined, reader.strings);
  const words = title ?? [{ type: 'text' as const, value: labelOf(kind, reader.strings) }];
  const box = reader.container('div', element, [head(words, named, element, reader), ...children]);
  box.data.hProperties = { ...box.data.hProperties, ...properties };
  if (care !== undefined) box.data.care = care;
  return box;
}

/** Takes the heading that a box begins with. */
function titleOf(children: RootContent[]): PhrasingContent[] | undefined {
  const [first] = children;
  if (first?.type !== 'heading') return undefined;
  children.shift();
  return first.children;
}

function head(
  title: PhrasingContent[],
  hProperties: Dress['title'],
  element: Element,
  reader: Reader,
): Paragraph {
  const line = reader.line(undefined, element, [{ type: 'strong', children: title }]);
  return { ...line, data: { hProperties } };
}
