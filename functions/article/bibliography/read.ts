/** One file of references: BibTeX, CSL-JSON or CSL-YAML, told apart by how its name ends. */
import type { ListedReference } from '../../../schemas/types.ts';
import { memoize } from '../../base/memoize.ts';
import type { Remark } from '../diagnostics.ts';
import { decode } from '../file/decode.ts';
import { extension } from '../file/extension.ts';
import { referenceList } from '../front-matter/references.ts';
import type { JsonObject } from '../front-matter/yaml.ts';
import type { Position } from '../positions.ts';
import * as schemas from '../schemas.ts';
import { noBibliography, type Bibliography, type Entry } from './bibliography.ts';
import { cutBibtex } from './bibtex.ts';
import { bibtexReader } from './bibtex-entry.ts';
import { readCslJson, readCslYaml } from './csl.ts';
import { formats } from '../file/bibliographies.ts';

/** Bytes of one file. */
const FILE_LIMIT = 4 * 1024 * 1024;

/** Reads the file of this key. Never throws; remarks say where in it what cannot be read. */
export async function readBibliography(key: string, bytes: Uint8Array): Promise<Bibliography> {
  const decoded = decode(key, bytes, FILE_LIMIT);
  if ('diagnostic' in decoded) {
    const { line, column, reason } = decoded.diagnostic;
    return { ...noBibliography, remarks: [{ file: key, position: { line, column }, reason }] };
  }
  const { text } = decoded;
  if (formats[extension(key)] === 'bibtex') {
    const file = cutBibtex(text);
    const read = await bibtexReader();
    return lookup(key, file.entries, file.remarks, (entry) => read(entry, file));
  }
  const { items, remarks } = extension(key) === 'json' ? readCslJson(text) : readCslYaml(text);
  return lookup(key, items, remarks, ({ fields }) => fields);
}

/** Entries are read when somebody asks for them, and then no more. */
function lookup<Written extends { key: string; position: Position }>(
  file: string,
  entries: ReadonlyMap<string, Written>,
  remarks: readonly Remark[],
  fieldsOf: (entry: Written) => JsonObject | undefined,
): Bibliography {
  const entryOf = memoize((written: Written): Entry => {
    const { reference, reason } = understood(written.key, fieldsOf(written));
    const remark =
      reason === undefined ? {} : { remark: { file, position: written.position, reason } };
    return { ...(reference && { reference }), ...remark };
  });
  return {
    ...noBibliography,
    keys: [...entries.keys()],
    find: (key) => {
      const written = entries.get(key);
      return written && entryOf(written);
    },
    remarks: remarks.map((remark) => ({ ...remark, file })),
  };
}

function understood(
  key: string,
  fields: JsonObject | undefined,
): { reference?: ListedReference; reason?: string } {
  const [listed] = fields === undefined ? [] : (referenceList([fields]) as JsonObject[]);
  const { reference, left } = fitting(listed ?? {});
  if (reference.title === undefined && reference.source === undefined) {
    return { reason: `${key} has neither a title nor a place where it appeared: add them.` };
  }
  const told = { reference: { id: key, ...reference } };
  if (left.length === 0) return told;
  const reason = `What ${key} says of ${left.join(', ')} cannot be read, and is left out: correct it.`;
  return { ...told, reason };
}

/** What of a reference is as our schema has it, and the names of the fields that are not. */
function fitting(fields: JsonObject): { reference: ListedReference; left: string[] } {
  const reference: JsonObject = { ...fields };
  const left = new Set<string>();
  const document = { references: [reference] };
  if (!schemas.frontMatter(document)) {
    for (const { instancePath } of schemas.frontMatter.errors ?? []) {
      const field = instancePath.split('/')[3];
      if (field !== undefined) left.add(field);
    }
  }
  for (const field of left) delete reference[field];
  return { reference, left: [...left].sort() };
}
