/**
 * The schemas that the API's documents keep, as one description carries them: `#/components/…` in
 * place of other files, because most tools for OpenAPI follow no reference that leads out of it.
 */
import { schemaFiles } from './static.ts';

/** By name, these and all that they refer to, in the order of the files: `listing`, `change-log`. */
export function componentSchemas(wanted: readonly string[]): Record<string, object> {
  const known = schemaFiles.map(({ $id, $schema: _, ...schema }) => ({
    name: nameOf($id),
    schema,
  }));
  const reached = new Set(wanted);
  // A set gives what is added on the way as well.
  for (const name of reached)
    for (const other of referredTo(known.find((one) => one.name === name)?.schema))
      reached.add(other);
  return Object.fromEntries(
    known
      .filter(({ name }) => reached.has(name))
      .map(({ name, schema }) => [name, within(name, schema) as object]),
  );
}

export function componentRef(name: string): string {
  return `#/components/schemas/${name}`;
}

/** `listing.v1.json` → `listing` */
function nameOf(id: string): string {
  return id.replace('.v1.json', '');
}

/** Names of other schemas. */
function referredTo(schema: unknown): string[] {
  const references = JSON.stringify(schema).matchAll(/"\$ref":"([^"#]+)/g);
  return [...references].map(([, file]) => nameOf(file!));
}

function within(name: string, schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map((one) => within(name, one));
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]: [string, unknown]) => {
      if (key !== '$ref' || typeof value !== 'string') return [key, within(name, value)];
      const [file, pointer = ''] = value.split('#') as [string, string?];
      return [key, componentRef(file === '' ? name : nameOf(file)) + pointer];
    }),
  );
}
