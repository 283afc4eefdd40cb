/**
 * Fields with which other tools keep a page off a site, or off its lists. healthwire knows drafts
 * and nothing between: what its author kept back elsewhere is a draft here, and a warning says so.
 */
import type { Json } from './yaml.ts';

export interface KeptBack {
  draft: boolean;
  /** Whom it may surprise, in a sentence; absent where the field plainly means a draft. */
  reason?: string;
}

type Ask = (value: Json) => boolean | undefined;

const yes: Ask = (value) => truth(value);
const no: Ask = (value) => {
  const said = truth(value);
  return said === undefined ? undefined : !said;
};

/** What WordPress, Ghost and their exports call the state of a post. */
const stages: Record<string, boolean> = {
  draft: true,
  pending: true,
  private: true,
  hidden: true,
  unlisted: true,
  future: true,
  publish: false,
  published: false,
  public: false,
};
const stage: Ask = (value) =>
  typeof value === 'string' && Object.hasOwn(stages, value.toLowerCase())
    ? stages[value.toLowerCase()]
    : undefined;

/** Hugo's `build: { render: never, list: never }`. */
const built: Ask = (value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const never = [value.render, value.list].some((when) => when === 'never' || when === false);
  return never ? true : undefined;
};

/** Foreign word, without case, hyphens and underscores → whether its value keeps a page back. */
const words: Record<string, Ask> = {
  // Jekyll; Obsidian
  published: no,
  publish: no,
  // Eleventy
  permalink: no,
  eleventyexcludefromcollections: yes,
  // Hugo
  headless: yes,
  build: built,
  // Docusaurus, WordPress, themes
  unlisted: yes,
  hidden: yes,
  private: yes,
  status: stage,
  visibility: stage,
};

/** Hugo takes a page down on a day; here nothing does, so it would stay beyond it. */
const ends = new Set(['expirydate', 'unpublishdate']);

/** What a foreign field says about it; undefined when that is nothing. */
export function keptBack(word: string, value: Json): KeptBack | undefined {
  const plain = word.toLowerCase().replace(/[-_\s]/g, '');
  if (ends.has(plain)) {
    const reason =
      `\`${word}\` takes no article down here, so this one is kept back as a draft: ` +
      'delete the field to publish it, and withdraw the article when its day has come.';
    return { draft: true, reason };
  }
  const draft = Object.hasOwn(words, plain) ? words[plain]!(value) : undefined;
  if (draft === undefined) return undefined;
  if (!draft || words[plain] === no) return { draft };
  const reason = `\`${word}\` keeps this article back as a draft: delete it to publish the article.`;
  return { draft, reason };
}

/** YAML 1.1 had more words for true and false, and Jekyll and Hugo users still write them. */
export function truth(value: Json): boolean | undefined {
  const word = JSON.stringify(value).toLowerCase().replaceAll('"', '');
  if (['true', 'yes', 'on', 'y', '1'].includes(word)) return true;
  if (['false', 'no', 'off', 'n', '0'].includes(word)) return false;
  return undefined;
}
