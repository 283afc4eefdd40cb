import { isEnglish, passages } from '../prose/passages.ts';
import { placeOfNode } from '../file/places.ts';
import { readability } from '../prose/readability.ts';
import { sources, type Rule } from './rule.ts';

/** Lower secondary education, as WCAG counts it: nine years of school. */
const HIGHEST = 9;

const hard =
  'Pharmacological interventions demonstrating considerable efficacy necessitate individualised ' +
  'consideration of contraindications. Comorbidities complicate therapeutic recommendations. ' +
  'Multidisciplinary collaboration facilitates comprehensive evaluation. ';

export const readingGrade: Rule = {
  id: 'reading-grade',
  reason: 'Half of all adults do not read above the level of lower secondary school: nine years.',
  ...sources.readingLevel,
  strict: 'warning',
  plain: 'off',
  bad: `## Treatment\n\n${hard.repeat(6)}\n`,
  good: `## Treatment\n\n${'Talk to your doctor about what helps. Each choice has its price. '.repeat(9)}\n`,
  *check(article) {
    if (!isEnglish(article) || article.frontMatter.audience === 'professional') return;
    for (const part of article.structure.parts) {
      const grade = readability([part], article.language)?.grade;
      if (grade === undefined || grade <= HIGHEST) continue;
      const reason =
        `This section takes ${grade} years of school to read (Flesch–Kincaid), and at most ` +
        `${HIGHEST} can be asked of everyone: use shorter sentences and everyday words.`;
      const first = passages(article).find((passage) => passage.part === part)!;
      const place =
        part.heading === undefined
          ? first.finding(0, first.text.length, '').place
          : placeOfNode(part.heading.node);
      yield { place, reason };
    }
  },
};
