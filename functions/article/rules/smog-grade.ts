import { smogGrade } from '../prose/readability.ts';
import { sources, type Rule } from './rule.ts';

/** Beyond it, a text is for people who went to university. */
const HIGHEST = 14;

const hard =
  'Pharmacological interventions demonstrating considerable efficacy necessitate individualised ' +
  'consideration of contraindications. ';

export const smogGradeRule: Rule = {
  id: 'smog-grade',
  reason: 'A text full of words of three syllables and more is read by those who studied.',
  ...sources.smog,
  strict: 'warning',
  plain: 'off',
  language: 'en',
  bad: `## Treatment\n\n${hard.repeat(30)}\n`,
  good: `## Treatment\n\n${'Talk to your doctor about what helps. '.repeat(30)}\n`,
  *check(article) {
    if (article.frontMatter.audience === 'professional') return;
    const grade = smogGrade(article.structure.parts, article.language);
    if (grade === undefined || grade <= HIGHEST) return;
    const reason =
      `The article takes ${grade} years of school to read (SMOG), and at most ${HIGHEST} can be ` +
      'asked of anyone: take words of one or two syllables where there are some.';
    yield { position: article.position(['title']), reason };
  },
};
