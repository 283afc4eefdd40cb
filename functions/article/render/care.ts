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
  const passages = split(article, care);
  const found = passages.flatMap(({ help }) => help);
  const help =
    found.find(({ urgency }) => urgency === 'emergency') ??
    found.find(({ urgency }) => urgency === 'urgent');
  const children = passages.flatMap(({ heading, nodes }) => [
    ...(heading ? [heading] : []),
    ...nodes,
  ]);
  return { tree: { ...tree, children }, ...(help && { help }) };
}

/** A heading and what stands below it, advice in cards. */
interface Passage {
  heading?: Heading;
  nodes: RootContent[];
  help: Help[];
}

/** A heading below one about help belongs to it. */
function split(
  { structure, frontMatter, language }: ParsedArticle,
  care: Strings['care'],
): Passage[] {
  let within: number | undefined;
  return structure.parts.map(({ heading, nodes }) => {
    if (heading === undefined) return { nodes, help: nodes.flatMap(inIntroduction) };
    const { node, id, text } = heading;
    if (within !== undefined && node.depth <= within) within = undefined;
    const isHelp = (frontMatter.aspects?.[id] ?? aspectOf(text, language)) === 'SeeDoctor';
    if (isHelp) within ??= node.depth;
    const boxes = nodes.flatMap((one) => careOf(one) ?? []);
    const { nodes: shown, urgencies } =
      within === undefined
        ? { nodes: [...nodes], urgencies: [] }
        : boxes.length > 0
          ? aroundBoxes(nodes, language, care)
          : cards(inPieces(nodes, text, language), care);
    const anchor = { id: node.data!.id!, heading: plain(node) };
    const help = [...boxes, ...urgencies].flatMap((urgency) =>
      urgency === 'routine' ? [] : { ...anchor, urgency },
    );
    return { heading: node, nodes: shown, help };
  });
}

/** Of a box that is such a card in its author's words, in whatever language. */
function careOf(node: RootContent): Help['urgency'] | undefined {
  return node.type === 'container' ? node.data.care : undefined;
}

/** Before the first heading a box is called by its title. */
function inIntroduction(node: RootContent): Help[] {
  const urgency = careOf(node);
  if (urgency === undefined || node.type !== 'container') return [];
  return [{ id: pageAnchors.introduction, heading: plain(node.children[0]!), urgency }];
}

interface Cards {
  nodes: RootContent[];
  urgencies: Urgency[];
}

/** Whoever makes boxes has said what is a card; beside them, only what is advice by its own words is. */
function aroundBoxes(
  nodes: readonly RootContent[],
  language: string,
  care: Strings['care'],
): Cards {
  const runs: RootContent[][] = [[]];
  for (const node of nodes) {
    if (careOf(node) === undefined) runs.at(-1)!.push(node);
    else runs.push([node], []);
  }
  const done = runs.map((run) =>
    run.some(careOf) ? { nodes: run, urgencies: [] } : cards(advice(run, language), care),
  );
  return {
    nodes: done.flatMap((one) => one.nodes),
    urgencies: done.flatMap((one) => one.urgencies),
  };
}

function cards({ before, pieces }: Advice, care: Strings['care']): Cards {
  const made = together(pieces);
  return {
    nodes: [...before, ...made.map((piece) => card(piece, care))],
    urgencies: made.map(({ urgency }) => urgency),
  };
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
    data: { hName: 'div', hProperties: { className: ['hw-care', `hw-${urgency}`] } },
  };
}
