import { everydayWords } from '../prose/everyday-words.ts';
import { englishPassages, type Passage } from '../prose/passages.ts';
import { sources, type Rule } from './rule.ts';

export const hardWord: Rule = {
  id: 'hard-word',
  reason: 'An everyday word says the same to more people; a hard one is explained where it stands.',
  ...sources.plainLanguage,
  strict: 'warning',
  plain: 'off',
  bad: 'These tablets treat hypertension.',
  good: 'These tablets treat high blood pressure (hypertension).',
  *check(article) {
    if (article.frontMatter.audience === 'professional') return;
    const all = englishPassages(article).flatMap((passage) =>
      [...passage.text.matchAll(pattern)].map((match) => ({ match, passage })),
    );
    const explained = new Set<string>();
    // What an article is about has a name, and it will explain it.
    for (const { name } of article.frontMatter.about ?? []) {
      for (const [word] of name.matchAll(pattern)) explained.add(word.toLowerCase());
    }
    for (const { match, passage } of all) {
      if (isExplained(match, passage)) explained.add(match[0].toLowerCase());
    }
    for (const { match, passage } of all) {
      const [word] = match;
      const instead = everydayWords[word.toLowerCase()]!;
      if (explained.has(word.toLowerCase()) || isName(match, passage.text)) continue;
      const reason = `"${word}" is a hard word: say "${instead}", or explain it.`;
      const end = match.index + word.length;
      yield passage.remark(match.index, end, reason, likeWritten(word, instead));
    }
  },
};

const pattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?:${Object.keys(everydayWords).join('|')})(?![\p{L}\p{N}-])`,
  'giu',
);

/** Whoever writes the everyday word beside it, or says what it means, has explained it. */
function isExplained(match: RegExpExecArray, { text }: Passage): boolean {
  const instead = everydayWords[match[0].toLowerCase()]!;
  const before = text.slice(Math.max(0, match.index - 40), match.index);
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 40);
  return (
    saysWord(text, instead) ||
    /(\bcalled|\bterm(ed)?|\bknown as|\bname (for|is)|\bword (for|is)|[“"‘(])\s*$/i.test(before) ||
    /^["”’]?\s*(\(|[,–—]\s*(that is|which (means|is)|meaning)|means\b|is (a|the|another) )/i.test(
      after,
    )
  );
}

/** As a word of its own: there is no "use" in "because". */
function saysWord(text: string, word: string): boolean {
  const whole = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, ' ')} `;
  return whole.includes(` ${word.toLowerCase()} `);
}

/** "The British Hypertension Society" is called what it is called. */
function isName(match: RegExpExecArray, text: string): boolean {
  if (!/^\p{Lu}/u.test(match[0])) return false;
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  return /\p{Lu}[\p{L}.]*\s(of\s|for\s)?$/u.test(before) || /^\s\p{Lu}/u.test(after);
}

function likeWritten(word: string, instead: string): string {
  return /^\p{Lu}/u.test(word) ? instead.charAt(0).toUpperCase() + instead.slice(1) : instead;
}
