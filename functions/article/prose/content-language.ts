/**
 * Which language a text is in, as far as its commonest words and its script tell. Only clear cases:
 * near relatives of these languages, and whatever is short or mixed, are not judged.
 */
import { recognised } from './recognised-language.ts';
import { scripts } from './scripts.ts';

/** Words that make up a third or more of any text in their language. */
const commonWords: Record<string, string> = {
  en: 'the of and to in is that it for are as with be on or this your you have from not can if by may an at which was more they',
  de: 'der die das und in zu den ist nicht von mit sich des auf für im dem ein eine es auch als an werden sie oder bei kann wird einer',
  fr: 'le la les de des et un une du en est que pour dans qui pas sur au par plus avec ne se il elle ce vous sont ou peut aux',
  es: 'el la los las de y en un una que es se por con para del no su al como más o pero sus puede son lo este está si',
  it: 'il lo la gli le di e un una che è per in del della con non si da sono dei nel al come più o anche può alla delle se',
  pt: 'o os a as de e um uma que é em do da para com não no na se por mais dos das ou ao como pode são mas você sua',
  nl: 'de het een en van in is dat op te voor zijn met niet aan er om ook als bij door naar of u je wordt kan maar uit meer',
  sv: 'och att det som en på är av för med den till inte har de ett om man kan eller vid från också du när så ska din',
  da: 'og at det som en på er af for med den til ikke har de et om man kan eller ved fra også du når så skal din hvis',
  pl: 'i w na z do się nie jest że to o jak po za od przez dla są oraz lub może przy jego które który ma tym być czy',
};
/** Languages whose commonest words are so alike that one list stands for all. */
const twins: Record<string, string> = { no: 'da', nb: 'da', nn: 'da' };

const written = scripts.map(
  ({ letters, languages }) => [new RegExp(`[${letters}]`, 'gu'), languages] as const,
);

const lists = Object.entries(commonWords).map(
  ([language, words]) => [language, new Set(words.split(' '))] as const,
);

/** Below so many letters or words, chance speaks louder than language. */
const LEAST_WORDS = 60;
/** The share of common words from which a text is in their language. */
const CERTAIN = 0.22;

/**
 * The language that the text is in, where it clearly is not the declared one; '' where only the
 * script says that it is another. Undefined where there is nothing to say.
 */
export function otherLanguage(text: string, declared: string): string | undefined {
  const [base = ''] = declared.toLowerCase().split('-');
  const own = twins[base] ?? base;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  // Most texts are in the language that they say they are in: then no other need be tried.
  if (words.length >= LEAST_WORDS && commonShare(words, own) >= CERTAIN) return undefined;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < LEAST_WORDS * 4) return undefined;
  for (const [pattern, languages] of written) {
    const share = (text.match(pattern)?.length ?? 0) / letters;
    const isOwn = languages.includes(own);
    if (share > 0.6) {
      if (isOwn || !(own in commonWords)) return undefined;
      return recognised(text)?.language ?? '';
    }
    if (isOwn && share > 0.2) return undefined;
  }
  const isKnown = own in commonWords || scripts.some(({ languages }) => languages.includes(own));
  if (!isKnown || words.length < LEAST_WORDS) return undefined;
  const shares = lists.map(([language]) => [language, commonShare(words, language)] as const);
  const [best, share] = shares.reduce((a, b) => (b[1] > a[1] ? b : a));
  if (best === own || share < CERTAIN || commonShare(words, own) > share * 0.6) return undefined;
  return best;
}

/** How many of the words are among the commonest of a language. */
function commonShare(words: readonly string[], language: string): number {
  const list = lists.find(([name]) => name === language)?.[1];
  if (list === undefined) return 0;
  let common = 0;
  for (const word of words) if (list.has(word)) common++;
  return common / words.length;
}
