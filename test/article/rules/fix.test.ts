/** What can be mended without a second look is mended; nothing else is touched. */
import { expect, it } from 'vitest';
import { fix } from '../../../functions/article/fix.ts';
import { rules } from '../../../functions/article/rules/index.ts';
import { remarksOf } from './one-rule.ts';

const article = (code: string, doses: string, schedule: string) => `---
title: Take ${doses}
about:
  - type: condition
    name: Restless legs
    codes: [{ system: ICD-10-CM, code: ${code} }]
---

Hypertension: take ${doses} a day, and 20 mg ${schedule}.\\* See [it](#symtoms).

## Symptoms

Pain.
`;
const wrong = article('g2581', '5.0 mg or .5 mg of 10000 IU', 'QD');

it('safe suggestions are applied, wherever they stand; others wait for a person', () => {
  const repaired = fix(wrong, remarksOf(rules, wrong), {});
  expect(repaired.text).toBe(article('G25.81', '5 mg or 0.5 mg of 10,000 units', 'daily'));
  expect(repaired.fixed).toHaveLength(10);
});

it('what has been mended is in order', () => {
  const { text } = fix(wrong, remarksOf(rules, wrong), {});
  const again = fix(text, remarksOf(rules, text), {});
  expect(again).toEqual({ text, fixed: [] });
});
