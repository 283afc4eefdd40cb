/** Files that are no article yet, or no more: refused with the place where somebody has to look. */
import { describe, expect, it } from 'vitest';
import { positions, remarks } from './read.ts';

const head = '---\ntitle: Dose\n---\n\n';

describe('a merge conflict that nobody has resolved', () => {
  it.each([
    [`${head}<<<<<<< HEAD\nTake 5 mg.\n=======\nTake 10 mg.\n>>>>>>> branch\n`, 5],
    [`${head}<<<<<<< HEAD\nTake 5 mg.\n||||||| base\nOne.\n=======\nTwo.\n>>>>>>> branch\n`, 5],
    ['---\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> b\ndraft: true\n---\nText.\n', 2],
    // Half resolved: whoever deleted the first version forgot the rest.
    [`${head}Take 5 mg.\n=======\nTake 10 mg.\n>>>>>>> branch\n`, 6],
    [`${head}<<<<<<<\nTake 5 mg.\n`, 5],
    [`${head}\`\`\`\n<<<<<<< HEAD\nTake 5 mg.\n=======\nTake 10 mg.\n>>>>>>> branch\n\`\`\`\n`, 6],
  ])('is refused where it begins: %j', (source, line) => {
    const found = remarks(source);
    expect(positions(found)).toEqual([`merge-conflict ${line}:1`]);
    expect(found[0]!.severity).toBe('error');
  });

  it.each([
    `${head}Dose\n=======\n\nText.\n`,
    `${head}>>>>>>> a quote in a quote\n`,
    `${head}> <<<<<<< HEAD\n`,
    `${head}Dose\n========\n\n>>>>>>>> x\n`,
  ])('is not seen in Markdown that only looks like one: %j', (source) => {
    expect(positions(remarks(source), 'merge-conflict')).toEqual([]);
  });

  it('is looked for in linear time', () => {
    expect(remarks('=======\n'.repeat(100_000)).map(({ rule }) => rule)).not.toContain(
      'merge-conflict',
    );
  });
});

describe('an article without a word', () => {
  it.each(['', '\n', ' \n\t\n\uFEFF\n', '---\ntitle: A\n---\n', '---\ntitle: A\n---\n\n***\n'])(
    'is refused, like a file that was emptied: %j',
    (source) => {
      const found = remarks(source).filter(({ severity }) => severity === 'error');
      expect(found.map(({ rule }) => rule)).toEqual(['no-text']);
    },
  );

  it('is told of as a redirect, if it leads elsewhere', () => {
    const meta = '<meta http-equiv="Refresh" content="0; URL=https://a.example/new/" />';
    const [found] = remarks(`---\ntitle: A\n---\n<head>\n  ${meta}\n</head>\n`);
    expect(found).toMatchObject({ rule: 'no-text', severity: 'error' });
    expect(found!.reason).toMatch(
      /^This page has no text and only leads to https:\/\/a\.example\/new\/,.* way to another site is/,
    );
    const own = remarks(`---\ntitle: A\n---\n${meta.replace('https://a.example', '')}\n`);
    expect(own[0]!.reason).toMatch(/only leads to \/new\/, .*: name its address under `aliases`/);
    expect(positions(remarks(`${head}${meta}\n\nText.\n`), 'no-text')).toEqual([]);
  });

  it.each(['---\ntitle: A\n---\n\n![A leg](a.png)\n', '---\ntitle: A\n---\n\n知\n'])(
    'is not one with the words for a picture, or a letter of any script: %j',
    (source) => {
      expect(positions(remarks(source), 'no-text')).toEqual([]);
    },
  );
});
