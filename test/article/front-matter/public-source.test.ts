/** What stands in the front matter and is nobody's business is in no variant, source.md included. */
import { describe, expect, it } from 'vitest';
import { parse } from '../../../functions/article/parse.ts';
import { frontMatterOf, plain, published, remarks, settingsOf } from '../read.ts';

const SECRET = 'ask-dr-x';

describe('the public source', () => {
  it('is the source as it is, where all of its front matter is read', () => {
    const source =
      '---\ntitle: A # b\ndate: 2026-01-01\ntags: [Sleep, legs]\nauthors:\n  - name: C\n---\n\nText.\n';
    expect(published(source.replace(' # b', '')).body('source')).toBe(source.replace(' # b', ''));
    expect(published(source).body('source')).not.toContain('# b');
  });

  it.each([
    `notes: ${SECRET}`,
    `# ${SECRET}`,
    `title: A # ${SECRET}`,
    `author: { name: C, email: ${SECRET} }`,
    `reviewed: ${SECRET}`,
    `date: 2026-01-01\nupdated_by: ${SECRET}`,
    `lastmod: 2026-01-01\nlast_update: { date: 2026-01-01, author: ${SECRET} }`,
    `description: A\nsummary: ${SECRET}`,
    `tags: [a]\ntags: [b] # ${SECRET}`,
    `nested: { a: { b: ${SECRET} } }`,
    `build: { list: always, note: ${SECRET} }`,
  ])('holds none of what is not read: %j', (lines) => {
    const source = `---\n${lines.includes('title') ? '' : 'title: A\n'}${lines}\n---\n\nText.\n`;
    const { variants, body } = published(source);
    for (const { body } of variants) expect(String(body)).not.toContain(SECRET);
    expect(body('source')).toMatch(/^---\ntitle: A\n[^]*---\n\nText\.\n$/);
  });

  it.each([
    `+++\ntitle = "A"\nnotes = "${SECRET}"\n+++\n\nText.\n`,
    `{ "title": "A", "notes": "${SECRET}" }\n\nText.\n`,
    `;;;\n"title": "A", "notes": "${SECRET}"\n;;;\n\nText.\n`,
  ])('is YAML then, whatever it was: %j', (source) => {
    expect(published(source).body('source')).toBe('---\ntitle: A\n---\n\nText.\n');
  });

  it('says in our words what the source says in others', () => {
    const source =
      '---\ntitle: "A: b"\npubDate: Dec 1, 2015\nauthor: Ada\ntags: Sleep, ADHD\nweight: 3\n---\n\nText.\n';
    const written = published(source).body('source');
    expect(frontMatterOf(written)).toEqual(frontMatterOf(source));
    expect(written).toContain('ADHD');
    expect(remarks(written)).toEqual([]);
  });

  it('is never what is kept to be read again', () => {
    const bytes = new TextEncoder().encode(`---\ntitle: A\nnotes: ${SECRET}\n---\n\nText.\n`);
    const { article } = parse({ slug: 'a', bytes, lastModified: '' }, plain);
    expect(article!.text).toContain(SECRET);
  });
});

describe('fields that nobody reads', () => {
  const source = '---\ntitle: A\nweight: 3\nseries: { name: B }\nnotes: C\n---\n\nText.\n';

  it('are told of, and nobody is told to delete them', () => {
    expect(remarks(source).map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '3 Nobody reads `weight` here, so it is not published.',
      '4 Nobody reads `series` here, so it is not published.',
      '5 Nobody reads `notes` here, so it is not published.',
    ]);
    expect(published(source).article).not.toHaveProperty('extra');
  });

  it('are data of the article where site.yaml names them', () => {
    const settings = settingsOf('extra: [weight, series, other]\n');
    const { article, body } = published(source, { settings });
    expect(article.extra).toEqual({ weight: 3, series: { name: 'B' } });
    expect(body('source')).toBe('---\ntitle: A\nweight: 3\nseries:\n  name: B\n---\n\nText.\n');
    expect(remarks(source, { settings }).map(({ line }) => line)).toEqual([5]);
  });
});
