/** The text of a new article. */
import { stringify } from 'yaml';
import { isDoi, isPmid } from '../../../../functions/article/markdown/references.ts';
import type { Settings } from '../../../../functions/site/settings.ts';
import { draftSections, type SectionName } from './sections.ts';
import type { Answers } from './answers.ts';

interface Around {
  id: string;
  settings: Settings;
  now: Date;
}

/**
 * What is to be filled in is a comment, so that nothing made up can ever be published by mistake:
 * what stays unfilled is missing, and the rules ask for it.
 */
export function draft(answers: Answers, around: Around): string {
  const references = (answers.reference ?? '').split('\n').filter(Boolean).map(written);
  const texts = cited(answers, references.length);
  const sections = draftSections.map(
    ({ name, heading, hint }) => `## ${heading}\n\n${texts[name] ?? `<!-- ${hint} -->`}\n`,
  );
  const notes = references.map((text, i) => `[^${i + 1}]: ${text}\n`).join('');
  // Under a heading of their own: the last one that is not filled in would become theirs.
  const end = notes === '' ? example : `## References\n\n${notes}`;
  return [`---\n${frontMatter(answers, around)}---\n`, ...sections, end].join('\n');
}

function frontMatter(answers: Answers, { id, settings, now }: Around): string {
  const { title, summary, topic, author, reviewed, next } = answers;
  const topics = settings.topics.map(({ id }) => id).join(', ');
  return `${line({ title })}
# Leave the id as it is, also when you rename the file: subscribers know the article by it.
${line({ id })}
${summary === undefined ? '# description: One or two sentences.' : line({ description: summary })}
# A draft is never published. Delete this line when the article is ready.
draft: true
${line({ published: now.toISOString().slice(0, 10) })}
${topic === undefined ? `# topics: [${topics}]` : line({ topics: [topic] })}
authors:
  - ${line({ name: author })}
${reviewers(answers)}
${reviewed === undefined ? '# reviewed: 2026-01-31' : line({ reviewed })}
${next === undefined ? '# nextReview: 2029-01-31' : line({ nextReview: next })}
# about:
#   - type: condition
#     name: Restless legs syndrome
#     codes:
#       - { system: ICD-10-CM, code: G25.81 }
`;
}

/** "Ann Lee, MD, PhD": the name ends at the first comma. */
function reviewers({ reviewer }: Answers): string {
  if (reviewer === undefined)
    return `# reviewers:
#   - name: Who reviewed it medically
#     credentials: What makes them fit to`;
  const [, name = reviewer, credentials] = /^([^,]*\S)\s*,\s*(.+)$/.exec(reviewer) ?? [];
  return line({ reviewers: [{ name, ...(credentials !== undefined && { credentials }) }] });
}

/**
 * The sections that have words. A source that none of them cites stands behind what the research
 * says, else behind the first of them.
 */
function cited(answers: Answers, references: number): Partial<Record<SectionName, string>> {
  const names = draftSections.map(({ name }) => name).filter((name) => answers[name]);
  const texts = Object.fromEntries(names.map((name) => [name, answers[name]!]));
  const cites = texts.research === undefined ? names[0] : 'research';
  const numbers = Array.from({ length: references }, (_, i) => `[^${i + 1}]`);
  const open = numbers.filter((mark) => !Object.values(texts).some((text) => text.includes(mark)));
  if (cites !== undefined) texts[cites] += open.join('');
  return texts;
}

/** A bare DOI, PMID or address as the site reads it. */
function written(reference: string): string {
  if (isDoi(reference)) return `doi:${reference}`;
  if (isPmid(reference)) return `PMID ${reference}`;
  return /^https?:\/\/\S+$/.test(reference) ? `<${reference}>` : reference;
}

const example = `<!--
Each statement about a benefit, a risk or a number needs its source, as a footnote:

What was found, in how many people, compared with what.[^trial]

[^trial]: Authors. "Title." Journal, year;volume:pages. doi:… PMID …
-->
`;

function line(field: object): string {
  return stringify(field, { lineWidth: 0 }).trim();
}
