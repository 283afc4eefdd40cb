import { intakes } from '../prose/intakes.ts';
import { sources, type Rule } from './rule.ts';

const iron = (authority: string) =>
  '---\ntitle: A\nabout:\n  - type: supplement\n    name: Iron\n    maximumIntake:\n' +
  `      - { value: 45, unit: mg, population: Adults${authority} }\n---\n\nWords.\n`;

export const intakeAuthority: Rule = {
  id: 'intake-authority',
  reason: 'How much is safe differs from one authority to the next: a limit names whose it is.',
  ...sources.intakes,
  strict: 'warning',
  plain: 'off',
  bad: iron(''),
  good: iron(', authority: NIH Office of Dietary Supplements'),
  *check(article) {
    for (const { dose, path } of intakes(article)) {
      if (dose.authority !== undefined) continue;
      const reason =
        'This amount has no `authority`: name who recommends it, as NIH ODS, EFSA or the NHS.';
      yield { position: article.position(path), reason };
    }
  },
};
