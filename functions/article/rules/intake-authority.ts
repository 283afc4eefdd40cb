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
  *check({ frontMatter, place }) {
    for (const [i, subject] of (frontMatter.about ?? []).entries()) {
      for (const field of ['recommendedIntake', 'maximumIntake'] as const) {
        for (const [j, { authority }] of (subject[field] ?? []).entries()) {
          if (authority !== undefined) continue;
          const reason =
            'This amount has no `authority`: name who recommends it, as NIH ODS, EFSA or the NHS.';
          yield { place: place(['about', i, field, j]), reason };
        }
      }
    }
  },
};
