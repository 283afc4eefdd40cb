/** Categories, tags and keywords of other tools: their ids, and their spelling. */
import { describe, expect, it } from 'vitest';
import { topicId } from '../../../functions/site/topics.ts';
import { published, settingsOf } from '../read.ts';

const titles = (lines: string, settings = settingsOf()) =>
  published(`---\ntitle: A\n${lines}\n---\n\nText.\n`, { settings }).article.topics.map(
    ({ id, title }) => `${id}: ${title}`,
  );

describe('topics', () => {
  it('keep the spelling of whoever named them', () => {
    expect(
      titles('tags: [ADHD, HIV/AIDS, COVID-19, "Vitamin B12", "C++", "C#", pH, iron]'),
    ).toEqual([
      'adhd: ADHD',
      'hiv-aids: HIV/AIDS',
      'covid-19: COVID-19',
      'vitamin-b12: Vitamin B12',
      'c-plus-plus: C++',
      'c-sharp: C#',
      'ph: pH',
      'iron: Iron',
    ]);
  });

  it.each([
    ['category: "Medicine Guide"', ['medicine-guide: Medicine Guide']],
    ['category: Sleep, Rest', ['sleep-rest: Sleep, Rest']],
    ['categories: Medicine Guide', ['medicine: Medicine', 'guide: Guide']],
    ['categories: Medicine Guide, Sleep', ['medicine-guide: Medicine Guide', 'sleep: Sleep']],
    ['keywords: restless legs', ['restless-legs: Restless legs']],
    ['tags: "#sleep #health/rest"', ['sleep: Sleep', 'health-rest: Health/rest']],
    ['tags: [{ label: Sleep, permalink: /sleep }, 2024]', ['sleep: Sleep', '2024: 2024']],
    ['tags: [sleep-health]\ncategories: [Sleep Health]', ['sleep-health: Sleep Health']],
    ['topics: [sleep-health]', ['sleep-health: Sleep health']],
    // What every object of JavaScript has is a tag like any other.
    ['keywords: constructor\nid: []', ['constructor: Constructor']],
    ['tags: [CONSTRUCTOR]', ['constructor: CONSTRUCTOR']],
  ])('of %j', (lines, expected) => {
    expect(titles(lines)).toEqual(expected);
  });

  it('are called what site.yaml calls them, if it does', () => {
    const settings = settingsOf('topics: [{ id: adhd, title: Attention }]\n');
    expect(titles('tags: [ADHD]', settings)).toEqual(['adhd: Attention']);
  });

  it('that differ in nothing but their signs are two', () => {
    const names = ['C', 'C++', 'C#', 'B', 'B+', '#B'];
    expect(names.map(topicId)).toEqual(['c', 'c-plus-plus', 'c-sharp', 'b', 'b-plus', 'b']);
  });
});
