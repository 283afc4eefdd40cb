/**
 * What a new article can begin with, in the order in which it is asked for. A field's name is that
 * of its option on the command line.
 */
import { closestMatch } from 'leven';
import { isDay } from '../../../../functions/base/moments.ts';
import type { Settings } from '../../../../functions/site/settings.ts';
import { CommandError } from '../../cli/command-error.ts';
import { draftSections, type SectionName } from './sections.ts';

type NewField =
  | 'title'
  | 'topic'
  | 'slug'
  | 'author'
  | 'summary'
  | SectionName
  | 'reference'
  | 'reviewer'
  | 'reviewed'
  | 'next';

/** As given or as answered; of several references each stands on its line. */
export type Given = Partial<Record<NewField, string>>;

export interface Field {
  name: NewField;
  /** Its last line is the prompt; absent where there is nothing to ask. */
  question: (settings: Settings, known: Given) => string | undefined;
  /** What is kept of what was written; throws CommandError, with a sentence, where that will not do. */
  read: (text: string, settings: Settings) => string;
  /** It is asked for until there are no more. */
  repeats?: true;
}

/** Characters: those of the front matter's schema, or what nobody writes by mistake. */
const LINE = 300;
const PARAGRAPH = 2000;
const SECTION = 20_000;

export const newFields: readonly Field[] = [
  {
    name: 'title',
    question: () => 'Title: ',
    read: (text) => toText('title', text, LINE),
  },
  {
    name: 'topic',
    question: ({ topics }) =>
      topics.length === 0
        ? undefined
        : `${topics.map(({ id, title }) => `  ${id}  ${title}\n`).join('')}Topic: `,
    read: (text, settings) => toTopic(text.trim(), settings),
  },
  {
    name: 'summary',
    question: () => 'Summary, one or two sentences: ',
    read: (text) => toText('summary', text, PARAGRAPH),
  },
  {
    name: 'author',
    question: ({ publisher }) => `Author (${publisher.name}): `,
    read: (text) => toText('author', text, LINE),
  },
  ...draftSections.map(({ name, heading, hint }) => ({
    name,
    question: () => `${hint}\n${heading}: `,
    read: (text: string) => toText(`section "${heading}"`, text, SECTION),
  })),
  {
    name: 'reference',
    question: (_, { reference }) =>
      reference === undefined ? 'A source (DOI, PMID, address or citation): ' : 'Another source: ',
    read: (text) =>
      text
        .split('\n')
        .map((one) => toText('reference', one, PARAGRAPH))
        .join('\n'),
    repeats: true,
  },
  {
    name: 'reviewer',
    question: () => 'Who reviewed it medically (Name, credentials): ',
    read: (text) => toText('reviewer', text, LINE),
  },
  {
    name: 'reviewed',
    question: (_, { reviewer }) =>
      reviewer === undefined ? undefined : 'Reviewed on (like 2026-11-30): ',
    read: toDay,
  },
  {
    name: 'next',
    question: () => 'Its next review is due by (like 2029-11-30): ',
    read: toDay,
  },
];

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

export const TITLE_NEEDED =
  'A new article needs a title: npm run healthwire -- new "Sleep and iron"';

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
