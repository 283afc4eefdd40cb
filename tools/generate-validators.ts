/**
 * Makes schemas/validators.ts from the schemas of what people write: their validators, compiled
 * ahead. Compiling them at its start would take a process longer than all else it does until then,
 * at every cold start and every command.
 *
 * `npm run generate` writes the file; the test in test/schemas compares instead.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import formats from 'ajv-formats';

const folder = new URL('../schemas/', import.meta.url);

/** By the name of the validator. */
const files = { frontMatter: 'front-matter.schema.json', site: 'site.schema.json' };

const head = `/* Generated from schemas/*.schema.json by \`npm run generate\`. Do not edit. */
// @ts-nocheck: what Ajv writes has no types; functions/article/schemas.ts gives it some.
import * as ucs2length from 'ajv/dist/runtime/ucs2length.js';
import formats from 'ajv-formats/dist/formats.js';
// Node, bundlers and test runners do not agree on what a CommonJS module's default is.
const length = ucs2length.default.default ?? ucs2length.default;
`;

/** The whole of validators.ts, as it should be. */
export function generateValidators(): string {
  const code = { source: true, esm: true };
  const ajv = new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true, code });
  formats.default(ajv, ['date', 'date-time', 'email', 'uri']);
  const ids = Object.entries(files).map(([name, file]) => {
    const schema = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { $id: string };
    ajv.addSchema(schema);
    return [name, schema.$id] as const;
  });
  const written = standalone.default(ajv, Object.fromEntries(ids));
  return head + asModule(written);
}

/** Ajv requires what its validators need at run time even where it writes a module. */
function asModule(code: string): string {
  const module = code
    .replaceAll('require("ajv/dist/runtime/ucs2length").default', 'length')
    .replaceAll('require("ajv-formats/dist/formats")', 'formats');
  const left = /require\([^)]*\)/.exec(module);
  if (left !== null) throw new Error(`Import this in the head of validators.ts: ${left[0]}`);
  return `${module}\n`;
}

if (import.meta.main) writeFileSync(new URL('validators.ts', folder), generateValidators());
