/**
 * Front matter in somebody else's words. Which of our fields a foreign one means is the table below;
 * how its value becomes ours is the converter of that field. Values that cannot be converted pass
 * as they are, for the schema to say what is wrong with them.
 */
import type { FrontMatter } from '../../../schemas/types.ts';
import { dayOf, rfc3339 } from '../front-matter/loose-dates.ts';
import { truth } from '../front-matter/kept-back.ts';
import { topicId } from '../front-matter/schema-remarks.ts';
import type { Json, JsonObject } from '../front-matter/yaml.ts';

export type Field = keyof FrontMatter;

/** Foreign word → ours. Case, hyphens and underscores of the foreign word do not matter. */
const words: Record<string, Field> = {
  // Hugo, Jekyll, Eleventy, Astro and Gatsby starters
  date: 'published',
  pubdate: 'published',
  publishdate: 'published',
  publisheddate: 'published',
  datepublished: 'published',
  lastmod: 'modified',
  lastmodified: 'modified',
  lastmodifiedat: 'modified',
  modifieddate: 'modified',
  datemodified: 'modified',
  moddatetime: 'modified',
  updated: 'modified',
  updateddate: 'modified',
  updatedat: 'modified',
  tags: 'topics',
  tag: 'topics',
  categories: 'topics',
  category: 'topics',
  keywords: 'topics',
  author: 'authors',
  byline: 'authors',
  reviewer: 'reviewers',
  reviewedby: 'reviewers',
  medicalreviewer: 'reviewers',
  lastreviewed: 'reviewed',
  revieweddate: 'reviewed',
  nextreviewdate: 'nextReview',
  reviewdue: 'nextReview',
  summary: 'description',
  excerpt: 'description',
  subtitle: 'description',
  abstract: 'description',
  lang: 'language',
  locale: 'language',
  cover: 'image',
  coverimage: 'image',
  thumbnail: 'image',
  featuredimage: 'image',
  heroimage: 'image',
  ogimage: 'image',
  images: 'image',
  licence: 'license',
  // Hugo does not mind the case, and what is kept back must not be published for a letter.
  draft: 'draft',
  isdraft: 'draft',
};

/** Our word for a foreign one. */
export function translate(word: string): Field | undefined {
  const plain = word.toLowerCase().replace(/[-_\s]/g, '');
  return Object.hasOwn(words, plain) ? words[plain] : undefined;
}

type Convert = (value: Json, foreign: boolean, written: string | undefined) => Json;

const text: Convert = (value, _foreign, written) =>
  typeof value === 'number' || typeof value === 'boolean' ? (written ?? String(value)) : value;
const date: Convert = (value) => (typeof value === 'string' ? rfc3339(value) : value);
const day: Convert = (value) => (typeof value === 'string' ? dayOf(value) : value);
const listed: Convert = (value) => (Array.isArray(value) ? value.filter(isThere) : [value]);
const people: Convert = (value) =>
  (Array.isArray(value) ? value : [value]).filter(isThere).map(person);

/** How the value of each field is brought into shape; absent: it is taken as it is. */
export const converters: Partial<Record<Field, Convert>> = {
  title: text,
  description: text,
  published: date,
  modified: date,
  reviewed: day,
  nextReview: day,
  draft: (value) => truth(value) ?? value,
  language: (value) => (typeof value === 'string' ? languageTag(value) : value),
  topics: (value, foreign) => (foreign ? topicIds(value) : topicList(value)),
  authors: people,
  reviewers: people,
  related: listed,
  withdrawn: (value) => within(value, 'since', date),
  corrections: (value) =>
    Array.isArray(value) ? value.map((item) => within(item, 'date', day)) : value,
  image: picture,
};

function isThere(value: Json): boolean {
  return value !== null && value !== '';
}

/** `en_us` → `en-US`, `EN` → `en` */
function languageTag(tag: string): string {
  const [language = '', ...rest] = tag.trim().split(/[-_.]/);
  const regions = rest.map((part) => (/^[a-z]{2}$/i.test(part) ? part.toUpperCase() : part));
  return [language.toLowerCase(), ...regions.filter((part) => !/^utf/i.test(part))].join('-');
}

function topicList(value: Json): Json {
  return (Array.isArray(value) ? value.filter(isThere) : [value]).map((item) =>
    typeof item === 'number' ? String(item) : item,
  );
}

/** `Sleep, Restless legs` or `sleep legs` or a list → topic ids, each once. */
function topicIds(value: Json): Json {
  // Fields are no names: the schema says so, at their place.
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  const names =
    typeof value === 'string'
      ? value.split(value.includes(',') ? ',' : /\s+/)
      : Array.isArray(value)
        ? value
        : [value];
  const ids = names.flatMap((name) =>
    typeof name === 'string' || typeof name === 'number' ? (topicId(String(name)) ?? []) : [],
  );
  return [...new Set(ids)];
}

/** A name, or a group of fields that has one. */
function person(value: Json): Json {
  if (typeof value === 'string' || typeof value === 'number') return { name: String(value) };
  return rename(value, { website: 'url', link: 'url', homepage: 'url', jobtitle: 'role' });
}

/** A path, a list of paths, or a group of fields with one. */
function picture(value: Json): Json {
  if (Array.isArray(value)) return value.length > 0 ? picture(value[0]!) : null;
  if (typeof value === 'string') return { src: value, alt: '' };
  const ours = { url: 'src', path: 'src', image: 'src', caption: 'credit' };
  const image = rename(value, ours);
  if (typeof image !== 'object' || image === null || Array.isArray(image)) return image;
  return { ...image, alt: image.alt ?? '' };
}

/** Converts one subfield of a group. */
function within(value: Json, name: string, convert: Convert): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const inner = value[name];
  return inner === undefined ? value : { ...value, [name]: convert(inner, false, undefined) };
}

/** Foreign names of subfields to ours, where ours is not there already. */
function rename(value: Json, names: Record<string, string>): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const object: JsonObject = {};
  for (const [name, item] of Object.entries(value)) {
    const ours = Object.hasOwn(names, name.toLowerCase()) ? names[name.toLowerCase()]! : name;
    if (item !== null && item !== '' && !(ours in object)) object[ours] = item;
  }
  return object;
}
