/** Every rule finds what is wrong in its bad example, and nothing in its good one. */
import { describe, expect, it } from 'vitest';
import { allRules } from '../../../functions/article/rules/index.ts';
import { sources } from '../../../functions/article/rules/sources.ts';
import { exampleFindings } from './one-rule.ts';

describe.each(allRules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  it('finds its bad example', () => {
    expect(exampleFindings(rule, rule.bad).length).toBeGreaterThan(0);
  });

  it('finds nothing in its good example', () => {
    expect(exampleFindings(rule, rule.good)).toEqual([]);
  });
});

it('all that is found in the examples, place by place', async () => {
  const lines = allRules.flatMap((rule) =>
    exampleFindings(rule, rule.bad).map(({ line, column, endLine, endColumn, ...rest }) => {
      const span = `${line}:${column}-${endLine ?? ''}:${endColumn ?? ''}`;
      const instead = rest.suggestion === undefined ? '' : ` ⟶ ${rest.suggestion}`;
      return `${rule.id} ${span} ${rest.reason}${instead}\n`;
    }),
  );
  await expect(lines.join('')).toMatchFileSnapshot('../golden/rules.txt');
});

it('a link goes with the name of whom it leads to, and only to those that are listed', () => {
  const known: { whose?: string; url?: string }[] = [{}, ...Object.values(sources)];
  for (const { whose, url } of allRules) {
    expect(known.filter((one) => one.whose === whose && one.url === url)).toHaveLength(1);
  }
});
