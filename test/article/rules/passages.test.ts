/** The rules about words mark what is wrong, exactly, and leave alone what only looks like it. */
import { describe, expect, it } from 'vitest';
import { rules } from '../../../functions/article/rules/index.ts';
import { remarks, settingsOf } from '../read.ts';
import { remarksOf, marked, unmarked } from './one-rule.ts';
import { innocent, wrong } from './passages.ts';

const about = Object.keys(wrong).map((id) => rules.find((rule) => rule.id === id)!);
const german = settingsOf('profile: strict\nlanguage: de\n');

describe.each(about.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it.each(wrong[id]!)('marks %j', (passage) => {
    expect(marked(rule, unmarked(passage))).toBe(passage);
  });

  it.runIf(!['link-text', 'image-alt-words', 'heading-length'].includes(id)).each(wrong[id]!)(
    'is for English only: %j',
    (passage) => {
      const found = remarks(unmarked(passage), { settings: german });
      expect(found.filter((remark) => remark.rule === id)).toEqual([]);
    },
  );
});

it('has at least thirty passages that only look wrong', () => {
  expect(innocent.length).toBeGreaterThan(30);
});

it.each(innocent)('leaves alone %j', (passage) => {
  const whole = passage.includes('[^a]')
    ? `${passage}\n\n[^a]: Nobody A. “A study.” 2024.`
    : passage;
  expect(remarksOf(about, whole)).toEqual([]);
});
