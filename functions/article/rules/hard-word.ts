import { clinicWords, shorterWords } from '../prose/everyday-words.ts';
import { meansAnother } from '../prose/other-meanings.ts';
import { passages, type Passage } from '../prose/passages.ts';
import { sources, type Rule } from './rule.ts';

export const hardWord: Rule = {
  id: 'hard-word',
  reason: 'An everyday word says the same to more people; a hard one is explained where it stands.',
  ...sources.plainLanguage,
  strict: 'warning',
  plain: 'off',
  language: 'en',
  bad: 'These tablets treat hypertension.',
  good: 'These tablets treat high blood pressure (hypertension).',
  *check(article) {
    if (article.frontMatter.audience === 'professional') return;
    const uses = passages(article).flatMap((passage, i, all) =>
      [...passage.text.matchAll(pattern)].map((match) => ({
        word: match[0],
        from: match.index,
        passage,
        // Cells explain one another: a glossary may be a table.
        beside:
          passage.kind === 'cell' ? `${all[i - 1]?.text ?? ''} ${all[i + 1]?.text ?? ''}` : '',
      })),
    );
    const left = new Set<string>();
    // What an article is about has a name, and it will explain it.
    for (const { name } of article.frontMatter.about ?? []) {
      for (const [word] of name.matchAll(pattern)) left.add(word.toLowerCase());
    }
    for (const use of uses)
      if (isAnother(use) || isExplained(use)) left.add(use.word.toLowerCase());
    for (const use of uses) {
      const { word, from, passage } = use;
      if (left.has(word.toLowerCase()) || isName(use) || isLink(use)) continue;
      const instead = everydayWords[word.toLowerCase()]!;
      const reason = `"${word}" is a hard word: say "${instead}", or explain it.`;
      yield passage.remark(from, from + word.length, reason, likeWritten(word, instead));
    }
  },
};

const everydayWords: Readonly<Record<string, string>> = { ...shorterWords, ...clinicWords };

const pattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}_-])(?:${Object.keys(everydayWords).join('|')})(?![\p{L}\p{N}_-])`,
  'giu',
);

interface Use {
  word: string;
  from: number;
  passage: Passage;
  beside: string;
}

/** Where it once means another thing, "the haematoma" further down does too. */
function isAnother({ word, from, passage: { text } }: Use): boolean {
  return meansAnother(word, text.slice(0, from), text.slice(from + word.length));
}

/** Whoever writes the everyday word beside it, or says what it means, has explained it. */
function isExplained({ word, from, passage: { text }, beside }: Use): boolean {
  const instead = clinicWords[word.toLowerCase()];
  const before = text.slice(Math.max(0, from - 40), from);
  const after = text.slice(from + word.length, from + word.length + 40);
  return (
    (instead !== undefined && saysWord(`${text} ${beside}`, instead)) ||
    /(\bcalled|\bterm(ed)?|\bknown as|\bname( for| is)?|\bword( for| is)?|[“"‘(])\s*$/i.test(
      before,
    ) ||
    /^["”’]?\s*(\(|[,–—]\s*(that is|which (means|is)|meaning)|means\b|is (a|the|another) )/i.test(
      after,
    ) ||
    // A term and its explanation: "Dysphagia: trouble with swallowing".
    (/^\W*$/.test(before) && /^\s?(?::|–|—|- )\s?\p{Ll}/u.test(after))
  );
}

/** As a word of its own: there is no "use" in "because". */
function saysWord(text: string, word: string): boolean {
  const whole = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, ' ')} `;
  return whole.includes(` ${word.toLowerCase()} `);
}

/** What another page is called, and where it says what the word means. */
function isLink({ from, passage: { links } }: Use): boolean {
  return links.some((link) => link.from <= from && from < link.to);
}

/** "The British Hypertension Society" is called what it is called. */
function isName({ word, from, passage: { text } }: Use): boolean {
  if (!/^\p{Lu}/u.test(word)) return false;
  const before = text.slice(0, from);
  const after = text.slice(from + word.length);
  return /\p{Lu}[\p{L}.]*\s(of\s|for\s)?$/u.test(before) || /^\s\p{Lu}/u.test(after);
}

function likeWritten(word: string, instead: string): string {
  return /^\p{Lu}/u.test(word) ? instead.charAt(0).toUpperCase() + instead.slice(1) : instead;
}
