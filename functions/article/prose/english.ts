/** Which articles the rules about English words are for. */
import { memoize } from '../../base/memoize.ts';
import type { ParsedArticle } from '../model.ts';
import { otherLanguage } from './content-language.ts';
import { passages } from './passages.ts';

/**
 * The language that the text clearly is in although the article says another; '' where only the
 * script tells. Undefined where there is nothing to say.
 */
export const writtenOtherwise = memoize((article: ParsedArticle): string | undefined => {
  const text = passages(article)
    .filter(({ part }) => part !== undefined)
    .map((passage) => passage.text)
    .join('\n');
  return otherLanguage(text, article.language);
});

/** Says that it is in English, and is not clearly in another language. */
export function isEnglish(article: ParsedArticle): boolean {
  return /^en(-|$)/i.test(article.language) && writtenOtherwise(article) === undefined;
}
