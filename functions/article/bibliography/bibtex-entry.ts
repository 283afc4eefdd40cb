/**
 * What one entry of BibTeX says, with LaTeX's accents, commands and names as text: read by
 * `@retorquere/bibtex-parser` (docs/decisions), which is loaded when the first file of its kind is.
 */
import type { Json, JsonObject } from '../front-matter/yaml.ts';
import type { BibtexEntry, BibtexFile } from './bibtex.ts';

type Parser = typeof import('@retorquere/bibtex-parser');

/** Characters of a list of names, and of any other value: the library takes quadratic time. */
const NAMES_LIMIT = 10_000;
const VALUE_LIMIT = 2_000;
/** Authors that are named; the Vancouver style names as many. */
const NAMED = 6;

/** Reads an entry as the fields of a reference; undefined where the library gives up. */
export type ReadEntry = (entry: BibtexEntry, file: BibtexFile) => JsonObject | undefined;

export async function bibtexReader(): Promise<ReadEntry> {
  const { parse } = await import('@retorquere/bibtex-parser');
  return (entry, file) => {
    const parent = file.entries.get(inner(entry.fields.get('crossref') ?? ''));
    const written = [entry, ...(parent === undefined ? [] : [parent])].map(asWritten).join('\n');
    const fields = understood(parse, `${file.strings}\n${written}`);
    return fields === undefined ? undefined : referenceOf(fields);
  };
}

type Fields = Record<string, unknown>;

function understood(parse: Parser['parse'], text: string): Fields | undefined {
  try {
    return parse(text, { sentenceCase: false }).entries[0]?.fields;
  } catch {
    return undefined;
  }
}

const names: readonly string[] = ['author', 'editor'];
const read: readonly string[] = [
  ...names,
  ...['title', 'subtitle', 'journal', 'journaltitle', 'booktitle', 'publisher', 'institution'],
  ...['organization', 'school', 'howpublished', 'year', 'date', 'volume', 'number', 'issue'],
  ...['pages', 'eid', 'doi', 'pmid', 'eprint', 'eprinttype', 'archiveprefix', 'url', 'crossref'],
];

/** TeX's fonts have other characters in their places, and what is meant is what is written. */
const less = '\uE000';
const greater = '\uE001';

/** The fields that are read, as BibTeX again. */
function asWritten({ type, key, fields }: BibtexEntry): string {
  const kept = read.flatMap((name) => {
    const value = fields.get(name);
    const limit = names.includes(name) ? NAMES_LIMIT : VALUE_LIMIT;
    if (value === undefined || value.length > limit) return [];
    return `${name} = ${value.replaceAll('<', less).replaceAll('>', greater)}`;
  });
  return `@${type}{${[key, ...kept].join(',\n')}\n}`;
}

function referenceOf(fields: Fields): JsonObject {
  const one = (...words: string[]) => words.map((word) => plain(fields[word])).find(Boolean);
  const title = [one('title'), one('subtitle')].filter(Boolean).join(': ');
  const archive = one('eprinttype', 'archiveprefix')?.toLowerCase();
  const pmid = one('pmid') ?? (archive === 'pubmed' ? one('eprint') : undefined);
  const said: Record<string, Json | undefined> = {
    title,
    authors: people(fields.author) ?? people(fields.editor),
    source:
      one('journal', 'journaltitle', 'booktitle') ??
      one('publisher', 'institution', 'organization', 'school', 'howpublished'),
    year: one('date', 'year'),
    volume: one('volume'),
    issue: one('number', 'issue'),
    pages: one('pages', 'eid'),
    doi: one('doi'),
    pmid,
    url: one('url')?.replace(/\\([&%_#~{}])/g, '$1'),
  };
  const known = Object.entries(said).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(known) as JsonObject;
}

/** The text of a value, without the marks of italics and their like that the library puts there. */
function plain(value: unknown): string {
  const texts = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
  return texts
    .join(', ')
    .replace(/<\/?(?:[a-z]+)(?: [^<>]*)?>/g, '')
    .replaceAll(less, '<')
    .replaceAll(greater, '>')
    .replace(/\s+/g, ' ')
    .normalize('NFC')
    .trim();
}

interface Name {
  lastName?: string;
  firstName?: string;
  prefix?: string;
  name?: string;
}

/** In CSL's words, which front matter has, too. */
function people(value: unknown): Json | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const all = (value as Name[]).map(({ lastName, firstName, prefix, name }): Json => {
    if (name !== undefined) return plain(name);
    const family = [prefix, lastName].filter(Boolean).map(plain).join(' ');
    return firstName === undefined ? family : { family, given: plain(firstName) };
  });
  const named = all.filter((one) => one !== 'others');
  const isMore = named.length < all.length || named.length > NAMED;
  return isMore ? [...named.slice(0, NAMED), 'et al.'] : named;
}

function inner(value: string): string {
  return value.replace(/^[{"]|[}"]$/g, '').trim();
}
