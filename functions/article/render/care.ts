/**
 * Advice to get help as cards: what a frightened reader looks for stands out by how soon it is needed.
 * A section is about that by its aspect (SeeDoctor); a card is advice with its list, as soon as it is needed.
 */
import type { Heading, Paragraph, Root, RootContent } from 'mdast';
import type { Settings } from '../../site/settings.ts';
import { stringsFor, type Strings } from '../../site/strings/index.ts';
import type { Container } from '../html/nodes.ts';
import { plain } from '../markdown/plain-text.ts';
import type { ParsedArticle } from '../model.ts';
import { aspectOf } from '../prose/aspects.ts';
import { asksForHelp, urgencyOf, type Urgency } from '../prose/urgency.ts';

/** A section that says when help cannot wait, and how soon it is needed there. */
export interface Help {
  /** The anchor of its heading. */
  id: string;
  heading: string;
  urgency: Exclude<Urgency, 'routine'>;
}

/** The article's body with its advice in cards, and where the most urgent of it stands. */
export function careCards(article: ParsedArticle, settings: Settings): { tree: Root; help?: Help } {
  const { tree, language } = article;
  const { care } = stringsFor(language, settings);
  const passages = split(article);
  const most = ['emergency', 'urgent'] as const;
  const [help] = most.flatMap((urgency) =>
    passages.flatMap(({ heading, pieces }) =>
      heading && pieces.some((piece) => piece.urgency === urgency)
        ? { id: heading.data!.id!, heading: plain(heading), urgency }
        : [],
    ),
  );
  const children = passages.flatMap(({ heading, nodes, pieces }) => [
    ...(heading ? [heading] : []),
    ...nodes,
    ...pieces.map((piece) => card(piece, care)),
  ]);
  return { tree: { ...tree, children }, ...(help && { help }) };
}

/** A heading and what stands below it: `nodes` as it is, then what is in cards. */
interface Passage {
  heading?: Heading;
  nodes: RootContent[];
  pieces: Piece[];
}

interface Piece {
  urgency: Urgency;
  nodes: RootContent[];
}

/** A heading below one about help belongs to it. */
function split({ structure, frontMatter, language }: ParsedArticle): Passage[] {
  let within: number | undefined;
  return structure.parts.map(({ heading, nodes }) => {
    if (heading === undefined) return { nodes, pieces: [] };
    const { node, id, text } = heading;
    if (within !== undefined && node.depth <= within) within = undefined;
    const isHelp = (frontMatter.aspects?.[id] ?? aspectOf(text, language)) === 'SeeDoctor';
    if (isHelp) within ??= node.depth;
    if (within === undefined) return { heading: node, nodes, pieces: [] };
    return { heading: node, ...inPieces(nodes, text, language) };
  });
}

/** What stands before the first piece of advice stays as it is; without any, all is one. */
function inPieces(
  nodes: readonly RootContent[],
  heading: string,
  language: string,
): Omit<Passage, 'heading'> {
  const before: RootContent[] = [];
  const pieces: RootContent[][] = [];
  for (const node of nodes) {
    const begins = node.type === 'paragraph' && asksForHelp(plain(node), language);
    if (begins) pieces.push([node]);
    else (pieces.at(-1) ?? before).push(node);
  }
  const isPlain = before.every(({ type }) => type === 'paragraph' || type === 'list');
  if (pieces.length === 0 && before.length > 0 && isPlain) pieces.push(before.splice(0));
  const rated = pieces.map((own) => {
    const said = own.map(plain).join(' ');
    // Below "Call an ambulance if" there may be nothing but a list.
    const text = pieces.length === 1 ? `${heading} ${said}` : said;
    return { nodes: own, urgency: urgencyOf(text, language) };
  });
  return { nodes: before, pieces: together(rated) };
}

/** What is equally urgent and stands together is one card: nobody is alarmed twice by one thing. */
function together(pieces: readonly Piece[]): Piece[] {
  const cards: Piece[] = [];
  for (const piece of pieces) {
    const last = cards.at(-1);
    if (last?.urgency === piece.urgency) last.nodes.push(...piece.nodes);
    else cards.push(piece);
  }
  return cards;
}

/** What is urgent says so in words too: not everybody sees colours. */
function card({ urgency, nodes }: Piece, care: Strings['care']): Container {
  const title: Paragraph[] =
    urgency === 'routine'
      ? []
      : [
          {
            type: 'paragraph',
            children: [{ type: 'strong', children: [{ type: 'text', value: care[urgency] }] }],
            data: { hProperties: { className: ['hw-care-title'] } },
          },
        ];
  return {
    type: 'container',
    children: [...title, ...nodes],
    data: { hName: 'div', hProperties: { className: ['hw-care', `hw-${urgency}`] } },
  };
}
