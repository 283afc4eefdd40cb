/**
 * One walk over a fresh tree: finds headings, links, images and citations, and leaves a tree in
 * which everything says directly what it means. Reference links become links, bare URLs are linked,
 * definitions are gone.
 */
import type {
  Definition,
  Emphasis,
  FootnoteDefinition,
  FootnoteReference,
  Heading,
  ImageReference,
  LinkReference,
  Nodes,
  Parents,
  PhrasingContent,
  Root,
  RootContent,
  Text,
} from 'mdast';
import { Anchors } from './anchors.ts';
import { linkBareUrls, mayHoldUrl } from './bare-urls.ts';
import { Lines, positionOfNode } from '../positions.ts';
import type { Describe } from './pictures.ts';
import type { Note, Part, Structure } from './structure.ts';
import { resolveByName, resolveTarget } from './targets.ts';
import {
  headingText,
  ourReferencesHeading,
  shiftHeadings,
  takeReferencesHeading,
} from './headings.ts';
import { cells, CELLS_LIMIT, estimate, OUTPUT_LIMIT } from '../file/output-size.ts';
import type { Strings } from '../../site/strings/index.ts';
import type { HtmlRead } from '../html/read.ts';

/** Levels of nesting that everything after the parser can walk without running out of stack. */
export const DEPTH_LIMIT = 100;

/**
 * Surveys the body in `tree`, which it tidies in place; `text` is the source of the tree, `path` that
 * of its file, `strings` are in its language, `describe` says what a picture does not, and `html` is what is to be told of its HTML, which has
 * been read into it.
 */
export function survey(
  tree: Root,
  { path, text, strings, describe }: Surveyed,
  html: HtmlRead,
): Structure {
  const surveyor = new Surveyor(path, text, describe);
  surveyor.define(tree);
  surveyor.readBody(tree);
  surveyor.readNotes();
  const { parts, found } = surveyor;
  shiftHeadings(parts);
  const written = takeReferencesHeading(parts, surveyor.defining);
  tree.children = parts.flatMap(({ heading, nodes }) =>
    heading === undefined ? nodes : [heading.node, ...nodes],
  );
  const headings = parts.flatMap(({ heading }) => heading ?? []);
  const references =
    written ?? ourReferencesHeading(headings, found.anchors, strings.article.references);
  return { ...found, ...html, parts, headings, references };
}

interface Surveyed {
  path: string;
  text: string;
  strings: Strings;
  /** What the front matter knows of a picture. */
  describe: Describe;
}

class Surveyor {
  readonly parts: Part[] = [{ nodes: [], cites: [] }];
  /** Parts in whose text a footnote is defined. */
  readonly defining = new Set<Part>();
  readonly found: Omit<Structure, 'parts' | 'headings' | 'references' | keyof HtmlRead> = {
    links: [],
    images: [],
    notes: [],
    duplicates: [],
    missing: [],
    anchors: [],
    depth: 0,
    cells: 0,
    bytes: 0,
    beyond: {},
  };
  readonly #definitions = new Map<string, Definition>();
  readonly #notes = new Map<string, Note>();
  readonly #anchors = new Anchors();
  readonly #describe: Describe;
  readonly #path: string;
  readonly #text: string;
  #lines: Lines | undefined;
  #depth = 0;
  /** The note whose text is being read; none within the body. */
  #note: Note | undefined;
  #inLink = false;

  constructor(path: string, text: string, describe: Describe) {
    this.#describe = describe;
    this.#path = path;
    this.#text = text;
  }

  /** Finds what can be referred to before it is defined. The first definition of a name counts. */
  define(parent: Parents): void {
    for (const node of parent.children) {
      if (node.type === 'definition' && !this.#definitions.has(node.identifier)) {
        this.#definitions.set(node.identifier, node);
      }
      if (node.type === 'footnoteDefinition') this.#defineNote(node);
      if ('children' in node && !holdsText(node)) this.define(node);
    }
  }

  #defineNote(node: FootnoteDefinition): void {
    if (this.#notes.has(node.identifier)) {
      this.found.duplicates.push(node);
      return;
    }
    const label = node.label ?? node.identifier;
    const id = this.#anchors.ofNote(label);
    this.#notes.set(node.identifier, { label, id, number: 0, node, calls: [], links: [] });
  }

  readBody(tree: Root): void {
    for (const node of tree.children) {
      if (node.type === 'footnoteDefinition') this.defining.add(this.parts.at(-1)!);
      if (node.type === 'heading') this.#beginPart(node);
      else this.parts.at(-1)!.nodes.push(...(this.#tidy(node) as RootContent[]));
    }
    if (this.parts[0]!.nodes.length === 0) this.parts.shift();
  }

  #beginPart(node: Heading): void {
    const part: Part = { nodes: [], cites: [] };
    this.parts.push(part);
    this.#tidy(node);
    const { text, id } = headingText(node);
    part.heading = { node, text, id: this.#anchors.ofHeading(id ?? node.data?.id ?? text) };
    node.data = { ...node.data, id: part.heading.id };
  }

  /** Notes may cite notes; those that nothing mentions come last. */
  readNotes(): void {
    const { notes } = this.found;
    const rest = this.#notes.values();
    for (let at = 0; ; at++) {
      let note = notes[at];
      while (note === undefined) {
        const next = rest.next();
        if (next.done) return;
        if (!notes.includes(next.value)) notes.push(next.value);
        note = notes[at];
      }
      note.number = at + 1;
      this.#note = note;
      this.#tidyChildren(note.node);
    }
  }

  /** What comes in the place of a node: usually itself. */
  #tidy(node: Nodes): Nodes[] {
    if (node.type === 'image') this.#describe(node);
    this.found.bytes += estimate(node);
    this.found.cells += cells(node);
    if (this.found.bytes > OUTPUT_LIMIT) this.found.beyond.bytes ??= node;
    if (this.found.cells > CELLS_LIMIT) this.found.beyond.cells ??= node;
    switch (node.type) {
      case 'definition':
      case 'footnoteDefinition':
        return [];
      case 'html':
        return [];
      case 'text':
        return this.#words(node);
      case 'footnoteReference':
        return this.#call(node);
      case 'linkReference':
      case 'imageReference': {
        const definition = this.#definitions.get(node.identifier);
        // It went with a comment around it, or a form.
        if (definition === undefined) return this.#undefined(node);
        const { url, title } = definition;
        const { position } = node;
        const common = { url, title: title ?? null, ...(position && { position }) };
        return node.type === 'linkReference'
          ? this.#tidy({ type: 'link', children: node.children, ...common })
          : this.#tidy({ type: 'image', alt: node.alt ?? null, ...common });
      }
      case 'image': {
        const resolve = node.data?.byName === true ? resolveByName : resolveTarget;
        const target = resolve(node.url, this.#path);
        node.data = { ...node.data, target };
        this.found.images.push({ node, target });
        return [node];
      }
      case 'link': {
        const target = resolveTarget(node.url, this.#path);
        node.data = { ...node.data, target };
        const link = { node, target };
        this.found.links.push(link);
        this.#note?.links.push(link);
        this.#inLink = true;
        this.#tidyChildren(node);
        this.#inLink = false;
        return [node];
      }
      case 'emphasis': {
        if (node.data?.anchor !== undefined) return this.#anchor(node, node.data.anchor);
        this.#tidyChildren(node);
        return [node];
      }
      default:
        if ('children' in node) this.#tidyChildren(node);
        return node.type === 'paragraph' && node.children.length === 0 ? [] : [node];
    }
  }

  #tidyChildren(parent: Parents): void {
    this.#depth++;
    this.found.depth = Math.max(this.found.depth, this.#depth);
    if (this.#depth > DEPTH_LIMIT) this.found.beyond.depth ??= parent;
    // Deeper than this is refused by whoever asked, so the rest need not be read.
    if (this.#depth > 200) parent.children = [];
    const children: Nodes[] = parent.children;
    parent.children = children.flatMap((child) => this.#tidy(child)) as never;
    this.#depth--;
  }

  #undefined(node: LinkReference | ImageReference): Nodes[] {
    if (node.type === 'imageReference') return [{ type: 'text', value: node.alt ?? '' }];
    return node.children.flatMap((child) => this.#tidy(child));
  }

  /** The first of a name, as in a browser. */
  #anchor(node: Emphasis, name: string): Nodes[] {
    const id = this.#anchors.ofPlace(name);
    if (id === undefined) return [];
    this.found.anchors.push(id);
    node.data = { ...node.data, id };
    return [node];
  }

  #words(node: Text): PhrasingContent[] {
    if (node.value.includes('[^')) this.#findMissing(node);
    if (this.#inLink || !mayHoldUrl(node.value)) return [node];
    const words = linkBareUrls(node);
    return words.flatMap((part) => (part.type === 'link' ? this.#tidy(part) : part)) as never;
  }

  /** `[^label]` is plain text to the parser when nothing defines the label. */
  #findMissing(node: Text): void {
    const from = node.position?.start.offset ?? 0;
    const written = this.#text.slice(from, node.position?.end.offset ?? from);
    for (const match of written.matchAll(/(?<!\\)\[\^([^\]\s\\]{1,200})\]/g)) {
      const start = from + match.index;
      this.#lines ??= new Lines(this.#text);
      const position = this.#lines.span(start, start + match[0].length);
      this.found.missing.push({ label: match[1]!, position });
    }
  }

  #call(node: FootnoteReference): Nodes[] {
    const note = this.#notes.get(node.identifier);
    if (note === undefined) {
      const label = node.label ?? node.identifier;
      this.found.missing.push({ label, position: positionOfNode(node) });
      return [{ type: 'text', value: `[^${label}]` }];
    }
    note.calls.push(node);
    node.data = { ...node.data, note, id: this.#anchors.ofCall(note.id, note.calls.length) };
    if (!this.found.notes.includes(note)) this.found.notes.push(note);
    if (this.#note === undefined) {
      const { cites } = this.parts.at(-1)!;
      if (!cites.includes(note)) cites.push(note);
    }
    return [node];
  }
}

function holdsText(node: Nodes): boolean {
  return node.type === 'paragraph' || node.type === 'heading' || node.type === 'table';
}
