/**
 * Articles that are as large or as strange as may be published: what others' readers find in the
 * feeds is what was written, in all three alike.
 */
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { readXml } from '../collection/xml-document.ts';
import { Publisher } from './publisher.ts';

const front = (title: string, day: string) =>
  `---\ntitle: ${JSON.stringify(title)}\npublished: 2026-10-${day}\n---\n\n`;

const sentence = 'Take 5 < 6 & two ]]> a day 😀 עברית; ';
const paragraph = `${sentence.repeat(8)}\n\n`;
/** As many bytes as are read, to the last one. */
function large(): string {
  const head = front('One megabyte', '09');
  const rest = 1024 * 1024 - Buffer.byteLength(head);
  const body = paragraph.repeat(Math.floor(rest / Buffer.byteLength(paragraph)));
  return head + body + 'x'.repeat(rest - Buffer.byteLength(body));
}

/** Newest first: the title as it should arrive, and the text. */
const strange: readonly [title: string, source: string, text: string][] = [
  [
    ']]> & <b>bold</b> &amp; &lt;',
    'Then ]]> & &amp;amp;, `</item>`.',
    'Then ]]> & &amp;, </item>.',
  ],
  ['שלום \u200F(2 mg)\u200E', 'מגנזיום \u200F(2 mg)\u200E.', 'מגנזיום \u200F(2 mg)\u200E.'],
  ['👩‍⚕️ 😀 𝒳', '👩‍⚕️ 😀 𝒳 e\u0301.', '👩‍⚕️ 😀 𝒳 é.'],
  // What HTML would make of these is no character that XML could carry.
  ['\'"$& $1 %s {} \\', 'A&#8;b&#xD83D;c&#xFFFE;d&#0;e.', 'A�b�c�d�e.'],
];
/** A heading that is longer than a title may be, with an emoji where it is cut. */
const heading = `${'a'.repeat(299)}😀😀`;

const named = strange.map(([title, text], i): [string, string] => [
  `articles/${i}.md`,
  `${front(title, `${20 - i}`)}${text}\n`,
]);
const sources = {
  ...Object.fromEntries(named),
  'articles/cut.md': `---\npublished: 2026-10-10\n---\n\n# ${heading}\n\nText.\n`,
  'articles/large.md': large(),
};

const titles = [...strange.map(([title]) => title), `${'a'.repeat(299)}😀`, 'One megabyte'];

let room: Publisher;
let feeds: Record<'rss' | 'atom' | 'json', string>;
beforeAll(async () => {
  room = new Publisher();
  await room.publish({ 'site.yaml': 'name: "A & B ]]> 😀"\n', ...sources });
  const [rss, atom, json] = await Promise.all(
    ['feed.xml', 'atom.xml', 'feed.json'].map((key) => room.text(key)),
  );
  feeds = { rss: rss!, atom: atom!, json: json! };
});

/** Of an item of an article that nobody has reviewed. */
function textOf(html = ''): string {
  const [status, ...text] = html.split('\n');
  expect(status).toBe('<p>Not yet medically reviewed</p>');
  return fromHtml(text.join('\n'));
}

function fromHtml(html: string): string {
  const names = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'", '#x27': "'" };
  const named = (all: string, name: string) => names[name as keyof typeof names] ?? all;
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&([^;\s]+);/g, named)
    .trim();
}

function paragraphsOf(text: string): string[] {
  return text.split(/\n+/).map((line) => line.trim());
}

type Item = [title: string, text: string];

/** What was written, and the whole megabyte. */
function expectAll(items: Item[]): void {
  expect(items.map(([title]) => title)).toEqual(titles);
  expect(items.slice(0, strange.length).map(([, text]) => text)).toEqual(
    strange.map(([, , text]) => text),
  );
  const written = large().slice(front('One megabyte', '09').length);
  expect(paragraphsOf(items.at(-1)![1])).toEqual(paragraphsOf(written));
}

describe('articles as strange as may be', () => {
  it('are all published, and leave the feeds well-formed', () => {
    for (const file of Object.keys(sources))
      expect([file, room.report(file)?.outcome]).toEqual([file, 'accepted']);
    for (const text of Object.values(feeds)) expect(text.isWellFormed()).toBe(true);
    for (const text of [feeds.rss, feeds.atom]) readXml(text);
  });

  it('arrive with a strict reader (feedsmith)', () => {
    const rss = parseRssFeed(feeds.rss).items ?? [];
    expectAll(rss.map((one) => [one.title!, textOf(one.content?.encoded)]));
    const atom = parseAtomFeed(feeds.atom).entries ?? [];
    expectAll(atom.map((one) => [one.title!.value, textOf(one.content?.value)]));
    const json = parseJsonFeed(feeds.json).items ?? [];
    expectAll(json.map((one) => [one.title!, textOf(one.content_html)]));
  });

  it('arrive with a lenient reader (rss-parser)', async () => {
    const parser = new RssParser<object, { 'content:encoded': string }>();
    const rss = await parser.parseString(feeds.rss);
    expectAll(rss.items.map((one) => [one.title!, textOf(one['content:encoded'])]));
    const atom = await new RssParser().parseString(feeds.atom);
    expectAll(atom.items.map((one) => [one.title!, textOf(one.content)]));
  });
});
