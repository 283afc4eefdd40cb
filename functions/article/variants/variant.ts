/** What a variant is: one published rendering of one article. variants/index.ts lists all of them. */
import type { Withdrawal } from '../../../schemas/types.ts';
import type { Html } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import type { ParsedArticle, RenderedVariant } from '../model.ts';
import type { Content } from '../render/content.ts';
import type { Facts } from '../render/facts.ts';

export interface Variant {
  /** One lower-case word: its key in article.json's `variants`. */
  name: string;
  /** Its file in the folder of the article; the page is the folder itself, and has none. */
  file: string;
  /** RFC 6838, without parameters; text is published as UTF-8. */
  mediaType: string;
  /** Other sites may show it in a frame. */
  framed?: true;
  /** The page's head leads to it with this type (HTML, link type alternate). */
  alternate?: string;
  /** How the page names it to those who want to use the article: `HTML to embed`. */
  label?: string;
  /** How the API's description speaks of it, where its JSON has a schema. */
  api?: { operation: string; summary: string; schema: string };
  /** Of a live article. */
  render(this: void, live: Live): string | Uint8Array;
  /** Of one that is gone: what stands in its place. */
  notice(this: void, gone: Notice): string | Uint8Array;
}

/** All that the rendering of a live article may look at. */
export interface Live extends Others {
  article: ParsedArticle;
  facts: Facts;
  content: Content;
  settings: Settings;
}

/** The other variants of the same article, each rendered once, when it is first asked for. */
export interface Others {
  /** What every variant is and where, in the order of the index. */
  variants: readonly Published[];
  /** One of them as text. Throws where there is no such text. */
  text: (name: string) => string;
  /** All but the one that asks. */
  others: () => readonly RenderedVariant[];
}

/** A variant as others lead to it. */
export interface Published extends Pick<Variant, 'name' | 'mediaType' | 'alternate' | 'label'> {
  /** From the root of the site, percent-encoded. */
  path: string;
}

/** What stands in an article's place when it is gone, in every form that a variant may take. */
export interface Notice extends Others {
  gone: Gone;
  /** Absolute, of the page. */
  url: string;
  settings: Settings;
  /** Between the title and the end of the page. */
  words: Html;
  /** Whether it warns or only points the way. */
  look: 'callout' | 'callout stop';
  /** The same as Markdown. */
  markdown: string;
  /** What article.json says beyond what all of them say. */
  data: { status: 'withdrawn'; withdrawn: Withdrawal } | { status: 'moved'; movedTo: string };
  /** What the page's head says beyond the title. */
  document: { head?: Html; robots?: string; canonical?: string };
}

/** What is still known of an article that is gone. */
export interface Gone {
  id: string;
  /** Where it was: what stands there now. */
  address: string;
  title: string;
  language: string;
}
