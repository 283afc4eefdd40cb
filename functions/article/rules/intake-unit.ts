import { intakes } from '../prose/intakes.ts';
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
  *check(article) {
    for (const { dose, path } of intakes(article)) {
      const instead = words.get(dose.unit.trim());
      if (instead === undefined) continue;
      yield {
        position: article.position([...path, 'unit']),
        reason: `The unit "${dose.unit}" has been misread: write ${instead}.`,
        suggestion: instead,
      };
    }
  },
};

const words = new Map([
  ['µg', 'micrograms'],
  ['μg', 'micrograms'],
  ['ug', 'micrograms'],
  ['mcgs', 'micrograms'],
  ['microg', 'micrograms'],
  ['IU', 'units'],
  ['I.U.', 'units'],
  ['iu', 'units'],
  ['U', 'units'],
  ['u', 'units'],
  ['cc', 'mL'],
]);
