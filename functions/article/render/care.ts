/**
 * Advice to get help as cards: what a frightened reader looks for stands out by how soon it is needed.
 * A section is about that by its aspect (SeeDoctor); a card is advice with its list, as soon as it is needed.
 * In any language, and anywhere, a box says the same (`> [!EMERGENCY]`, html/box-kinds.ts).
 */
import type { Heading, Paragraph, Root, RootContent } from 'mdast';
import type { Settings } from '../../site/settings.ts';
import { stringsFor, type Strings } from '../../site/strings/index.ts';
import type { Container } from '../html/nodes.ts';
import { pageAnchors } from '../markdown/anchors.ts';
import { plain } from '../markdown/plain-text.ts';
import type { ParsedArticle } from '../model.ts';
import { aspectOf } from '../prose/aspects.ts';
import { asksForHelp, urgencyOf, type Urgency } from '../prose/urgency.ts';

/** The most urgent advice of an article. */
export interface Help {
  /** The anchor of its card. */
  id: string;
  /** Of the section that it stands in. */
  heading: string;
  urgency: Exclude<Urgency, 'routine'>;
}

/** The article's body with its advice in cards, and where the most urgent of it stands. */
export function careCards(article: ParsedArticle, settings: Settings): { tree: Root; help?: Help } {
  const { tree, language } = article;
  const passages = split(article, stringsFor(language, settings).care);
  const cards = passages.flatMap((passage) =>
    passage.nodes.flatMap((node) => (isUrgent(node) ? { ...passage, card: node } : [])),
  );
  const most = cards.find(({ card }) => card.data.care === 'emergency') ?? cards[0];
  const help = most && helpAt(most.card, most.heading);
  const children = passages.flatMap(({ heading, nodes }) => [
    ...(heading ? [heading] : []),
    ...nodes.map((node) => (node === most?.card ? withAnchor(most.card, help!.id) : node)),
  ]);
  return { tree: { ...tree, children }, ...(help && { help }) };
}

/** A card that is more than routine: by its words, or a box that says so in whatever language. */
type UrgentCard = Container & { data: { care: Help['urgency'] } };

function isUrgent(node: RootContent): node is UrgentCard {
  return node.type === 'container' && node.data.care !== undefined;
}

/** Before the first heading a card is called by its own title. No other anchor has a full stop in it but notes'. */
function helpAt({ data, children }: UrgentCard, heading: Heading | undefined): Help {
  const within = heading?.data?.id ?? pageAnchors.introduction;
  return { id: `${within}.help`, heading: plain(heading ?? children[0]!), urgency: data.care };
}

function withAnchor(card: UrgentCard, id: string): Container {
  return { ...card, data: { ...card.data, hProperties: { ...card.data.hProperties, id } } };
}

/** A heading and what stands below it, advice in cards. */
interface Passage {
  heading?: Heading;
  nodes: RootContent[];
}

/** A heading below one about help belongs to it. */
function split(
  { structure, frontMatter, language }: ParsedArticle,
  care: Strings['care'],
): Passage[] {
  let within: number | undefined;
  return structure.parts.map(({ heading, nodes }) => {
    if (heading === undefined) return { nodes };
    const { node, id, text } = heading;
    if (within !== undefined && node.depth <= within) within = undefined;
    const isHelp = (frontMatter.aspects?.[id] ?? aspectOf(text, language)) === 'SeeDoctor';
    if (isHelp) within ??= node.depth;
    if (within === undefined) return { heading: node, nodes };
    const shown = nodes.some(isUrgent)
      ? aroundBoxes(nodes, language, care)
      : inCards(inPieces(nodes, text, language), care);
    return { heading: node, nodes: shown };
  });
}

/** Whoever makes boxes has said what is a card; beside them, only what is advice by its own words is. */
function aroundBoxes(
  nodes: readonly RootContent[],
  language: string,
  care: Strings['care'],
): RootContent[] {
  const runs: RootContent[][] = [[]];
  for (const node of nodes) {
    if (isUrgent(node)) runs.push([node], []);
    else runs.at(-1)!.push(node);
  }
  return runs.flatMap((run) => (run.some(isUrgent) ? run : inCards(advice(run, language), care)));
}

function inCards({ before, pieces }: Advice, care: Strings['care']): RootContent[] {
  return [...before, ...together(pieces).map((piece) => card(piece, care))];
}

/** What stands before the first piece of advice stays as it is. */
interface Advice {
  before: RootContent[];
  pieces: Piece[];
}

interface Piece {
  urgency: Urgency;
  nodes: RootContent[];
}

/** Without any advice by its words, all is one piece: below "Call an ambulance if" may be nothing but a list. */
function inPieces(nodes: readonly RootContent[], heading: string, language: string): Advice {
  const { before, pieces } = advice(nodes, language);
  const isPlain = before.every(({ type }) => type === 'paragraph' || type === 'list');
  const whole = pieces.length === 0 && before.length > 0 && isPlain;
  const [only, ...others] = whole ? [before] : pieces.map((piece) => piece.nodes);
  if (only === undefined || others.length > 0) return { before, pieces };
  const urgency = urgencyOf([heading, ...only.map(plain)].join(' '), language);
  return { before: whole ? [] : before, pieces: [{ nodes: only, urgency }] };
}

function advice(nodes: readonly RootContent[], language: string): Advice {
  const before: RootContent[] = [];
  const pieces: RootContent[][] = [];
  for (const node of nodes) {
    const begins = node.type === 'paragraph' && asksForHelp(plain(node), language);
    if (begins) pieces.push([node]);
    else (pieces.at(-1) ?? before).push(node);
  }
  const rated = pieces.map((own) => ({
    nodes: own,
    urgency: urgencyOf(own.map(plain).join(' '), language),
  }));
  return { before, pieces: rated };
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
    data: {
      hName: 'div',
      hProperties: { className: ['hw-care', `hw-${urgency}`] },
      ...(urgency !== 'routine' && { care: urgency }),
    },
  };
}
