/** Rules beyond structure: sources, dates, people, topics. And the table of rules itself. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allRules, rules } from '../../../functions/article/rules/index.ts';
import { remarks, settingsOf } from '../read.ts';

const topics = 'topics: [{ id: sleep, title: Sleep }, { id: skin, title: Skin }]\n';
const strict = settingsOf(`profile: strict\n${topics}`);

/** `line:column reason` of what one rule finds. */
function found(rule: string, source: string, settings = strict): string[] {
  return remarks(source, { settings })
    .filter((remark) => remark.rule === rule)
    .map(({ line, column, reason }) => `${line}:${column} ${reason}`);
}

const article = (frontMatter: string, body = 'Words.[^a]\n\n[^a]: A study. 2024.\n') =>
  `---\ntitle: A\n${frontMatter}---\n\n${body}`;
const cited = (note: string) => `Words.[^a]\n\n[^a]: ${note}\n`;

describe('a rule', () => {
  it.each<[string, string, string[]]>([
    ['doi-syntax', cited('A study. doi:10.5664/jcsm.11206.'), []],
    ['doi-syntax', cited('A study. <https://doi.org/10.1000/x>'), []],
    [
      'doi-syntax',
      cited('A study. doi: 10.56/x'),
      ['3:21 "10.56/x" is no DOI: write it like 10.5664/jcsm.11206.'],
    ],
    ['pmid-syntax', cited('A study. PMID: 38738598.'), []],
    [
      'pmid-syntax',
      cited('A study. PMID 387385981234'),
      ['3:21 "387385981234" is no PubMed id: write it like PMID 38738598.'],
    ],
    ['date-order', article('published: 2026-01-02\nmodified: 2026-01-02\n'), []],
    ['date-order', article('published: 2026-01-02T23:00:00Z\nmodified: 2026-01-02\n'), []],
    [
      'date-order',
      article('published: 2026-01-02\nmodified: 2026-01-01\n'),
      ['4:11 `modified` (2026-01-01) is before `published` (2026-01-02): correct one of them.'],
    ],
    [
      'date-order',
      article('reviewed: 2027-01-02\nnextReview: 2028-01-01\n'),
      ['3:11 `reviewed` is 2027-01-02, which is still to come: correct it.'],
    ],
    [
      'date-order',
      article('reviewed: 2026-01-02\nnextReview: 2025-01-01\n'),
      ['4:13 `nextReview` (2025-01-01) is before `reviewed` (2026-01-02): correct one of them.'],
    ],
    [
      'correction-dates',
      article(
        'published: 2026-01-02\ncorrections:\n  - { date: 2026-01-01, text: a }\n' +
          '  - { date: 2026-05-01, text: b }\n  - { date: 2026-03-01, text: c }\n' +
          '  - { date: 2027-01-01, text: d }\n',
      ),
      [
        "5:13 The correction's date 2026-01-01 is before the article was published " +
          '(2026-01-02): correct it.',
        "7:13 The correction's date 2026-03-01 is before the correction above it " +
          '(2026-05-01): correct it.',
        "8:13 The correction's date 2027-01-01 is still to come: correct it.",
      ],
    ],
    [
      'topic-unknown',
      article('topics: [sleep, slep, teeth]\n'),
      [
        '3:17 site.yaml lists no topic `slep`; did you mean `sleep`?',
        '3:23 site.yaml lists no topic `teeth`: add it there, or take another.',
      ],
    ],
    [
      'review-overdue',
      article('reviewed: 2023-10-31\nnextReview: 2026-10-31\n'),
      ['4:13 The review was due on 2026-10-31: review it, and set the next date.'],
    ],
    ['review-overdue', article('nextReview: 2026-11-01\n'), []],
    [
      'review-dates-missing',
      article('reviewers: [The board]\n'),
      [
        '2:1 The article has no `nextReview`: say in the front matter by which day it is reviewed next, like `nextReview: 2029-01-31`.',
        '3:12 The article has reviewers but no `reviewed`: say on which day they did it.',
      ],
    ],
    ['image-remote', article('', '![A leg](leg.png)\n'), []],
    [
      'image-remote',
      article('', '![A leg](https://x.example/leg.png)\n'),
      [
        '5:1 This picture is on another site, so only a link to it is published: ' +
          'put a copy into media/, if you may.',
      ],
    ],
    ['raw-html', article('', 'B<sub>12</sub><br>x <!-- note -->\n\n<!-- more -->\n'), []],
    ['raw-html', article('', '<div class="x">\nx\n</div>\n\n<div>\n'), []],
    [
      'raw-html',
      article('', '<div>x</div>\n<form action="https://x.example">Ask us</form>\n'),
      ['6:1 The <form> is left out, and 2 words with it: say in Markdown what readers need of it.'],
    ],
  ])('%s: %j', (rule, source, expected) => {
    expect(found(rule, source)).toEqual(expected);
  });

  it.each([
    'author-missing',
    'description-missing',
    'reviewer-missing',
    'review-dates-missing',
    'references-missing',
  ])('%s asks a health publisher, and nobody else', (rule) => {
    expect(found(rule, 'Words.\n')).toHaveLength(1);
    expect(found(rule, 'Words.\n', settingsOf())).toEqual([]);
  });

  it('says no more of one kind than anybody mends at a time', () => {
    expect(found('link-target', '[x](y.md) '.repeat(90) + '\n')).toHaveLength(50);
  });
});

describe('the table of rules', () => {
  it('has every file of the folder, by the name of its rule', () => {
    const folder = new URL('../../../functions/article/rules/', import.meta.url);
    const files = readdirSync(folder).filter((name) => !/^(index|rule|sources)\.ts$/.test(name));
    // Two are found elsewhere: what an article excepts, and what site.yaml leaves unsaid.
    const named = [...rules.map(({ id }) => id), 'exception', 'site-statements'];
    expect(named.map((id) => `${id}.ts`).sort()).toEqual(files.sort());
  });

  it('names each rule once, with a reason and, where it is not ours, its source', () => {
    const ids = allRules.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    for (const { id, reason, url } of allRules) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(reason).toMatch(/^[A-Z][^\n]{20,}\.$/);
      if (url !== undefined) expect(url).toMatch(/^https:\/\//);
    }
  });
});
