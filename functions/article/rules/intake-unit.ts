import { sources, type Rule } from './rule.ts';

const vitamin = (unit: string) =>
  '---\ntitle: A\nabout:\n  - type: supplement\n    name: Vitamin D\n    maximumIntake:\n' +
  `      - { value: 100, unit: ${unit}, population: Adults }\n---\n\nWords.\n`;

export const intakeUnit: Rule = {
  id: 'intake-unit',
  reason: 'The unit of a dose is shown as it is written: µg, IU and cc have been misread.',
  ...sources.ismp,
  strict: 'error',
  plain: 'warning',
  safe: true,
  bad: vitamin('µg'),
  good: vitamin('micrograms'),
  *check({ frontMatter, place }) {
    for (const [i, subject] of (frontMatter.about ?? []).entries()) {
      for (const field of ['recommendedIntake', 'maximumIntake'] as const) {
        for (const [j, { unit }] of (subject[field] ?? []).entries()) {
          const instead = words.get(unit.trim());
          if (instead === undefined) continue;
          yield {
            place: place(['about', i, field, j, 'unit']),
            reason: `The unit "${unit}" has been misread: write ${instead}.`,
            suggestion: instead,
          };
        }
      }
    }
  },
};

const words = new Map([
  ['µg', 'micrograms'],
  ['μg', 'micrograms'],
  ['IU', 'units'],
  ['I.U.', 'units'],
  ['iu', 'units'],
  ['U', 'units'],
  ['cc', 'mL'],
]);
