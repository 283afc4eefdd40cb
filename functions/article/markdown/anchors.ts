/** Anchors on an article's page: each once, the same for the same source. */
import GithubSlugger, { slug } from 'github-slugger';
import type { Structure } from './structure.ts';

/** Anchors that the page itself uses. */
export const pageAnchors = {
  main: 'main',
  introduction: 'intro',
  contents: 'page-contents',
  corrections: 'page-corrections',
} as const;

/** Everything on an article's page that a link can lead to. */
export function anchorsOf({ headings, notes, references, anchors }: Structure): Set<string> {
  return new Set([
    ...Object.values(pageAnchors),
    ...headings.map(({ id }) => id),
    ...notes.map(({ id }) => id),
    ...anchors,
    references.id,
  ]);
}

/** Gives out anchors. Notes must ask first, in the order of their definition. */
export class Anchors {
  readonly #slugger = new GithubSlugger();
  readonly #notes = new Set<string>();

  constructor() {
    for (const anchor of Object.values(pageAnchors)) this.#slugger.slug(anchor);
  }

  /** `Gorantla2024` → `ref-gorantla2024` */
  ofNote(label: string): string {
    const plain = `ref-${anchorOf(label)}`;
    let id = plain;
    for (let n = 2; this.#notes.has(id); n++) id = `${plain}-${n}`;
    this.#notes.add(id);
    return id;
  }

  /** The marker that is the `nth` to cite a note. */
  ofCall(noteId: string, nth: number): string {
    const id = noteId.replace(/^ref-/, 'cite-');
    return nth === 1 ? id : `${id}--${nth}`;
  }

  /** As its author named it; undefined where the page has one of that name already. */
  ofPlace(name: string): string | undefined {
    const note = name.replace(/^cite-/, 'ref-').replace(/--\d+$/, '');
    const { occurrences } = this.#slugger;
    if (Object.hasOwn(occurrences, name) || this.#notes.has(note)) return undefined;
    occurrences[name] = 0;
    return name;
  }

  /** As GitHub makes them: `What helps?` → `what-helps`, a second one `what-helps-1`. */
  ofHeading(text: string): string {
    const letters = anchorOf(text);
    // It does not know the letters of the newest alphabets, and leaves them out.
    const clean = slug(letters) === '' ? 'section' : letters;
    // Notes and their markers have these to themselves.
    return this.#slugger.slug(/^(ref|cite)-/.test(clean) ? `section-${clean}` : clean);
  }
}

/** Letters, digits, hyphens and underscores of a text, in lower case. */
export function anchorOf(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
  return words === '' ? 'section' : words;
}
