/** What partners put into their pages: a fragment that needs nothing, and the document oEmbed asks for. */
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import type { OEmbed } from '../../../schemas/types.ts';
import { article, Publisher } from '../../publish/publisher.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'no-trailing-whitespace': 'off',
    // The limit of pictures, which must hold where there is no stylesheet.
    'no-inline-style': ['error', { allowedProperties: ['max-width', 'height'] }],
  },
});

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const site = [
  'name: Health & home',
  'baseUrl: https://health.example',
  'license: https://creativecommons.org/licenses/by/4.0/',
  'disclaimer: This is no <medical> advice.',
].join('\n');
// The words of a tag are words, wherever they stand.
const hostile = 'Say `<img src="x">` & “</article>” <script>alert(1)</script> \u05d0 😀.';
const pictures =
  '![Alt <img src="/media/dot.png"](../media/dot.png)\n\nIn a line ![](../media/dot.png).';

async function room(): Promise<Publisher> {
  const made = new Publisher();
  await made.publish({
    'site.yaml': site,
    'media/dot.png': dot,
    'articles/full.md': article(
      'Full & <whole>',
      'authors: [{ name: Ada }]\n',
      `${hostile}\n\n${pictures}`,
    ),
    'articles/gone.md': article('Gone', '', 'Text that is wrong.'),
    'articles/old.md': article('Old', 'id: tag:x.example,2026:x\n'),
  });
  await made.publish({
    'articles/gone.md': article('Gone', 'withdrawn: { reason: The trial was <retracted>. }\n'),
    'articles/old.md': null,
    'articles/new.md': article('Old', 'id: tag:x.example,2026:x\n'),
  });
  return made;
}

const made = room();
const fragment = async (slug: string) => (await (await made).text(`articles/${slug}/embed.html`))!;
const oembed = async (slug: string) =>
  (await (await made).json(`articles/${slug}/oembed.json`)) as unknown as OEmbed;

describe('the fragment', () => {
  it.each(['full', 'gone', 'old', 'new'])('of %s is valid HTML without scripts', async (slug) => {
    const html = await fragment(slug);
    expect(html).not.toMatch(/<script|\son\w+=|javascript:/i);
    const { results } = await validator.validateString(html, `${slug}/embed.html`);
    expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  });

  it('says that it is no medical advice, whose it is, and on what terms', async () => {
    const footer = (await fragment('full')).split('<footer>')[1]!;
    expect(footer).toContain('<p>This is no &lt;medical&gt; advice.</p>');
    expect(footer).toContain('<a rel="bookmark" href="https://health.example/articles/full/">');
    expect(footer).toContain(
      '<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">',
    );
  });

  it('has no picture wider than its place, and no word changed', async () => {
    const html = await fragment('full');
    const pictures = html.match(/<img style="[^>]*>/g)!;
    expect(pictures).toHaveLength(2);
    for (const one of pictures)
      expect(one).toMatch(/^<img style="max-width:100%;height:auto" src="/);
    expect(html).toContain('Say <code>&lt;img src="x"></code>');
    expect(html).toContain('alt="Alt <img src=&quot;/media/dot.png&quot;"');
  });

  it('of a withdrawn article is the notice', async () => {
    const html = await fragment('gone');
    expect(html).toContain('This article was withdrawn on');
    expect(html).toContain('The trial was &lt;retracted&gt;.');
    expect(html).not.toContain('Text that is wrong.');
  });
});

describe('oEmbed', () => {
  it('is found on the page, and says all that is asked of a rich document', async () => {
    const page = (await (await made).text('articles/full/index.html'))!;
    expect(page).toContain(
      '<link rel="alternate" type="application/json+oembed" title="Full &amp; &lt;whole&gt;" ' +
        'href="https://health.example/articles/full/oembed.json">',
    );
    const { html, ...rest } = await oembed('full');
    expect(html).toBe(await fragment('full'));
    expect(rest).toEqual({
      $schema: 'https://health.example/schemas/oembed.v1.json',
      version: '1.0',
      type: 'rich',
      title: 'Full & <whole>',
      author_name: 'Ada',
      provider_name: 'Health & home',
      provider_url: 'https://health.example',
      cache_age: 3600,
      width: 640,
      height: null,
      attribution: 'From Health & home',
      license: 'https://creativecommons.org/licenses/by/4.0/',
    });
  });

  it('of a withdrawn article is the notice, and answers 410 to whoever asks', async () => {
    expect((await oembed('gone')).html).toBe(await fragment('gone'));
    const head = await (await made).site.head('articles/gone/oembed.json');
    expect(head?.metadata).toEqual({ status: '410' });
    const page = await (await made).text('articles/gone/index.html');
    expect(page).not.toContain('json+oembed');
  });

  it('of a moved article points the way', async () => {
    expect((await oembed('old')).html).toContain('https://health.example/articles/new/');
  });
});
