/** What was written for another tool is not published in silence, and what only looks like it is left alone. */
import { expect, it } from 'vitest';
import { templateCode } from '../../../functions/article/rules/template-code.ts';
import { remarks } from '../read.ts';
import { marked, unmarked } from './one-rule.ts';

it.each([
  // Hugo
  'Coffee keeps me awake ⟦{{< figure src="/cup.png" title="A cup" >}}⟧.',
  '⟦{{% notice tip %}}⟧\nDrink less.\n⟦{{% /notice %}}⟧',
  'See [the other](⟦{{< ref "posts/x" >}}⟧).',
  // Jekyll
  '⟦{% include toc.html %}⟧\n\n![Shoes](⟦{{ site.baseurl }}⟧/shoes.png)',
  '⟦{% highlight ruby %}⟧\nputs 1\n⟦{% endhighlight %}⟧',
  // Eleventy
  '- ⟦{% image "./cup.png", "A cup" %}⟧\n- Plain',
  '| A |\n| --- |\n| ⟦{{ x }}⟧ |',
  // PyMdown, markdown-it
  'Do not read ⟦||how it ends||⟧ yet.',
  'The dose ⟦++was raised++⟧ on the 2⟦^^nd^^⟧ day.',
  '⟦*[WHO]: World Health Organization⟧',
  // MDX
  "⟦import Chart from '../Chart.astro';⟧\n⟦import { A, B as C } from 'x'⟧\n⟦import 'y';⟧\n\nWords.",
  '⟦export const x = 1;⟧\n\nWords.',
  // pandoc and Quarto
  'See ⟦@sec-sepsis⟧, ⟦@fig-leg⟧ and what they say [@smith2020, p. 3] about it⟦^[A note]⟧.',
  '⟦{.only-if-vaccinated}⟧ Stay at home. A ⟦{#here}⟧ B',
  '⟦:::⟧ {.a\nWords\n⟦:::⟧',
  '⟦::: note⟧\nWords.',
  // reStructuredText and MyST
  '⟦.. question:: Who is it for?⟧',
  '⟦.. _here: Words.⟧',
  '⟦::: {figure} leg.png⟧\n:::',
  // MkDocs and others
  '⟦!!! note⟧ "Title',
  '⟦[!NOTE]⟧ Words.',
  '⟦[TOC]⟧',
  '> Somebody said ⟦{{< x >}}⟧.',
  '> ## Asked ⟦{{ x }}⟧\n> Words.\n\n!!! note\n    ## Seen ⟦{{ y }}⟧',
  'A.[^a]\n\n[^a]: A note ⟦{{ x }}⟧.',
  'Words.\n\n## References\n\n1. Nobody A. A study ⟦{{ x }}⟧. 2024.\n\n## See also\n\n- [A leg](https://x.example) ⟦{{ y }}⟧',
  '⟦import X from "./x"⟧\n⟦export const a = 1;⟧',
  'Take ⟦{++5 mg++}⟧ or ⟦{--50 mg--}⟧.',
  // What is none, as it is written
  'See ⟦[the plan](my plan.md)⟧ and ⟦![a leg](my leg)⟧.',
  'This is ⟦**strong **⟧.',
  'And ⟦** this**⟧.',
  'Take 50⟦%%⟧ of it.',
  'A formula ⟦$\\frac{a}$⟧ and a price, $5.',
])('marks %j', (passage) => {
  expect(marked(templateCode, unmarked(passage))).toBe(passage);
});

it.each([
  'Write `{{ title }}` in a template.',
  '```\n{{< figure >}}\n{% raw %}\nimport x from "y"\n```',
  'The set {a, b} and {{a}, {b}}, 5% {of it}.',
  'import duties rose, and "cheap" goods \'vanished\'.',
  'They\nexport rice.',
  'import them from "A" if you must.',
  'Import of zinc from "A" is rare.',
  '## A heading {#help}\n\nWords.',
  'Write to desk@sections.example or @sections, and [@] me.',
  'Significant: * p < .05, ** p < .01, *** p < .001.',
  'Either a || b or x||y, and ||nothing || nor || this||.',
  'C++ and D++, C++/C++ or +++ is not ++ here, and x^^ or ^ ^.',
  'Times: 10:30, 1::2, a::b, {a}, {1}, f{x}.',
  'Wow!!! Really??? [sic] [!] ... .. and 5% to 10%.',
  '$5 and $10.',
])('leaves alone %j', (passage) => {
  expect(marked(templateCode, passage)).toBe(passage);
});

it('says what is wrong with a link that is none', () => {
  const found = remarks('---\ntitle: A\n---\n\nSee [the plan](my plan.md).\n');
  expect(found.map(({ reason }) => reason)).toEqual([
    '`[the plan](my plan.md)` is no link, for there is a space in its address: put < > around that, or write %20.',
  ]);
});
