import { passages } from '../prose/passages.ts';
import { positionOfNode } from '../positions.ts';
import { readability } from '../prose/readability.ts';
import { sources, type Rule } from './rule.ts';

/** Lower secondary education, as WCAG counts it: nine years of school. */
const HIGHEST = 9;
/** What the AMA and the NIH aim at or below; a whole article has easy and hard sections. */
const HIGHEST_ON_AVERAGE = 8;

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
  language: 'en',
  bad: `## Treatment\n\n${hard.repeat(6)}\n`,
  good: `## Treatment\n\n${'Talk to your doctor about what helps. Each choice has its price. '.repeat(9)}\n`,
  *check(article) {
    if (article.frontMatter.audience === 'professional') return;
    let found = false;
    for (const part of article.structure.parts) {
      const grade = readability([part], article.language)?.grade;
      if (grade === undefined || grade <= HIGHEST) continue;
      const reason =
        `This section takes ${grade} years of school to read (Flesch–Kincaid), and at most ` +
        `${HIGHEST} can be asked of everyone: use shorter sentences and everyday words.`;
      const first = passages(article).find((passage) => passage.part === part)!;
      const position =
        part.heading === undefined
          ? first.remark(0, first.text.length, '').position
          : positionOfNode(part.heading.node);
      found = true;
      yield { position, reason };
    }
    // Short sections are not measured by themselves.
    const grade = readability(article.structure.parts, article.language)?.grade;
    if (found || grade === undefined || grade <= HIGHEST_ON_AVERAGE) return;
    const reason =
      `The article takes ${grade} years of school to read (Flesch–Kincaid); aim at ` +
      `${HIGHEST_ON_AVERAGE} or fewer: use shorter sentences and everyday words.`;
    yield { position: article.position(['title']), reason };
  },
};
