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
import { scripts } from '../functions/article/prose/scripts.ts';
import { readSettings } from '../functions/article/settings/read.ts';
import { shownAs } from '../infra/configuration/trial.ts';

const folder = new URL('../docs/', import.meta.url);

/** What is made of an example, with these dialects on or off, and what is said of it. */
export function shown(
  input: string,
  settings: Record<string, 'on' | 'off'> = {},
  front?: string,
): { html: string; unread: string[] } {
  const yaml = `baseUrl: https://site.example\ndialects: ${JSON.stringify(settings)}\n`;
  return shownAs(input, readSettings(new TextEncoder().encode(yaml)).settings!, front);
}

/** The whole of markdown.md, as it should be. */
export async function generateMarkdown(): Promise<string> {
  const text = [introduction(), table(), ...dialects.map(section), language()].join('\n\n');
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

function language(): string {
  const told = scripts.flatMap((script) => script.told);
  return `## In which language an article is

In that which its front matter says (\`language\`). Where it says none, its script may say it: more than
half of the words are in a script of which it is certain. These are told: ${told.map((tag) => `\`${tag}\``).join(', ')}.
Japanese by its kana; Chinese by its commonest characters; Russian, Ukrainian and others by letters that
their neighbours have not. Words in code, in HTML's tags, in addresses and in footnotes do not count.

Otherwise, as for whatever is written in Latin letters, it is in the language of \`site.yaml\`. A site whose
own language is written in the same script keeps it: on a site in Cantonese (\`language: yue\`) an article in
Chinese characters is in Cantonese. On any other an article in Japanese is in Japanese, also where
\`site.yaml\` says \`language: en\`: that is the language of the site's own pages, and nobody reads kana out as
English. Whoever wants something else writes \`language\` into the article.

Around a text stand the names, dates and buttons of its language; the home page, lists and feeds speak the
language of the site. There are words in English and in Japanese (which nobody who speaks it from home has
checked yet), and English ones in all other languages, most of which are marked as English; \`strings\` of a [configuration](extending.md) adds
others. Rules about words and grades of reading hold for English alone, as [rules.md](rules.md) says of each.`;
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
