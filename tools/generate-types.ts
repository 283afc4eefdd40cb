/**
 * Makes schemas/types.ts from the schemas beside it.
 *
 * `node tools/generate-types.ts` writes the file; the test in test/schemas compares instead.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { compile, type JSONSchema } from 'json-schema-to-typescript';

const folder = new URL('../schemas/', import.meta.url);
const names = [
  'front-matter',
  'site',
  'article',
  'oembed',
  'entry',
  'listing',
  'search-keys',
  'search-articles',
  'topics',
  'collection-kinds',
  'collections',
  'changes',
  'change-log',
  'diagnostic',
  'report',
  'status',
];

/** The whole of types.ts, as it should be. */
export async function generateTypes(): Promise<string> {
  const schemas = names.map((name) => JSON.parse(read(`${name}.schema.json`)) as JSONSchema);
  const all: JSONSchema = {
    title: 'Contracts',
    type: 'object',
    additionalProperties: false,
    required: names,
    properties: Object.fromEntries(
      names.map((name, i) => [name, { $ref: String(schemas[i]!.$id) }]),
    ),
  };
  return await compile(all, 'Contracts', {
    bannerComment: '/* Generated from schemas/*.schema.json by `npm run generate`. Do not edit. */',
    ignoreMinAndMaxItems: true,
    style: { singleQuote: true, printWidth: 100 },
    $refOptions: {
      resolve: {
        file: false,
        http: false,
        schemas: {
          order: 1,
          canRead: /\.v1\.json$/,
          read: ({ url }: { url: string }) => {
            const name = url.split('/').at(-1)!.replace('.v1.json', '');
            return read(`${name}.schema.json`);
          },
        },
      },
    },
  });
}

/** What the code calls it, where the published schema has an older name. */
const titles: Record<string, string> = { Entry: 'Summary' };

function read(name: string): string {
  const schema = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { title: string };
  return JSON.stringify({ ...schema, title: titles[schema.title] ?? schema.title });
}

if (import.meta.main) writeFileSync(new URL('types.ts', folder), await generateTypes());
