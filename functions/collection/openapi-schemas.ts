/**
 * The schemas that the API's documents keep, as one description carries them: `#/components/…` in
 * place of other files, because most tools for OpenAPI follow no reference that leads out of it.
 */
import article from '../../schemas/article.schema.json' with { type: 'json' };
import changeLog from '../../schemas/change-log.schema.json' with { type: 'json' };
import changes from '../../schemas/changes.schema.json' with { type: 'json' };
import collections from '../../schemas/collections.schema.json' with { type: 'json' };
import summary from '../../schemas/entry.schema.json' with { type: 'json' };
import frontMatter from '../../schemas/front-matter.schema.json' with { type: 'json' };
import listing from '../../schemas/listing.schema.json' with { type: 'json' };
import oembed from '../../schemas/oembed.schema.json' with { type: 'json' };
import site from '../../schemas/site.schema.json' with { type: 'json' };
import topics from '../../schemas/topics.schema.json' with { type: 'json' };

const all = [
  article,
  changeLog,
  changes,
  collections,
  summary,
  frontMatter,
  listing,
  oembed,
  site,
  topics,
];

/** By name: `listing`, `change-log`. */
export function componentSchemas(): Record<string, object> {
  return Object.fromEntries(
    all.map(({ $id, $schema: _, ...schema }) => {
      const name = nameOf($id);
      return [name, within(name, schema) as object];
    }),
  );
}

export function componentRef(name: string): string {
  return `#/components/schemas/${name}`;
}

/** `listing.v1.json` → `listing` */
function nameOf(id: string): string {
  return id.replace('.v1.json', '');
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
