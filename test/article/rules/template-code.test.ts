/** What was written for another tool is not published in silence, and what only looks like it is left alone. */
import { expect, it } from 'vitest';
import { templateCode } from '../../../functions/article/rules/template-code.ts';
import { marked, unmarked } from './one-rule.ts';

it.each([
  // Hugo
  'Coffee keeps me awake ⟦{{< figure src="/cup.png" title="A cup" >}}⟧.',
  '⟦{{% notice tip %}}⟧\nDrink less.\n⟦{{% /notice %}}⟧',
  'See [the other](⟦{{< ref "posts/x" >}}⟧).',
  // Jekyll
  '⟦{% include toc.html %}⟧\n\n![Shoes](⟦{{ site.baseurl }}⟧/shoes.png)\n⟦{: .wide }⟧',
  '⟦{% highlight ruby %}⟧\nputs 1\n⟦{% endhighlight %}⟧',
  // Eleventy
  '- ⟦{% image "./cup.png", "A cup" %}⟧\n- Plain',
  '| A |\n| --- |\n| ⟦{{ x }}⟧ |',
  // MDX
  "⟦import Chart from '../Chart.astro';⟧\n⟦import { A, B as C } from 'x'⟧\n⟦import 'y';⟧\n\nWords.",
  '⟦export const x = 1;⟧\n\nWords.',
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
])('leaves alone %j', (passage) => {
  expect(marked(templateCode, passage)).toBe(passage);
});
