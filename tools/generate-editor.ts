/**
 * Makes what VS Code needs of the schemas beside this file: a schema of site.yaml that stands alone
 * and knows the rules by name, and snippets for the fields of an article's front matter, because no
 * well-kept extension applies a schema to the YAML inside Markdown (redhat-developer/vscode-yaml,
 * issue 207). What is wrong there is found by `check --watch`, which .vscode/tasks.json runs.
 *
 * `node tools/generate-editor.ts` writes the files; the test in test/schemas compares instead.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { dialects } from '../functions/article/dialects/index.ts';
import { allRules } from '../functions/article/rules/index.ts';

interface Schema {
  $defs?: Record<string, object>;
  properties: Record<string, Field>;
}
interface Field {
  $ref?: string;
  type?: string;
  enum?: string[];
  description?: string;
}

const folder = new URL('../schemas/', import.meta.url);
const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`${name}.schema.json`, folder), 'utf8')) as Schema;

const style = JSON.parse(readFileSync(new URL('../.prettierrc.json', folder), 'utf8')) as object;

/** File below .vscode → its text. */
export async function generateEditor(): Promise<Record<string, string>> {
  const files = { 'site.schema.json': siteSchema(), 'front-matter.code-snippets': snippets() };
  const written = Object.entries(files).map(async ([name, value]) => {
    const text = await format(JSON.stringify(value), { ...style, parser: 'json' });
    return [name, text] as const;
  });
  return Object.fromEntries(await Promise.all(written));
}

/** In draft-07, which the YAML extension has fully, and in one piece. */
function siteSchema(): object {
  const { $defs } = read('front-matter');
  const site = { ...read('site'), $schema: 'http://json-schema.org/draft-07/schema#' };
  site.properties.rules = { ...site.properties.rules, ...{ properties: rules() } };
  site.properties.dialects = { ...site.properties.dialects, ...{ properties: ofDialects() } };
  const text = JSON.stringify({ ...site, $id: undefined, definitions: $defs });
  return JSON.parse(text.replace(/"[^"#]*#\/\$defs\//g, '"#/definitions/')) as object;
}

function ofDialects(): Record<string, object> {
  const entries = dialects.map(({ name, about }) => [
    name,
    { enum: ['on', 'off'], description: about },
  ]);
  return Object.fromEntries(entries) as Record<string, object>;
}

function rules(): Record<string, object> {
  const severities = ['error', 'warning', 'off'];
  return Object.fromEntries(
    allRules.map(({ id, reason }) => [id, { enum: severities, description: reason }]),
  );
}

function snippets(): object {
  return Object.fromEntries(
    Object.entries(read('front-matter').properties).map(([name, field]) => [
      name,
      {
        scope: 'markdown',
        prefix: name,
        body: `${name}:${valueOf(field)}`,
        description: field.description ?? name,
      },
    ]),
  );
}

function valueOf({ $ref = '', type, enum: choices }: Field): string {
  if (choices) return ` \${1|${choices.join(',')}|}`;
  if (/(day|moment)$/.test($ref)) return ' ${1:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}';
  if (type === 'boolean') return ' true';
  if (type === 'array') return '\n  - $1';
  if (type === 'object') return '\n  $1';
  return ' $1';
}

if (import.meta.main)
  for (const [name, text] of Object.entries(await generateEditor()))
    writeFileSync(new URL(`../.vscode/${name}`, folder), text);
