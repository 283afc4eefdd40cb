/**
 * How the value of each field is brought into shape, whatever shape it has elsewhere. What cannot be
 * converted passes as it is, for the schema to say what is wrong with it.
 */
import { readDay, readMoment } from '../../base/moments.ts';
import type { FrontMatter } from '../../../schemas/types.ts';
import { referenceList } from './references.ts';
import { truth } from './visibility.ts';
import type { Json, JsonObject } from './yaml.ts';

export type Field = keyof FrontMatter;

/** `written`: a scalar as it is written, `2024.10` where the value is the number 2024.1. */
export type Convert = (value: Json, written?: string) => Json;

const text: Convert = (value, written) =>
  typeof value === 'number' || typeof value === 'boolean' ? (written ?? String(value)) : value;
const moment: Convert = (value) => readMoment(value) ?? value;
const day: Convert = (value) => readDay(value) ?? value;
const listed: Convert = (value) => several(value);
const people: Convert = (value) => several(value).map(person);

/** By field; absent: it is taken as it is. */
export const fieldValues: Partial<Record<Field, Convert>> = {
  title: text,
  slug: text,
  permalink: text,
  aliases: (value) =>
    several(value).map((item) => (typeof item === 'number' ? String(item) : item)),
  description: text,
  published: moment,
  modified: moment,
  expires: moment,
  reviewed: day,
  nextReview: day,
  draft: (value) => truth(value) ?? value,
  language: (value) => (typeof value === 'string' ? languageTag(value) : value),
  topics: (value) => several(value).map((item) => (typeof item === 'number' ? String(item) : item)),
  authors: people,
  reviewers: people,
  related: listed,
  references: referenceList,
  bibliography: listed,
  nocite: keysIn,
  withdrawn: (value) => within(value, 'since', moment),
  corrections: (value) =>
    Array.isArray(value) ? value.map((item) => within(item, 'date', day)) : value,
  image: picture,
};

/** `@a, @b` as pandoc has it, or a list of keys; `@*` is all of them. */
function keysIn(value: Json): Json {
  const written = several(value).flatMap((item) =>
    typeof item === 'string' ? item.split(/[,;\s]+/).filter(Boolean) : item,
  );
  return written.map((item) => (typeof item === 'string' ? item.replace(/^@/, '') : item));
}

/** The items of a list, or the only one; empty ones are none. */
function several(value: Json): Json[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => item !== null && item !== '');
}

/** `en_us` → `en-US`, `EN` → `en` */
function languageTag(tag: string): string {
  const [language = '', ...rest] = tag.trim().split(/[-_.]/);
  const regions = rest.map((part) => (/^[a-z]{2}$/i.test(part) ? part.toUpperCase() : part));
  return [language.toLowerCase(), ...regions.filter((part) => !/^utf/i.test(part))].join('-');
}

/** `Sleep, Restless legs`, `sleep legs` or a list of names. */
export const wordsOrNames: Convert = (value) =>
  names(typeof value === 'string' && !value.includes(',') ? value.split(/\s+/) : value);

/** `Sleep, Restless legs` or a list of names, whatever they hold. */
export const names: Convert = (value) => {
  const items = typeof value === 'string' ? value.split(',') : several(value);
  return items.map(nameOf).filter((name) => name !== '');
};

/** A name, whatever it holds. */
export const oneName: Convert = (value) => several(value).map(nameOf);

/** `#sleep` in Obsidian, `{ label: Sleep, permalink: /sleep }` in Docusaurus, a number as it is. */
function nameOf(item: Json): Json {
  if (typeof item === 'string') return item.trim().replace(/^#(?=\S)/, '');
  if (typeof item === 'number') return String(item);
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
  return item.label ?? item.name ?? item.title ?? item;
}

/** One of the fields of a group, where it is one: `last_update: { date: 2026-03-01 }`. */
export function itsField(name: string, convert: Convert): Convert {
  return (value, written) => {
    const group = typeof value === 'object' && value !== null && !Array.isArray(value);
    return convert(group ? (value[name] ?? value) : value, written);
  };
}

/** A name, or a group of fields that has one. */
function person(value: Json): Json {
  if (typeof value === 'string' || typeof value === 'number') return { name: String(value) };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { name, ...rest } = rename(value, {
    ...{ website: 'url', link: 'url', homepage: 'url', jobtitle: 'role', title: 'role' },
    ...{ literal: 'name', firstname: 'given', lastname: 'family', qualifications: 'credentials' },
  });
  const parts = typeof name === 'object' && name !== null && !Array.isArray(name) ? name : rest;
  const whole = [parts.given, parts.family].filter((part) => typeof part === 'string').join(' ');
  const { given: _given, family: _family, ...others } = rest;
  if (whole === '') return name === undefined ? rest : { name, ...rest };
  return { name: typeof name === 'string' ? name : whole, ...others };
}

/** A path, a list of paths, or a group of fields with one. */
function picture(value: Json): Json {
  if (Array.isArray(value)) return value.length > 0 ? picture(value[0]!) : null;
  if (typeof value === 'string') return { src: value, alt: '' };
  if (typeof value !== 'object' || value === null) return value;
  const image = rename(value, { url: 'src', path: 'src', image: 'src', caption: 'credit' });
  return { ...image, alt: image.alt ?? '' };
}

/** Hugo's `{ src, title, params: { alt, caption } }`; of files that say nothing, nothing. */
export const resources: Convert = (value) =>
  several(value).flatMap((item) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
    const { params = {} } = item;
    const more =
      typeof params === 'object' && params !== null && !Array.isArray(params) ? params : {};
    const { alt, caption, credit } = rename(
      { ...item, ...more },
      { alttext: 'alt', title: 'caption' },
    );
    const words = [caption, credit].filter((one): one is string => isWords(one));
    const said = {
      ...(typeof alt === 'string' && { alt }),
      ...(words.length > 0 && { caption: words.join(' ') }),
    };
    return Object.keys(said).length === 0 ? [] : { src: item.src ?? null, ...said };
  });

/** And no pattern for words. */
function isWords(value: Json | undefined): boolean {
  return typeof value === 'string' && !value.includes(':counter');
}

/** Converts one subfield of a group. */
function within(value: Json, name: string, convert: Convert): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const inner = value[name];
  return inner === undefined ? value : { ...value, [name]: convert(inner) };
}

/** Foreign names of subfields to ours, where ours is not there already; empty ones are left out. */
function rename(value: JsonObject, ours: Record<string, string>): JsonObject {
  const object: JsonObject = {};
  for (const [name, item] of Object.entries(value)) {
    const plain = name.toLowerCase().replace(/[-_]/g, '');
    const meant = Object.hasOwn(ours, plain) ? ours[plain]! : name;
    const known = meant in value ? name : meant;
    if (item !== null && item !== '' && !(known in object)) object[known] = item;
  }
  return object;
}
