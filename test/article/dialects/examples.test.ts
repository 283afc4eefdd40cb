/** What is told of the dialects in docs/markdown.md is what they do, alone and beside each other. */
import { describe, expect, it } from 'vitest';
import { dialects, dialectsIn } from '../../../functions/article/dialects/index.ts';
import { shown } from '../../../tools/generate-markdown.ts';

const allBut = (...names: string[]) =>
  Object.fromEntries(
    dialects.flatMap(({ name }) => (names.includes(name) ? [] : [[name, 'off' as const]])),
  );

describe.each(dialects.map((dialect) => [dialect.name, dialect] as const))(
  '%s',
  (name, dialect) => {
    it.each(dialect.examples)('$input', ({ input, output, front }) => {
      expect(shown(input, {}, front)).toEqual({ html: output, unread: [] });
      expect(shown(input, allBut(name), front)).toEqual({ html: output, unread: [] });
    });

    it('is what makes its first example, and can be switched off', () => {
      const { input, output, front } = dialect.examples[0]!;
      expect(shown(input, { [name]: 'off' }, front).html).not.toBe(output);
      expect(dialectsIn(input, {})).toContain(dialect);
      expect(dialectsIn(input, { dialects: { [name]: 'off' } })).not.toContain(dialect);
    });
  },
);

it('an article without dialects asks for none', () => {
  const text =
    '---\ntitle: A\ndate: 2026-01-01T08:00:00Z\n---\n\n# A (b)\n\nAt 10:30, *one* - **two**[^1] ' +
    '[c](d.md "e").\n\n![f](g.png)\n\n> Quote!\n\n- [x] i\n- ~~j~~ | k\n\n| l |\n| --- |\n| ~5 mg |\n\n' +
    '```js\nm = {};\n```\n\n***\n\n[^1]: N. J Clin. 2024;20(8):1–9. doi:10.1000/1\n';
  expect(dialectsIn(text, {}).map(({ name }) => name)).toEqual([]);
});
