/** The embed as a document: what partners show in a frame. */
import { HtmlValidate } from 'html-validate';
import { expect, it } from 'vitest';
import { frameScript } from '../../../functions/site/embedding.ts';
import { published } from '../read.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    'no-trailing-whitespace': 'off',
    'doctype-style': ['error', { style: 'lowercase' }],
    'require-sri': ['error', { target: 'crossorigin' }],
  },
});

it('is a valid document around the fragment, with title, language and direction', async () => {
  const { body } = published('---\ntitle: Knie & <Bein>\nlanguage: ar\n---\n\nWords.\n');
  const frame = body('frame');
  expect(frame).toContain('<html lang="ar" dir="rtl" class="framed">');
  expect(frame).toContain('<title>Knie &amp; &lt;Bein&gt; – Test</title>');
  expect(frame).toContain('<link rel="canonical" href="https://test.example/articles/sleep/a/">');
  expect(frame).toContain(`<main class="text">\n${body('embed')}</main>`);
  expect(/<script>(.*)<\/script>/.exec(frame)?.[1]).toBe(frameScript);
  const { results } = await validator.validateString(frame, 'frame.html');
  expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
});

it('is what the page offers to copy', () => {
  const page = published('---\ntitle: Knie & Bein\n---\n\nWords.\n').body('page');
  expect(page).toContain(
    '<code>&lt;iframe src=&quot;https://test.example/articles/sleep/a/frame.html&quot; ' +
      'title=&quot;Knie &amp;amp; Bein&quot; width=&quot;100%&quot; height=&quot;600&quot; ' +
      'style=&quot;border:0&quot; loading=&quot;lazy&quot;&gt;&lt;/iframe&gt;\n' +
      '&lt;script src=&quot;https://test.example/embed.js&quot; async&gt;&lt;/script&gt;</code>',
  );
});
