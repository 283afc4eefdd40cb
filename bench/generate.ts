/** Made-up articles for measuring; about 4.8 KB each, with what real ones have. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const TOPICS = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta'];

const SENTENCES = [
  'This sentence stands for a plain statement that a reader can follow without effort.',
  'Another one explains the same thing in other words, so that nobody is left behind.',
  'Numbers such as 120 mg or 8 weeks appear where a real article would have them.',
  'A list follows when there are several points, and a table when there are many.',
  'Somebody who is worried should know when to ask for help, and whom to ask.',
  'The study was small, and its result may not hold for everybody.',
];

/** Article number `index` of `total`, always the same for the same numbers. */
export function articleText(index: number, total: number, edition = 1): string {
  const paragraph = (at: number, length: number) =>
    Array.from({ length }, (_, i) => SENTENCES[(index + at + i) % SENTENCES.length]).join(' ');
  const section = (title: string, at: number) =>
    `## ${title}\n\n${paragraph(at, 5)}[^a]\n\n- ${SENTENCES[at % 6]}\n- ${SENTENCES[(at + 1) % 6]}\n`;
  const neighbour = String((index + total - 1) % total).padStart(6, '0');
  return `---
title: Article ${index}, edition ${edition}
description: A made-up article for measuring, number ${index}.
published: ${day(index)}
topics: [${TOPICS[index % 8]}, ${TOPICS[(index * 3 + 1) % 8]}]
authors:
  - name: The bench
---

${paragraph(0, 6)} See also [the one before](${neighbour}.md).

${section('What it is', 1)}
${section('What the research says', 2)}
| Group | Dose | Weeks |
| --- | --- | --- |
| A | 120 mg | 8 |
| B | 240 mg | 8 |

${section('Risks', 3)}
${section('When to seek help', 4)}
${paragraph(5, 8)}[^b]

[^a]: Nobody A. “A made-up study.” Journal of Measuring 2024;1(1):1–2.
[^b]: Nobody B. “Another made-up study.” Journal of Measuring 2025;2(1):3–4.
`;
}

/** Spread over ten years, so that months and pages fill as they would. */
function day(index: number): string {
  const start = Date.UTC(2016, 0, 1);
  return new Date(start + (index % 3650) * 86_400_000).toISOString().slice(0, 10);
}

export function articleFile(content: string, index: number): string {
  return join(content, 'articles', `${String(index).padStart(6, '0')}.md`);
}

const topics = TOPICS.map((id) => `  - { id: ${id}, title: Topic ${id} }`).join('\n');
export const siteText = `name: Bench\nbaseUrl: https://bench.example\ntopics:\n${topics}\n`;

export function generateContent(content: string, total: number): void {
  mkdirSync(join(content, 'articles'), { recursive: true });
  writeFileSync(join(content, 'site.yaml'), siteText);
  for (let index = 0; index < total; index++)
    writeFileSync(articleFile(content, index), articleText(index, total));
}
