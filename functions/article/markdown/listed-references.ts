/** References that stand in the front matter, as footnotes that nothing cites. */
import type { FootnoteDefinition, PhrasingContent, Root } from 'mdast';
import type { ListedReference, Reference } from '../../../schemas/types.ts';
import type { Position } from '../positions.ts';
import { identifierOf } from './citations.ts';

/** What is known of a reference for certain, so that nobody has to read it from its words. */
type Said = Omit<Reference, 'id' | 'text' | 'studyType'>;

declare module 'mdast' {
  interface FootnoteDefinitionData {
    /** It is one of the front matter's. */
    said?: Said;
  }
}

/**
 * Each below a label that nothing in `tree` has; citations find it by its key. `positions` are those
 * of the references.
 */
export function listedReferences(
  references: readonly ListedReference[],
  positions: readonly Position[],
  tree: Root,
): FootnoteDefinition[] {
  const keys = new Set<string>();
  const taken = new Set(
    tree.children.flatMap((node) => (node.type === 'footnoteDefinition' ? node.identifier : [])),
  );
  return references.map((reference, i) => {
    const label = labelOf(reference, i, taken);
    taken.add(label.toLowerCase());
    const { line, column, endLine = line, endColumn = column } = positions[i]!;
    const { id } = reference;
    const isCitable = id !== undefined && !keys.has(id);
    if (isCitable) keys.add(id);
    return {
      type: 'footnoteDefinition',
      identifier: isCitable ? identifierOf(id) : label.toLowerCase(),
      label,
      children: [{ type: 'paragraph', children: words(reference) }],
      data: { said: said(reference) },
      position: { start: { line, column }, end: { line: endLine, column: endColumn } },
    };
  });
}

function labelOf({ id }: ListedReference, at: number, taken: ReadonlySet<string>): string {
  const own = id?.replace(/\s+/g, '-') ?? `source-${at + 1}`;
  let label = own;
  for (let n = 2; taken.has(label.toLowerCase()); n++) label = `${own}-${n}`;
  return label;
}

function said({ title, doi, pmid, url, year }: ListedReference): Said {
  return {
    ...(title !== undefined && { title }),
    ...(doi !== undefined && /^10\.\d{4,9}\/\S+$/.test(doi) && { doi }),
    ...(pmid !== undefined && /^[1-9]\d{0,8}$/.test(pmid) && { pmid }),
    ...(url !== undefined && { url }),
    ...(year !== undefined && { year }),
  };
}

/** As the Vancouver style has it, from what there is; the title leads to the address. */
function words(reference: ListedReference): PhrasingContent[] {
  const { text, title, authors, doi, pmid, url } = reference;
  if (text !== undefined) return [{ type: 'text', value: text }];
  const identifiers = [
    ...(doi === undefined ? [] : [`doi:${doi}`]),
    ...(pmid === undefined ? [] : [`PMID ${pmid}`]),
    ...(url === undefined || title !== undefined ? [] : [url]),
  ];
  const before = authors === undefined ? '' : `${sentence(authors)} `;
  const behind = [sentence(published(reference)), identifiers.join('. ')].filter(Boolean).join(' ');
  const name = title === undefined ? [] : [linked(sentence(title), url)];
  return [
    ...(before === '' ? [] : [{ type: 'text' as const, value: before }]),
    ...name,
    ...(behind === '' ? [] : [{ type: 'text' as const, value: title ? ` ${behind}` : behind }]),
  ];
}

function linked(value: string, url: string | undefined): PhrasingContent {
  const text = { type: 'text' as const, value };
  return url === undefined ? text : { type: 'link', url, children: [text] };
}

/** `J Name 2020;1(2):3-4` */
function published({ source, year, volume, issue, pages }: ListedReference): string {
  const number = `${volume ?? ''}${issue === undefined ? '' : `(${issue})`}`;
  const place = [number, pages].filter(Boolean).join(':');
  const when = [year, place].filter(Boolean).join(';');
  return [source, when].filter(Boolean).join(' ');
}

/** With a full stop, unless it ends in a mark already. */
function sentence(words: string): string {
  return words === '' || /[.?!…]["”’)]?$/u.test(words) ? words : `${words}.`;
}
