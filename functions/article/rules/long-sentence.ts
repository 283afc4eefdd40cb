import { passages } from '../prose/passages.ts';
import { sentences, wordsOf } from '../prose/sentences.ts';
import { sources, type Rule } from './rule.ts';

/** Words. Style guides aim at 15 to 25; beyond this, nobody has the beginning in mind at the end. */
const LONGEST = 30;

export const longSentence: Rule = {
  id: 'long-sentence',
  reason: 'Who is worried, tired or new to the language loses the thread of a long sentence.',
  ...sources.plainLanguage,
  strict: 'warning',
  plain: 'off',
  language: 'en',
  bad:
    'If you have had surgery in the last few weeks and now have a swollen calf that hurts when ' +
    'you walk, you should see a doctor on the same day, because a clot may have formed in a vein.',
  good:
    'A clot may have formed in a vein if you have had surgery in the last few weeks. Is your calf ' +
    'swollen, and does it hurt when you walk? Then see a doctor on the same day.',
  *check(article) {
    if (article.frontMatter.audience === 'professional') return;
    for (const { kind, text, remark } of passages(article)) {
      if (kind === 'cell') continue;
      for (const { from, to, text: sentence } of sentences(text)) {
        const count = wordsOf(sentence).length;
        if (count <= LONGEST || isEnumeration(sentence)) continue;
        const reason = `This sentence has ${count} words: make two of it, of at most ${LONGEST}.`;
        yield remark(from, to, reason);
      }
    }
  },
};

/** "Ingredients: a, b, c …": many short pieces behind a colon are a list, and are read as one. */
function isEnumeration(sentence: string): boolean {
  const pieces = /^[^:;,.]{1,40}:\s(.+)$/su.exec(sentence)?.[1]?.split(/[,;]/) ?? [];
  const short = pieces.filter((piece) => wordsOf(piece).length <= 4);
  return pieces.length >= 8 && short.length >= pieces.length * 0.8;
}
