/** Which articles help to choose a treatment, and whether they say what the choice needs. */
import type { HealthAspect } from '../../../schemas/types.ts';
import type { ParsedArticle } from '../model.ts';
import { englishPassages, isEnglish } from './passages.ts';
import { aspectsIn } from './section-aspects.ts';

/** English articles for the public about a drug or supplement, or with a section on treatment. */
export function isAboutTreatment(article: ParsedArticle): boolean {
  const { audience, about = [] } = article.frontMatter;
  if (!isEnglish(article) || audience === 'professional') return false;
  return (
    about.some(({ type }) => type === 'drug' || type === 'supplement') ||
    aspectsIn(article).has('Treatments')
  );
}

/** There is a section about one of these, or the text says something like it. */
export function speaksOf(
  article: ParsedArticle,
  aspects: readonly HealthAspect[],
  words: RegExp,
): boolean {
  const found = aspectsIn(article);
  return (
    aspects.some((aspect) => found.has(aspect)) ||
    englishPassages(article).some(({ text }) => words.test(text))
  );
}
