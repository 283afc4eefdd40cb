/**
 * The four examples of docs/extending.md, each as it stands there, in a folder of its own and by the
 * command line: what is told of them is what happens.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import { filesIn, temporaryFolder } from '../infra/local/folders.ts';
import { healthwire } from '../infra/local/healthwire.ts';

const text = readFileSync(new URL('../../docs/extending.md', import.meta.url), 'utf8');

/** A folder with the files that the documentation shows for this example, and more. */
function example(name: string, more: Record<string, string | Uint8Array>): string {
  const block = new RegExp(`<!-- ${name}/(\\S+) -->\\n\\n\`\`\`\\w+\\n([^]*?)\`\`\``, 'g');
  const shown = [...text.matchAll(block)].map(([, file, body]) => [file!, body!] as const);
  expect(shown.length).toBeGreaterThan(0);
  const site = 'name: A site\nbaseUrl: https://site.example\n';
  return temporaryFolder({ 'site.yaml': site, ...Object.fromEntries(shown), ...more });
}

/** Published, and the same as a clean build; file → text. */
async function published(content: string): Promise<Record<string, string>> {
  const out = join(content, 'out');
  const run = await healthwire('publish', '--content', content, '--out', out);
  expect([run.code, run.stdout]).toEqual([0, expect.stringMatching(/^\d live/)]);
  const { code, stdout } = await healthwire('verify', '--content', content, '--out', out);
  expect([code, stdout]).toEqual([0, expect.stringContaining('the site equals')]);
  return filesIn(join(out, 'site'));
}

it('a rule of a site is one of its rules', async () => {
  const content = example('rule', {});
  const said = async () => {
    const { code, stdout } = await healthwire('check', '--content', content, '--format', 'json');
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { rule: string; line: number; column: number }[];
    };
    return { code, own: diagnostics.filter(({ rule }) => rule === 'person-first') };
  };
  const { code, own } = await said();
  expect([code, own]).toEqual([0, [expect.objectContaining({ line: 3, column: 33 })]]);
  expect(own[0]).toHaveProperty('suggestion', 'people with migraine');
});

it('a variant of bytes is beside the others, and as well-formed as it should be', async () => {
  const article =
    '# A & B\n\nText<br>*here*, ![a < b](x.png).\n\n- [x] done\n\n## C\n\n> D[^1]\n\n[^1]: E.\n';
  const content = example('variant', { 'articles/a.md': article });
  const site = await published(content);
  const json = JSON.parse(site['articles/a/article.json']!) as {
    variants: Record<string, { url: string; type: string; sha256: string }>;
  };
  expect(json.variants.epub).toEqual({
    url: 'https://site.example/articles/a/article.epub',
    type: 'application/epub+zip',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  });
  expect(site['articles/a/index.html']).toContain('href="/articles/a/article.epub">EPUB</a>');
  const book = readFileSync(join(content, 'out/site/articles/a/article.epub'));
  expect(book.subarray(30, 58).toString()).toBe('mimetypeapplication/epub+zip');
  const files = unzipped(book);
  expect(Object.keys(files)).toEqual([
    ...['mimetype', 'META-INF/container.xml', 'book.opf', 'nav.xhtml', 'text.xhtml'],
  ]);
  for (const xml of Object.values(files).slice(1)) new SaxesParser().write(xml).close();
  expect(files['text.xhtml']).toContain('<h1>A &amp; B</h1>');
});

/** As the directory at the end of the archive says. */
function unzipped(archive: Buffer): Record<string, string> {
  const files: Record<string, string> = {};
  let at = archive.readUInt32LE(archive.length - 6);
  for (let left = archive.readUInt16LE(archive.length - 12); left > 0; left--) {
    const [size, length] = [archive.readUInt32LE(at + 24), archive.readUInt16LE(at + 28)];
    const begins = archive.readUInt32LE(at + 42) + 30 + length;
    const name = archive.toString('utf8', at + 46, at + 46 + length);
    files[name] = archive.toString('utf8', begins, begins + size);
    at += 46 + length;
  }
  return files;
}

it('a theme is on every page, under a stylesheet of its own', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>';
  const content = example('theme', {
    'articles/a.md': '# A & b\n\nText.\n',
    'media/logo.svg': svg,
    'media/card.svg': svg,
  });
  const site = await published(content);
  const [sheet, ...others] = Object.keys(site).filter((name) => name.startsWith('assets/'));
  expect(others).toEqual([]);
  expect(site[sheet!]).toContain(
    '\n:root { --bar: #3b0f2d; --accent: #7a1f5c; --link: #7a1f5c; }\n',
  );
  expect(site[sheet!]).toMatch(/\n\.ask \{\n[^]*\}\n$/);
  for (const page of ['index.html', 'articles/a/index.html', '404.html', 'feeds/index.html']) {
    expect(site[page]).toContain(`<link rel="stylesheet" href="/${sheet}">`);
    expect(site[page]).toContain(
      '<img src="/media/logo.svg" alt="A site" width="160" height="32">',
    );
    expect(site[page]).toContain('<li><a href="/feeds/">By feed</a></li>');
    expect(site[page]).toContain('<p>A site is read by people like you.</p>');
    expect(site[page]).toContain('<a href="/feeds/">Subscribe</a>');
    expect(site[page]).toContain('content="#3b0f2d"');
  }
  const page = site['articles/a/index.html']!;
  expect(page).toContain(
    '<meta property="og:image" content="https://site.example/media/card.svg">',
  );
  expect(page).toMatch(
    /<\/article>\n<p class="ask">Questions about “A &amp; b”\? Ask your pharmacist\.<\/p>/,
  );
});

it('a dialect is read, and can be switched off', async () => {
  const content = example('dialect', {
    'articles/a.md': '# A\n\nTake it ++with water++ at night.\n',
  });
  const site = await published(content);
  expect(site['articles/a/index.html']).toContain('Take it <ins>with water</ins> at night.');
  expect(site['articles/a/source.md']).toContain('++with water++');
});
