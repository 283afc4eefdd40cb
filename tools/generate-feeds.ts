/**
 * Makes what must know the formats of feeds and the kinds of collections and cannot import them: the
 * table of the rooms below, the endings of files that the CDN's viewer-request function knows, and
 * what the listings' schemas say of them.
 *
 * `npm run generate` writes the files; the test in test/tools compares instead.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { formats } from '../functions/collection/feeds/index.ts';
import { kinds } from '../functions/collection/kinds/index.ts';

const root = new URL('../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');
const style = JSON.parse(read('.prettierrc.json')) as object;

/** What is right by the schemas names every format. */
const examples = globSync('schemas/examples/valid/{listing,topics,collections}/*.json', {
  cwd: fileURLToPath(root),
});

/** File of the repository → its text. */
export async function generateFeeds(): Promise<Record<string, string>> {
  const files = {
    'functions/site/feed-table.ts': table(),
    'functions/edge/viewer-request.js': edge(read('functions/edge/viewer-request.js')),
    'schemas/listing.schema.json': listing(read('schemas/listing.schema.json')),
    'schemas/collections.schema.json': collections(read('schemas/collections.schema.json')),
    ...Object.fromEntries(examples.map((file) => [file, example(read(file))])),
  };
  const written = Object.entries(files).map(async ([file, text]) => {
    return [file, await format(text, { ...style, filepath: file })] as const;
  });
  return Object.fromEntries(await Promise.all(written));
}

function table(): string {
  const rows = formats.map(({ name, file, title, mediaType, archive }) => [
    name,
    { file, title, mediaType, ...(archive && { archive: archive.extension }) },
  ]);
  return `/* Generated from functions/collection/feeds/ by \`npm run generate\`. Do not edit. */

/** Which feeds a collection has, and what each is called: for those who must not render them. */
export const feedTable = ${JSON.stringify(Object.fromEntries(rows))} as const;
`;
}

/** The function with the endings of feeds and archives that it has no word of yet. */
function edge(text: string): string {
  const endings = formats.flatMap(({ file, archive }) => [file, archive?.extension ?? file]);
  return text.replace(/^(var FILE =\s*\/\\\.\()([a-z|]+)/m, (_, start: string, known: string) => {
    const added = endings.map((one) => one.slice(one.lastIndexOf('.') + 1));
    return start + [...new Set([...known.split('|'), ...added])].sort().join('|');
  });
}

/** The schema with every format of a feed, each of which is always there. */
function listing(text: string): string {
  const schema = JSON.parse(text) as {
    $defs: { feeds: { required: string[]; properties: object } };
  };
  const names = formats.map(({ name }) => name);
  schema.$defs.feeds.required = names;
  schema.$defs.feeds.properties = Object.fromEntries(
    names.map((name) => [name, { type: 'string', format: 'uri' }]),
  );
  return JSON.stringify(schema, null, 2);
}

/** The schema with every kind of collection that is listed; logs have an index of their own. */
function collections(text: string): string {
  const names = kinds.filter(({ log }) => !log).map(({ kind }) => kind);
  return text.replace(/("kind": \{\s*"enum": )\[[^\]]*\]/, (_, start: string) => {
    return start + JSON.stringify(names);
  });
}

/** The example with the formats that its lists of feeds have no word of yet. */
function example(text: string): string {
  const whole: unknown = JSON.parse(text, (key, value: Record<string, string>) => {
    if (key !== 'feeds') return value;
    const base = Object.values(value)[0]!.replace(/[^/]*$/, '');
    for (const { name, file } of formats) value[name] ??= base + file;
    return value;
  });
  return JSON.stringify(whole, null, 2);
}

if (import.meta.main)
  for (const [file, text] of Object.entries(await generateFeeds()))
    writeFileSync(new URL(file, root), text);
