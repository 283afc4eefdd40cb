/**
 * Makes what must know the variants of an article and cannot import them: the table of the rooms
 * below, that of the CDN's viewer-request function, and what article.json says of them.
 *
 * `npm run generate` writes the files; the test in test/tools compares instead.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { variants } from '../functions/article/variants/index.ts';

const root = new URL('../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');
const style = JSON.parse(read('.prettierrc.json')) as object;

/** What is right by the schema names every variant. */
const examples = globSync('schemas/examples/valid/article/*.json', { cwd: fileURLToPath(root) });

/** File of the repository → its text. */
export async function generateVariants(): Promise<Record<string, string>> {
  const files = {
    'functions/site/variant-table.ts': table(),
    'functions/edge/viewer-request.js': edge(read('functions/edge/viewer-request.js')),
    'schemas/article.schema.json': schema(read('schemas/article.schema.json')),
    ...Object.fromEntries(examples.map((file) => [file, example(read(file))])),
  };
  const written = Object.entries(files).map(async ([file, text]) => {
    return [file, await format(text, { ...style, filepath: file })] as const;
  });
  return Object.fromEntries(await Promise.all(written));
}

function table(): string {
  const rows = variants.map(({ name, file, mediaType, framed = false }) => [
    name,
    { file, mediaType, framed },
  ]);
  return `/* Generated from functions/article/variants/ by \`npm run generate\`. Do not edit. */

/** Which variants an article has, and where each is and what: for those who must not render them. */
export const variantTable = ${JSON.stringify(Object.fromEntries(rows))} as const;
`;
}

/** The text of the function with its one line about variants made anew. */
function edge(text: string): string {
  const files = variants.map(({ file }) => file).filter((file) => file !== '');
  const names = Object.fromEntries(files.sort().map((file) => [file, 1]));
  return text.replace(/^var ARTICLE_FILES = \{[^}]*\};$/m, () => {
    return `var ARTICLE_FILES = ${JSON.stringify(names)};`;
  });
}

/** The schema with the names of all variants, each of which is always there. */
function schema(text: string): string {
  const article = JSON.parse(text) as {
    $defs: { variants: { required: string[]; properties: object } };
  };
  const names = variants.map(({ name }) => name);
  article.$defs.variants.required = names;
  article.$defs.variants.properties = Object.fromEntries(
    names.map((name) => [name, { $ref: '#/$defs/variant' }]),
  );
  return JSON.stringify(article);
}

/** The example with the variants that it has no word of yet. */
function example(text: string): string {
  const article = JSON.parse(text) as { url: string; variants: Record<string, object> };
  for (const { name, file, mediaType } of variants)
    article.variants[name] ??= { url: article.url + file, type: mediaType };
  return JSON.stringify(article);
}

if (import.meta.main)
  for (const [file, text] of Object.entries(await generateVariants()))
    writeFileSync(new URL(file, root), text);
