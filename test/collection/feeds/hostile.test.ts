/** Whatever characters a text is made of, the feeds stay well-formed and say the same text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atom } from '../../../functions/collection/feeds/atom.ts';
import { collect } from '../../../functions/collection/collections.ts';
import { jsonFeed } from '../../../functions/collection/feeds/json-feed.ts';
import { rss } from '../../../functions/collection/feeds/rss.ts';
import { catalogOf, summaryOf, memoryOf, settings, withdrawn } from '../sample.ts';
import { escapeHtml } from '../../../functions/base/markup.ts';
import { all, readXml, texts, type Element } from '../xml-document.ts';
import { rendered } from './rendered.ts';

const nasty = [
  '\0',
  '\u0008',
  '\u001B',
  '\u007F',
  '\u0085',
  '\uFFFE',
  '\uFFFF',
  '\uFFFD',
  '\uFEFF',
  '\uD800',
  '\uDC00',
  ']]>',
  ']]',
  '>',
  '<![CDATA[',
  '<!--',
  '-->',
  '<?xml ?>',
  '<b>',
  '</item>',
  '&',
  '&amp;',
  '&amp;lt;',
  '&amp;amp;',
  '&#0;',
  '&nbsp;',
  '"',
  "'",
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\u2028',
  '\u202E',
  '\u200F',
  'עברית',
  '😀',
  '👩‍⚕️',
  'x',
  ' ',
  '%',
  '$&',
  '$1',
  '\\',
  '{}',
];

const text = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...nasty) }, fc.string({ unit: 'binary' })),
  )
  .map((parts) => `t${parts.join('')}t`);

/** What XML 1.0 can carry of a text: section 2.2 (characters) and 2.11 (line ends). */
function carried(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}

/** In attributes, white space becomes spaces (section 3.3.3). */
function inAttribute(text: string): string {
  return carried(text).replace(/[\n\t]/g, ' ');
}

function asHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** What stands before and after an article's text: its reviewer with a role, and the disclaimer. */
function around(content: string, { title, name }: Record<'title' | 'name', string>): string {
  const reviewer = escapeHtml(`${name} (${title})`);
  return `<p>Medically reviewed by ${reviewer}</p>\n${content}\n<p>${escapeHtml(title)}</p>`;
}

const hostile = fc
  .record({ title: text, description: text, name: text, content: text })
  .map((t) => {
    const summary = summaryOf('x', {
      id: `urn:x:${encodeURIComponent(t.name.toWellFormed())}&<>"'`,
      title: t.title,
      description: t.description,
      authors: [{ name: t.name }],
      image: { url: 'https://health.example/a.png', alt: 'a', type: 'image/"&<png', bytes: 1 },
      reviewers: [{ name: t.name, role: t.title }],
      corrections: [{ date: '2026-03-01', text: t.description }],
    });
    const old = summaryOf('gone', {
      title: t.title,
      published: '2025-12-01',
      modified: '2025-12-01',
      memory: memoryOf({ collections: ['site'] }),
    });
    const gone = withdrawn(old, '2026-01-01', t.description);
    const given = {
      ...settings,
      name: t.name,
      description: t.description,
      attribution: t.description,
      disclaimer: t.title,
      topics: [{ id: 'sleep', title: t.title }],
    };
    const site = collect(catalogOf(summary, gone), 'site', given);
    return { ...t, summary, settings: given, site, contents: new Map([['x', t.content]]) };
  });

function expectExtension(
  item: Element,
  { title, description, name }: Record<'title' | 'description' | 'name', string>,
): void {
  const [reviewer] = all(item, 'healthwire:reviewer');
  expect(reviewer).toMatchObject({ text: carried(name), attributes: { role: inAttribute(title) } });
  expect(texts(item, 'healthwire:correction')).toEqual([carried(description)]);
}

describe('hostile text', () => {
  it('leaves the RSS feed well-formed, and arrives', () => {
    fc.assert(
      fc.property(hostile, ({ title, description, name, content, summary, ...rest }) => {
        const root = readXml(rendered(rss, rest.site, rest.settings, rest.contents));
        const [channel] = root.children;
        const [item, gone] = all(root, 'item');
        expectExtension(item!, { title, description, name });
        expect(texts(gone!, 'title')).toEqual([`Withdrawn: ${carried(title)}`]);
        expect(texts(gone!, 'healthwire:withdrawn')).toEqual([carried(description)]);
        expect(texts(gone!, 'description')).toEqual([asHtml(carried(description))]);
        expect(texts(channel!, 'title')).toEqual([carried(name)]);
        expect(texts(channel!, 'description')).toEqual([carried(description)]);
        expect(texts(channel!, 'copyright')).toEqual([carried(description)]);
        expect(texts(item!, 'title')).toEqual([carried(title)]);
        expect(texts(item!, 'description')).toEqual([asHtml(carried(description))]);
        expect(texts(item!, 'guid')).toEqual([summary.id]);
        expect(texts(item!, 'dc:creator')).toEqual([carried(name)]);
        expect(texts(item!, 'category')).toEqual([carried(title)]);
        expect(texts(item!, 'content:encoded')).toEqual([
          carried(around(content, { title, name }).replaceAll(']]>', ']]&gt;')),
        ]);
        expect(all(item!, 'enclosure')[0]!.attributes).toEqual({
          url: 'https://health.example/a.png',
          type: 'image/"&<png',
          length: '1',
        });
      }),
    );
  });

  it('leaves the Atom feed well-formed, and arrives', () => {
    fc.assert(
      fc.property(hostile, ({ title, description, name, content, summary, ...rest }) => {
        const root = readXml(rendered(atom, rest.site, rest.settings, rest.contents));
        const [item] = all(root, 'entry');
        expect(texts(root, 'title')).toEqual([carried(name)]);
        expect(texts(root, 'subtitle')).toEqual([carried(description)]);
        expect(texts(root, 'rights')).toEqual([carried(description)]);
        expect(texts(item!, 'id')).toEqual([summary.id]);
        expect(texts(item!, 'title')).toEqual([carried(title)]);
        expect(texts(item!, 'summary')).toEqual([carried(description)]);
        expect(texts(item!, 'content')).toEqual([carried(around(content, { title, name }))]);
        expect(all(item!, 'name').map((one) => one.text)).toEqual([carried(name), carried(name)]);
        expectExtension(item!, { title, description, name });
        const [tombstone] = all(root, 'at:deleted-entry');
        expect(texts(tombstone!, 'at:comment')).toEqual([carried(description)]);
        expect(all(item!, 'category')[0]!.attributes).toMatchObject({ label: inAttribute(title) });
      }),
    );
  });

  it('arrives in the JSON feed as in the others, and breaks no parser', () => {
    fc.assert(
      fc.property(hostile, ({ title, description, name, content, ...rest }) => {
        const written = rendered(jsonFeed, rest.site, rest.settings, rest.contents);
        expect(written.isWellFormed()).toBe(true);
        expect(written).not.toMatch(/\\ud[89a-f]|\\u00[01][^9aAdD]/);
        const { items } = JSON.parse(written) as { items: Record<string, unknown>[] };
        expect(items[0]).toMatchObject({
          title: carried(title),
          summary: carried(description),
          content_html: carried(around(content, { title, name })),
          authors: [{ name: carried(name) }],
          tags: [carried(title)],
        });
      }),
    );
  });
});
