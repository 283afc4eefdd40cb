import { passages } from '../prose/passages.ts';
import { sources, type Rule } from './rule.ts';

export const headingCase: Rule = {
  id: 'heading-case',
  reason: 'Headings are written like sentences: capitals on every word slow the reader down.',
  ...sources.sentenceCase,
  strict: 'warning',
  plain: 'off',
  language: 'en',
  bad: '## What Are The Symptoms Of Asthma?\n\nWords.\n',
  good: '## What are the symptoms of Crohn’s disease?\n\nWords.\n',
  *check(article) {
    for (const { kind, text, remark } of passages(article)) {
      if (kind !== 'heading' && kind !== 'title') continue;
      const reason = isShouted(text)
        ? 'This heading is all capitals: write it like a sentence.'
        : isTitleCase(text)
          ? 'This heading has capitals where a sentence has none: keep them for names.'
          : undefined;
      if (reason !== undefined) yield remark(0, text.length, reason);
    }
  },
};

/** Words that are part of no name in a heading about health, or hardly ever. */
const plainWords =
  'is|are|was|were|do|does|can|could|should|will|would|may|might|have|has|what|when|where|how|why|who|which' +
  '|your|you|my|if|than|that|this|these|with|without|about|from|into|during|after|before|between' +
  '|to|of|and|or|the|a|an|in|on|at|for|by|it|its' +
  '|symptoms?|causes?|treatments?|treat|treated|prevent|prevention|diagnosis|diagnosed|risks?|benefits?' +
  '|side|effects?|help|helps|work|works|need|know|know|take|taking|get|getting|see|seek|tips|ways|things' +
  '|questions|people|pain|outlook|overview|complications|signs|types|living' +
  '|says?|used?|much|many|often|safe|safely|doses?|else|happens';
/** What sections are about: where every word of a short heading begins with a capital, one is enough. */
const sections =
  /^(?:Symptoms|Signs|Causes?|Treatments?|Effects|Factors|Manifestations|Features|Considerations|Complications|Investigations|Prevention|Diagnosis|Management|Outlook|Prognosis|Assessment|Presentation|Findings|Indications|Contraindications|Precautions|Interactions|Benefits|Risks|Dosage|Overview)$/u;
const capitalised = new RegExp(
  String.raw`^(?:${plainWords.replace(/(^|\|)(\w)/g, (_, bar: string, first: string) => bar + first.toUpperCase())})$`,
  'u',
);
const shouted = new RegExp(String.raw`\b(?:${plainWords.toUpperCase()})\b`, 'u');

/** Several such words begin with a capital where no sentence begins. */
function isTitleCase(text: string): boolean {
  const words = text.split(/\s+/);
  let strays = 0;
  for (const [i, word] of words.entries()) {
    const begins = i === 0 || /[.:?!–—-]["”’)]?$/u.test(words[i - 1]!) || /^["“‘(]/u.test(word);
    const bare = word.replace(/[^\p{L}]+$/u, '');
    if (!begins && capitalised.test(bare)) strays++;
    if (!begins && sections.test(bare) && isCapitalised(words)) strays += 2;
  }
  return strays >= 2;
}

/** All but small words begin with a capital, and none is an abbreviation. */
function isCapitalised(words: readonly string[]): boolean {
  return words.every(
    (word) =>
      /^\p{Lu}[\p{Ll}’'-]+[,:;?]?$/u.test(word) || /^(?:and|or|of|the|a|in|for|to|&)$/.test(word),
  );
}

/** No small letter, and a word that is no abbreviation. */
function isShouted(text: string): boolean {
  return !/\p{Ll}/u.test(text) && shouted.test(text) && /\p{Lu}{2,}\s+\p{Lu}{2,}/u.test(text);
}
