/** A review is bound to the words that were reviewed, and to nothing else. */
import { describe, expect, it } from 'vitest';
import { clinicalHash } from '../../functions/article/prose/clinical-text.ts';
import { parse } from '../../functions/article/parse.ts';
import { withFields } from '../../functions/article/sign.ts';
import { remarks, plain, published, strict } from './read.ts';

const source = `---
title: 'Iron: what to test'
topics: [sleep]
about:
  - type: supplement
    name: Iron
    maximumIntake: [{ value: 45, unit: mg, population: Adults }]
---

It's "common" - 5-10 people in 100 have it...[^a]

## Doses

- Take 45 mg at most.
- Not with *tea*.

| Who | Dose |
| --- | --- |
| Men | 8 mg |
| Women | 18 mg |

![A leg](../../media/leg.png)

[^a]: Nobody A. "A study." 2024;1:1-2.
`;

function hashOf(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return clinicalHash(
    parse({ slug: 'sleep/a', bytes, lastModified: '2026-01-01T00:00:00Z' }, plain).article!,
  );
}

describe('the hash of the clinical text', () => {
  it.each<[string, (text: string) => string]>([
    ['curly quotation marks', (text) => text.replace(/"([^"]*)"/g, '“$1”').replace("It's", 'It’s')],
    ['long dashes', (text) => text.replace(' - 5-10', '—5–10').replace('1-2', '1–2')],
    ['an ellipsis', (text) => text.replace('...', '…')],
    ['spaces that do not break', (text) => text.replace(/(?<=\d) mg/g, '\u00A0mg')],
    ['spaces before punctuation', (text) => text.replace(/(?<=\p{L})\.(?=\s)/gu, '\u202F.')],
    ['lines broken elsewhere', (text) => text.replace('people in', 'people\nin')],
    ['emphasis', (text) => text.replace('*tea*', '**tea**').replace('mg at', '*mg* at')],
    ['other marks for a list', (text) => text.replace(/^- (?=[TN])/gm, '* ')],
    ['a wider table', (text) => text.replace('| Men | 8 mg |', '|  Men   |  8 mg  |')],
    [
      'a topic, a date, a picture moved',
      (text) =>
        text.replace('[sleep]', '[skin]\nmodified: 2026-05-01').replace('leg.png', 'calf.png'),
    ],
    [
      'fields in another order',
      (text) => text.replace('value: 45, unit: mg', 'unit: mg, value: 45'),
    ],
    ['a label renamed', (text) => text.replaceAll('[^a]', '[^nobody]')],
  ])('stays with %s', (_what, change) => {
    expect(change(source)).not.toBe(source);
    expect(hashOf(change(source))).toBe(hashOf(source));
  });

  it.each([
    ['45 mg at', '4.5 mg at'],
    ['45 mg at', '45 g at'],
    ['value: 45', 'value: 50'],
    ['Not with', 'With'],
    ['18 mg', '1 8 mg'],
    ['18 mg', '1 .8 mg'],
    ['| Men | 8 mg |', '| Men | 18 mg |'],
    ['| Men | 8 mg |\n| Women | 18 mg |', '| Women | 8 mg |\n| Men | 18 mg |'],
    ['A leg', 'An arm'],
    ['A study.', 'A trial.'],
    ['## Doses', '## Highest doses'],
    ['Iron: what', 'Zinc: what'],
    ['name: Iron', 'name: Zinc'],
  ])('changes with %j for %j', (before, after) => {
    expect(source).toContain(before);
    expect(hashOf(source.replace(before, after))).not.toBe(hashOf(source));
  });
});

describe('a review of another text', () => {
  const signed = withFields(source, { reviewed: '2026-02-01', reviewedText: hashOf(source) })!;
  const changed = signed.replace('45 mg at', '50 mg at');
  const about = (text: string, settings = strict) =>
    remarks(text, { settings }).filter(({ rule }) => rule === 'review-outdated');

  it('is refused by the strict profile, at its line', () => {
    expect(about(signed)).toEqual([]);
    expect(about(changed)).toMatchObject([
      {
        severity: 'error',
        line: 9,
        column: 15,
        reason:
          'The text has changed since its review on 2026-02-01: have it reviewed again, and ' +
          'sign it anew.',
      },
    ]);
  });

  it('is shown as what it is where it is published', () => {
    expect(published(signed).body('page')).not.toContain('the text has changed since');
    const { article, body } = published(changed);
    expect(article.reviewOutdated).toBe(true);
    const line = /Reviewed on <time[^>]*>1 February 2026<\/time>; the text has changed since/;
    expect(body('page')).toMatch(line);
    expect(body('embed')).toMatch(line);
  });
});

describe('signing', () => {
  it('adds what is missing, replaces what is there, and keeps the rest', () => {
    const before = '---\ntitle: A # the title\nreviewed: 2020-01-01\nnextReview:\n---\n\nWords.\n';
    const fields = { reviewed: '2026-02-01', nextReview: '2028-02-01', reviewedText: 'sha256:0' };
    expect(withFields(before, fields)).toBe(
      '---\ntitle: A # the title\nreviewed: 2026-02-01\nnextReview: 2028-02-01\n' +
        'reviewedText: sha256:0\n---\n\nWords.\n',
    );
    expect(withFields(withFields(before, fields)!, fields)).toBe(withFields(before, fields));
  });

  it.each(['Words.\n', '---\n- a\n---\n', '+++\ntitle = "A"\n+++\n'])(
    'leaves what has no front matter in YAML: %j',
    (text) => {
      expect(withFields(text, { reviewed: '2026-02-01' })).toBe(undefined);
    },
  );
});
