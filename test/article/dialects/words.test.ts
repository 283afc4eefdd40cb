/** Rules see what stands in a dialect as they see any other text, and say where it stands. */
import { expect, it } from 'vitest';
import { doseTrailingZero } from '../../../functions/article/rules/dose-trailing-zero.ts';
import { published } from '../read.ts';
import { marked, unmarked } from '../rules/one-rule.ts';

it.each([
  '> [!note] Take ⟦5.0 ⟶ 5⟧ mg\n> or ⟦6.0 ⟶ 6⟧ mg.\n>\n> - ⟦7.0 ⟶ 7⟧ mg',
  ':::warning[⟦5.0 ⟶ 5⟧ mg *a day*]\nTake ⟦6.0 ⟶ 6⟧ mg.\n\n:::tip\n⟦7.0 ⟶ 7⟧ mg\n:::\n:::',
  ':::unknown\nTake ⟦6.0 ⟶ 6⟧ mg.\n:::',
  '!!! note "⟦5.0 ⟶ 5⟧ mg"\n    Take ⟦6.0 ⟶ 6⟧ mg.',
  '- ```{note} ⟦5.0 ⟶ 5⟧ mg\n  *Take* ⟦6.0 ⟶ 6⟧ mg.\n\n  !!! note "⟦7.0 ⟶ 7⟧ mg"\n      or ⟦8.0 ⟶ 8⟧ mg\n  ```',
  '```{admonition} ⟦5.0 ⟶ 5⟧ mg *a day*\n:class: warning\n\n⟦6.0 ⟶ 6⟧ mg\n```',
  '- <div markdown="1">\n  *Take* ⟦5.0 ⟶ 5⟧ mg\n\n  - or ⟦6.0 ⟶ 6⟧ mg\n  </div>\n',
  'Take ⟦5.0 ⟶ 5⟧ mg\n: or ⟦6.0 ⟶ 6⟧ mg\n\n: and\n  ⟦7.0 ⟶ 7⟧ mg.',
  ': Take ⟦5.0 ⟶ 5⟧ mg.',
  '+----------+-----------+\n| ⟦5.0 ⟶ 5⟧ mg   | take      |\n|          | *⟦6.0 ⟶ 6⟧ mg*  |\n+----------+-----------+',
  'H~2~O :warning: ==⟦5.0 ⟶ 5⟧ mg== $x$ [⟦6.0 ⟶ 6⟧ mg]{.a} %% b %% ⟦7.0 ⟶ 7⟧ mg\\',
  '[[x|⟦5.0 ⟶ 5⟧ mg]] and ==⟦6.0 ⟶ 6⟧ mg',
])('%j', (passage) => {
  expect(marked(doseTrailingZero, unmarked(passage))).toBe(passage);
});

const source = `---
title: A
---

Before.

::: {.columns}
## Doses {#doses .wide}

> [!warning] Careful
> Not too *much*.

Dose
: What you take, H~2~O.

+---+-----+
| a | b   |
|   | c   |
+---+-----+
:::

$x^2$ and [[iron]] :+1:
`;

it('sections have the words, and their headings', () => {
  const { article } = published(source);
  const [intro, doses] = article.sections;
  expect(intro).toMatchObject({ text: 'Before.' });
  expect(doses).toMatchObject({
    id: 'doses',
    heading: 'Doses',
    text: 'Careful\nNot too much.\n\nDose\nWhat you take, H2O.\n\na\tb c\n\nx^2 and iron 👍',
  });
});
