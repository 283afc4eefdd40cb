/**
 * References that stand in front matter, as lists of sources, Quarto and CSL-JSON have them, in our
 * words. What is not said is left out, and what no reference has passes, for the schema to tell of.
 */
import type { Json, JsonObject } from './yaml.ts';

/** One reference or a list of them, each a line of text or a group of fields. */
export function referenceList(value: Json): Json {
  return (Array.isArray(value) ? value : [value]).map((item) => {
    if (typeof item === 'string') return fromLine(item);
    return typeof item === 'object' && item !== null && !Array.isArray(item)
      ? fromFields(item)
      : item;
  });
}

function fromLine(line: string): JsonObject {
  return /^https?:\/\/\S+$/.test(line) ? { url: line } : { text: line };
}

/** Their word → ours; case, hyphens and underscores do not matter. */
const words: Record<string, string> = {
  ...{ key: 'id', citekey: 'id', citationkey: 'id', label: 'id' },
  ...{ citation: 'text', raw: 'text', name: 'title' },
  ...{ author: 'authors', creator: 'authors', creators: 'authors' },
  ...{ journal: 'source', containertitle: 'source', publication: 'source', publisher: 'source' },
  ...{ journaltitle: 'source', booktitle: 'source', website: 'source', organization: 'source' },
  ...{ institution: 'source', date: 'year', issued: 'year', published: 'year' },
  ...{ number: 'issue', page: 'pages', link: 'url', href: 'url', uri: 'url', pubmed: 'pmid' },
};

const converters: Record<string, (value: Json) => Json | undefined> = {
  id: text,
  authors: people,
  year,
  doi: (value) => bare(value, /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i),
  pmid: (value) => bare(value, /^(?:https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/|pmid:?\s*)/i),
  volume: text,
  issue: text,
  pages: text,
};

function fromFields(fields: JsonObject): JsonObject {
  const reference: JsonObject = {};
  for (const [name, value] of Object.entries(fields)) {
    const folded = name.toLowerCase().replace(/[-_\s]/g, '');
    const word = Object.hasOwn(words, folded) ? words[folded]! : folded;
    const ours = known.has(word) ? word : name;
    const converted = Object.hasOwn(converters, ours) ? converters[ours]!(value) : value;
    if (converted !== undefined && !(ours in reference)) reference[ours] = converted;
  }
  const { url, ...rest } = reference;
  const doi = /^https?:\/\/(?:dx\.)?doi\.org\/(10\..+)$/i.exec(plain(url))?.[1];
  return doi === undefined || 'doi' in reference ? reference : { ...rest, doi };
}

const known: ReadonlySet<string> = new Set([
  ...['id', 'text', 'title', 'authors', 'source', 'year', 'volume', 'issue', 'pages', 'doi'],
  ...['pmid', 'url'],
]);

function text(value: Json): Json {
  return typeof value === 'number' ? String(value) : value;
}

/** A scalar as text; nothing of anything else. */
function plain(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function bare(value: Json, prefix: RegExp): Json {
  return plain(value) === '' ? value : plain(value).replace(prefix, '').replace(/\/$/, '');
}

/** `2025-03`, `Mar 2025`, `{ date-parts: [[2025, 3]] }` */
function year(value: Json): Json | undefined {
  const found = /(?<!\d)(?:1[5-9]|2\d)\d\d(?!\d)/.exec(JSON.stringify(value))?.[0];
  return found === undefined ? undefined : Number(found);
}

/** Names as a line; CSL's `{ family, given }` as `Gorantla S`. */
function people(value: Json): Json {
  return (Array.isArray(value) ? value : [value]).map(nameOf).filter(Boolean).join(', ');
}

function nameOf(person: Json): string {
  if (typeof person !== 'object' || person === null || Array.isArray(person)) return plain(person);
  const { family, given, literal, name } = person;
  if (typeof family !== 'string')
    return [literal, name].find((one) => typeof one === 'string') ?? '';
  const initials = typeof given === 'string' ? given.match(/\p{Lu}/gu)?.join('') : undefined;
  return initials === undefined ? family : `${family} ${initials}`;
}
