/**
 * From the parser's tree of HTML to mdast, so that all that comes after (the title, sections, rules,
 * references, pictures, links, readability) sees what was HTML as if it had been Markdown.
 */
import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Position } from 'unist';
import { withoutForbidden } from '../../base/text.ts';
import { countWords } from '../../base/words.ts';
import type { Strings } from '../../site/strings/index.ts';
import { reading } from './elements.ts';
import type { LeftOut } from './left-out.ts';
import { blockNames, rawTextNames } from './names.ts';
import type { Container } from './nodes.ts';
import type { Reader } from './reader.ts';
import {
  anchorOf,
  blocks,
  collapse,
  isBlank,
  isPhrasing,
  paragraph,
  phrases,
  type Mixed,
} from './runs.ts';
import { piecesIn, STITCH, type Seam } from './seam.ts';
import { attribute, childrenOf, isElement, isText, type Element, type Node } from './tree.ts';

/** What one article's HTML tells beside its words. */
export interface Found {
  leftOut: LeftOut[];
  /** Names that are no elements: each is told of once. */
  unknown: Set<string>;
}

export class Converter implements Reader {
  readonly strings: Strings;
  readonly #seam: Seam;
  readonly #found: Found;
  /** What links within the article lead to. */
  readonly #wanted: ReadonlySet<string>;
  /** Definitions that stood where there is only room for words. */
  readonly definitions: RootContent[] = [];

  constructor(seam: Seam, found: Found, wanted: ReadonlySet<string>, strings: Strings) {
    this.strings = strings;
    this.#seam = seam;
    this.#found = found;
    this.#wanted = wanted;
  }

  all(nodes: readonly Node[]): Mixed {
    return nodes.flatMap((node) => this.one(node));
  }

  one(node: Node): Mixed {
    if (isText(node)) {
      const value = withoutForbidden(collapse(node.value));
      return [{ type: 'text', value, ...this.at(node) }];
    }
    if (!isElement(node)) return [];
    if (this.isPiece(node)) return this.#piece(node);
    this.#handlers(node);
    if (isHidden(node)) return this.#leave(node, 'hidden');
    const read = reading(node);
    if (read === undefined) this.#unknown(node);
    const mixed = read?.(node, this) ?? this.all(node.childNodes);
    return this.#anchored(node, mixed);
  }

  inside(element: Element, nodes: readonly Node[] = element.childNodes): Mixed {
    this.#handlers(element);
    return this.#anchored(element, this.all(nodes));
  }

  words(element: Element): PhrasingContent[] {
    return phrases(this.inside(element), (one) => this.definitions.push(one));
  }

  code(nodes: readonly Node[]): string {
    return nodes
      .map((node) => {
        if (isText(node)) return this.#plain(node.value);
        if (!isElement(node)) return '';
        if (this.isPiece(node)) return toString(this.#pieceOf(node).node);
        if (node.tagName === 'br') return '\n';
        if (node.tagName === 'img') return this.attribute(node, 'alt') ?? '';
        if (rawTextNames.has(node.tagName)) {
          this.leave(node);
          return '';
        }
        return this.code(node.childNodes);
      })
      .join('');
  }

  isPiece({ attrs }: Element): boolean {
    return attrs[0]?.name === STITCH;
  }

  container(hName: string, element: Element | undefined, children: RootContent[]): Container {
    const hProperties = element === undefined ? {} : this.properties(element);
    return {
      type: 'container',
      children,
      data: { hName, hProperties },
      ...(element && this.at(element)),
    };
  }

  line(hName: string | undefined, element: Element, words: PhrasingContent[]): Paragraph {
    const data = { ...(hName !== undefined && { hName }), hProperties: this.properties(element) };
    return { ...paragraph(words), data, ...this.at(element) };
  }

  attribute(element: Element, name: string): string | undefined {
    const value = attribute(element, name);
    return value === undefined ? undefined : withoutForbidden(value);
  }

  properties(element: Element): Record<string, string> {
    const lang = attribute(element, 'lang');
    const dir = attribute(element, 'dir')?.toLowerCase();
    return {
      ...(lang !== undefined && /^[a-z]{2,8}(-[a-z\d]{1,8}){0,5}$/i.test(lang) && { lang }),
      ...(dir !== undefined && /^(ltr|rtl|auto)$/.test(dir) && { dir }),
    };
  }

  at(node: Node): { position?: Position } {
    const location = node.sourceCodeLocation;
    return location ? { position: this.#seam.position(location) } : {};
  }

  leave(element: Element, words?: number): Mixed {
    return this.#leave(element, 'element', words);
  }

  #leave(element: Element, why: LeftOut['why'], words = this.#wordsIn(element)): Mixed {
    this.#tell(why, `<${element.tagName}>`, words, element);
    // What stood before it and what comes after it are not one word.
    return blockNames.has(element.tagName) ? [{ type: 'text', value: ' ' }] : [];
  }

  #tell(why: LeftOut['why'], what: string, words: number, node: Node): void {
    const { position } = this.at(node);
    if (position !== undefined) this.#found.leftOut.push({ why, what, words, position });
  }

  #unknown(element: Element): void {
    const { tagName } = element;
    if (this.#found.unknown.has(tagName)) return;
    this.#found.unknown.add(tagName);
    this.#leave(element, 'unknown', 0);
  }

  /** Attributes that hold scripts; of all others only those are read that have a meaning here. */
  #handlers(element: Element): void {
    for (const { name } of element.attrs) {
      if (name.startsWith('on')) this.#tell('handler', name, 0, element);
    }
  }

  #pieceOf({ attrs }: Element): Seam['pieces'][0] {
    return this.#seam.pieces[Number(attrs[0]!.value)]!;
  }

  /** A piece of Markdown, or a paragraph of it with its HTML read. */
  #piece(element: Element): Mixed {
    const { node } = this.#pieceOf(element);
    if (element.tagName !== 'p' || node.type !== 'paragraph') return [node as RootContent];
    const mixed = this.all(element.childNodes);
    if (!mixed.every(isPhrasing)) return blocks(mixed);
    return isBlank(mixed) ? mixed : [{ ...node, children: mixed }];
  }

  /** Links may lead to it by its id, and to old anchors by their name. */
  #anchored(element: Element, mixed: Mixed): Mixed {
    const { tagName } = element;
    const id = attribute(element, 'id') ?? (tagName === 'a' ? attribute(element, 'name') : '');
    if (id === undefined || !/^[\p{L}\p{N}_.:-]{1,100}$/u.test(id)) return mixed;
    const [first] = mixed;
    if (first?.type === 'heading' && /^[\p{Ll}\p{Lo}\p{N}_-]+$/u.test(id)) {
      first.data = { ...first.data, id };
      return mixed;
    }
    const isAnchor = tagName === 'a' && attribute(element, 'href') === undefined;
    if (!isAnchor && !this.#wanted.has(id)) return mixed;
    return [anchorOf(id, this.at(element).position), ...mixed];
  }

  #wordsIn(node: Node): number {
    if (isText(node)) {
      const { numbers, rest } = piecesIn(node.value);
      const pieces = numbers.map((number) => toString(this.#seam.pieces[number]?.node));
      return count(`${rest} ${pieces.join(' ')}`);
    }
    if (!isElement(node)) return 0;
    // Of a paragraph that is read with its HTML, the pieces are counted.
    const isWhole = this.isPiece(node) && node.tagName !== 'p';
    const own = isWhole ? count(toString(this.#pieceOf(node).node)) : 0;
    return childrenOf(node).reduce((sum, child) => sum + this.#wordsIn(child), own);
  }

  #plain(text: string): string {
    const { numbers, rest } = piecesIn(text);
    const pieces = numbers.map((number) => toString(this.#seam.pieces[number]?.node));
    return withoutForbidden(rest + pieces.join(' '));
  }
}

function count(text: string): number {
  return countWords(text).words;
}

/** Its author does not want it seen. */
function isHidden(element: Element): boolean {
  const hidden = attribute(element, 'hidden');
  if (hidden !== undefined && hidden !== 'until-found') return true;
  const style = attribute(element, 'style');
  return (
    style !== undefined && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style)
  );
}
