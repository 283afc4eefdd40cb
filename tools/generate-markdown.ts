/**
 * Makes docs/markdown.md: everything that is read of others' Markdown, from the dialects and the
 * examples that each of them has.
 *
 * `node tools/generate-markdown.ts` writes the file; the test in test/docs compares instead.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { dialects } from '../functions/article/dialects/index.ts';
import type { Dialect } from '../functions/article/markdown/dialect.ts';
import type { Dependencies, ParsedArticle } from '../functions/article/model.ts';
import { parse } from '../functions/article/parse.ts';
import { onThePage } from '../functions/article/render/addresses.ts';
import { renderContent } from '../functions/article/render/content.ts';
import { readSettings } from '../functions/article/settings/read.ts';
import { articlePath, mediaPath } from '../functions/site/routes.ts';

const folder = new URL('../docs/', import.meta.url);
const bytes = (text: string) => new TextEncoder().encode(text);

/** The body of an article `sleep/a.md` as it stands on its page, and what was not read in it. */
export function shown(
  input: string,
  settings: Record<string, 'on' | 'off'> = {},
  front = '---\ntitle: A\n---\n',
): { html: string; unread: string[] } {
  const yaml = `baseUrl: https://site.example\ndialects: ${JSON.stringify(settings)}\n`;
  const site = readSettings(bytes(yaml)).settings!;
  const source = {
    slug: 'sleep/a',
    bytes: bytes(front + input),
    lastModified: '',
  };
  const { article, diagnostics } = parse(source, site);
  if (article === undefined) throw new Error(JSON.stringify(diagnostics));
  const { parts } = renderContent(article, everythingThere(article, site));
  const html = onThePage(
    parts.flatMap(({ heading, body }) => [heading, body].filter(Boolean)).join('\n'),
  );
  const found = [...diagnostics, ...article.unread.map((one) => ({ ...one.position, ...one }))];
  const above = front.split('\n').length - 1;
  const unread = found.map(({ line, column, reason }) => `${line - above}:${column} ${reason}`);
  return { html: html.trim(), unread };
}

/** All that an article mentions has been pushed. */
function everythingThere(
  { links, media }: ParsedArticle,
  settings: Dependencies['settings'],
): Dependencies {
  const live = (slug: string) =>
    ({ status: 'live', source: true, url: settings.baseUrl + articlePath(slug) }) as const;
  const picture = (key: string) =>
    ({
      status: 'live',
      url: settings.baseUrl + mediaPath(key),
      type: '',
      bytes: 1,
      etag: '',
    }) as const;
  return {
    settings,
    articles: new Map(links.map((slug) => [slug, live(slug)])),
    media: new Map(media.map((key) => [key, picture(key)])),
  };
}

/** The whole of markdown.md, as it should be. */
export async function generateMarkdown(): Promise<string> {
  const text = [introduction(), table(), ...dialects.map(section)].join('\n\n');
  const options = JSON.parse(
    readFileSync(new URL('../.prettierrc.json', folder), 'utf8'),
  ) as object;
  return await format(text, { ...options, parser: 'markdown' });
}

function introduction(): string {
  return `<!-- Generated from functions/article/dialects/ by \`npm run generate\`. Do not edit. -->

# Markdown

What is read is [CommonMark](https://commonmark.org) with the tables, footnotes, strikethrough and task
lists of [GitHub Flavored Markdown](https://github.github.com/gfm/), and the dialects below. All of them
are on; \`site.yaml\` switches off what an archive means otherwise:

\`\`\`yaml
dialects:
  math: off
  wiki-links: off
\`\`\`

A dialect that does not stand in an article costs nothing. What looks like one and cannot be read (a
container that is never closed, a formula that is no TeX, a grid whose lines do not meet) is shown as it
is written, and the rule [template-code](rules.md#template-code) says where. A table whose rows do not fit
is told of by [table-syntax](rules.md#table-syntax).

Comments never become public: neither those below nor HTML's, nor in the Markdown that is published
beside the page. One that is not closed keeps the article back.`;
}

function table(): string {
  const rows = dialects.map(
    ({ name, about }) => `| [${name}](#${name}) | ${about.replaceAll('|', '\\|')} |`,
  );
  return ['| dialect | what is read |', '| --- | --- |', ...rows].join('\n');
}

function section({ name, about, examples }: Dialect): string {
  const shownExamples = examples.map(
    ({ front = '', input, output }) =>
      `${block(front + input, 'markdown')}\n\nis\n\n${block(output, 'html')}`,
  );
  return [`## ${name}`, about, ...shownExamples].join('\n\n');
}

function block(text: string, language: string): string {
  return `\`\`\`\`${language}\n${text.replace(/\n$/, '')}\n\`\`\`\``;
}

if (import.meta.main) writeFileSync(new URL('markdown.md', folder), await generateMarkdown());
