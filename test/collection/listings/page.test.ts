/** Every HTML page that is made from the catalog is valid, accessible HTML. */
import { HtmlValidate } from 'html-validate';
import { expect, it } from 'vitest';
import type { Summary } from '../../../schemas/types.ts';
import { catalog, catalogOf, everyFile, summaryOf } from '../sample.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'doctype-style': ['error', { style: 'lowercase' }],
    // The stylesheet comes from the same site.
    'require-sri': ['error', { target: 'crossorigin' }],
  },
});

const nasty = '<script>alert(1)</script> "quoted" & \'single\' </title> \u202Eעברית 😀';
const many: Summary[] = Array.from({ length: 170 }, (_, i) =>
  summaryOf(`a b/ü-${i}`, { title: `${nasty} ${i}`, description: nasty, reviewed: '2026-03-01' }),
);

it.each([
  ['the sample', catalog],
  ['nothing', catalogOf()],
  ['many articles with hostile titles', catalogOf(...many)],
])('a site of %s', async (_, given) => {
  const pages = everyFile(given).filter(({ contentType }) => contentType.startsWith('text/html'));
  expect(pages.length).toBeGreaterThan(4);
  for (const { path, body } of pages) {
    const { results } = await validator.validateString(body, path);
    const found = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line }) => `${path}:${line} ${ruleId}: ${message}`),
    );
    expect(found).toEqual([]);
  }
});
