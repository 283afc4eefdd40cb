/** What a new article can begin with: as an option on the command line, or as an answer. */
import { closestMatch } from 'leven';
import { isDay } from '../../../../functions/base/moments.ts';
import type { Settings } from '../../../../functions/site/settings.ts';
import { CommandError } from '../../cli/command-error.ts';
import { next, reviewed } from '../../cli/shared-options.ts';
import { draftSections } from './sections.ts';
import { program } from '../../cli/program.ts';

export interface Field<Name extends string = NewField> {
  name: Name;
  /** On the command line, by this name; one that repeats is asked for until there are no more. */
  option?: { value: string; does: string; repeats?: true };
  /** Its last line is the prompt; undefined where there is nothing to ask. */
  question: (around: Around, known: Partial<Record<string, string>>) => string | undefined;
  /** What is kept of what was written; throws CommandError, with a sentence, where that will not do. */
  read: (text: string, settings: Settings) => string;
}

/** What a new article comes to. */
export interface Around {
  settings: Settings;
  /** Who writes it where nobody else is named. */
  author: string;
}

export type NewField = (typeof newFields)[number]['name'];

/** As given or as answered; of several references each stands on its line. */
export type Given = Partial<Record<NewField, string | undefined>>;

/** Those of the front matter's schema, or what nobody writes by mistake. */
const LINE_CHARACTERS = 300;
const PARAGRAPH_CHARACTERS = 2000;
const SECTION_CHARACTERS = 20_000;

/** In the order in which they are asked for. */
export const newFields = [
  {
    name: 'title',
    question: () => 'Title: ',
    read: (text) => toText('title', text, LINE_CHARACTERS),
  },
  {
    name: 'topic',
    option: { value: 'ID', does: 'the topic the article belongs to; also its folder' },
    question: ({ settings: { topics } }) =>
      topics.length === 0
        ? undefined
        : `${topics.map(({ id, title }) => `  ${id}  ${title}\n`).join('')}Topic: `,
    read: (text, settings) => toTopic(text.trim(), settings),
  },
  {
    name: 'summary',
    option: { value: 'TEXT', does: 'one or two sentences for listings, feeds and search' },
    question: () => 'Summary, one or two sentences: ',
    read: (text) => toText('summary', text, PARAGRAPH_CHARACTERS),
  },
  {
    name: 'author',
    option: {
      value: 'NAME',
      does: 'who writes it (default: who wrote most others, else the publisher)',
    },
    question: ({ author }) => `Author (${author}): `,
    read: (text) => toText('author', text, LINE_CHARACTERS),
  },
  {
    name: 'slug',
    option: { value: 'NAME', does: 'its file name without .md (default: made from the title)' },
    question: () => undefined,
    read: (text) => text,
  },
  ...draftSections.map(({ name, heading, hint }) => ({
    name,
    option: { value: 'TEXT', does: `the section "${heading}"` },
    question: () => `${hint}\n${heading}: `,
    read: (text: string) => toText(`section "${heading}"`, text, SECTION_CHARACTERS),
  })),
  {
    name: 'reference',
    option: {
      value: 'TEXT',
      repeats: true,
      does: 'a source: DOI, PMID, address or whole citation (once for each)',
    },
    question: (_, { reference }) =>
      reference === undefined ? 'A source (DOI, PMID, address or citation): ' : 'Another source: ',
    read: (text) =>
      text
        .split('\n')
        .map((one) => toText('reference', one, PARAGRAPH_CHARACTERS))
        .join('\n'),
  },
  {
    name: 'reviewer',
    option: { value: 'NAME', does: 'who reviewed it medically: "Name, credentials"' },
    question: () => 'Who reviewed it medically (Name, credentials): ',
    read: (text) => toText('reviewer', text, LINE_CHARACTERS),
  },
  {
    name: 'reviewed',
    option: reviewed,
    question: (_, { reviewer }) =>
      reviewer === undefined ? undefined : 'Reviewed on (like 2026-11-30): ',
    read: toDay,
  },
  {
    name: 'next',
    option: next,
    question: () => 'Its next review is due by (like 2029-11-30): ',
    read: toDay,
  },
] as const satisfies readonly Field<string>[];

function toText(what: string, given: string, limit: number): string {
  const text = given.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(text))
    throw new CommandError(`The ${what} holds a character that nobody sees: type it anew.`);
  if (text.length > limit)
    throw new CommandError(
      `The ${what} has ${text.length} characters, and at most ${limit} are kept: shorten it.`,
    );
  if (text !== '') return text;
  throw new CommandError(what === 'title' ? TITLE_NEEDED : `The ${what} needs words.`);
}

export const TITLE_NEEDED = `A new article needs a title: ${program} new "Sleep and iron"`;

function toDay(given: string): string {
  const day = given.trim();
  if (isDay(day)) return day;
  throw new CommandError(`"${day}" is no day: write it like 2026-11-30.`);
}

function toTopic(given: string, { topics }: Settings): string {
  const known = topics.map(({ id }) => id);
  if (known.includes(given)) return given;
  const near = closestMatch(given, known, { maxDistance: 3 });
  if (known.length > 0)
    throw new CommandError(
      `site.yaml has no topic "${given}".${near === undefined ? '' : ` Did you mean "${near}"?`}` +
        ` Its topics are ${known.join(', ')}.`,
    );
  if (/^[\p{Ll}\p{Lo}\p{N}]+(-[\p{Ll}\p{Lo}\p{N}]+)*$/u.test(given)) return given;
  throw new CommandError(
    `"${given}" can be no topic: write it in small letters, digits and hyphens, like restless-legs.`,
  );
}
