import { isEnglish } from '../prose/english.ts';
import type { Remark } from '../diagnostics.ts';
import { positionOfNode } from '../positions.ts';
import { sources, type Rule } from './rule.ts';

export const imageAltWords: Rule = {
  id: 'image-alt-words',
  reason: 'Alternative text says what a picture shows; the name of a file says nothing.',
  ...sources.alternatives,
  strict: 'error',
  plain: 'warning',
  englishWords: 'words like "a picture"',
  bad: '![IMG_2041.jpg](../../media/leg.png)\n',
  good: '![A leg, with the calf muscle marked](../../media/leg.png)\n',
  *check(article) {
    const judge = function* (alt: string, at: Omit<Remark, 'reason'>): Iterable<Remark> {
      const found = fault(alt.trim(), isEnglish(article));
      if (found !== undefined) yield { ...at, reason: `"${alt.trim()}" ${found}` };
    };
    for (const { node } of article.structure.images) {
      yield* judge(node.alt ?? '', { position: positionOfNode(node) });
    }
    const { image } = article.frontMatter;
    if (image !== undefined)
      yield* judge(image.alt, { position: article.position(['image', 'alt']) });
  },
};

/** Characters that somebody listens to in one piece. */
const LONGEST = 400;

function fault(alt: string, english: boolean): string | undefined {
  if (/^\S+\.(png|jpe?g|gif|webp|avif|svg|bmp|tiff?|heic)$/i.test(alt)) {
    return 'is the name of a file: say what the picture shows.';
  }
  if (/^pasted image\b/i.test(alt) || isFileName(alt)) {
    return 'is the name of a file: say what the picture shows.';
  }
  if (/^(img|dsc|dscn|pxl|image|photo|screenshot|untitled)[-_ ]?\d+(?: ?\(\d+\))?$/i.test(alt)) {
    return 'is the name of a file: say what the picture shows.';
  }
  if (
    english &&
    /^(an? |the )?(image|picture|photo|photograph|graphic|illustration|figure|chart|diagram|logo|alt|alt text|placeholder|todo)(?: of(?: an?| the)?)?$/i.test(
      alt,
    )
  ) {
    return 'says that there is a picture, not what it shows.';
  }
  return [...alt].length > LONGEST
    ? `has more than ${LONGEST} characters: say the rest in the text.`
    : undefined;
}

/** `leg-final-v2`: small letters in pieces, and a number or a word of the trade among them. */
function isFileName(alt: string): boolean {
  return (
    /^[a-z0-9]+(?:[-_][a-z0-9]+){2,}$/.test(alt) &&
    /\d|_|\b(?:final|copy|edit|img|photo|web|small|large|thumb)\b/.test(alt)
  );
}
