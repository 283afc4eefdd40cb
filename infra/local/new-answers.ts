/** What a new article begins with: as given, else as answered by whoever sits at the terminal. */
import { closestMatch } from 'leven';
import type { Settings } from '../../functions/article/model.ts';
import type { NewField } from './args.ts';
import { CommandError } from './command-error.ts';

/** Resolves with one line; what is asked may be several. */
export type Ask = (question: string) => Promise<string>;

interface Answers {
  title: string;
  /** Absent where site.yaml has no topics and none is given. */
  topic: string | undefined;
  summary: string;
  author: string;
}

type Given = Partial<Record<NewField, string>> & { ask?: Ask };

/**
 * Throws CommandError, with a sentence that names the flags, where something is missing and nobody
 * can be asked. An answer that will not do is asked for again.
 */
export async function complete(given: Given, settings: Settings): Promise<Answers> {
  const { publisher, topics } = settings;
  const checked = {
    title: given.title === undefined ? undefined : toText('title', given.title),
    topic: given.topic === undefined ? undefined : toTopic(given.topic, settings),
    summary: given.summary === undefined ? undefined : toText('summary', given.summary),
    author: given.author === undefined ? undefined : toText('author', given.author),
  };
  const { ask } = given;
  if (ask === undefined) {
    const { title, topic, summary, author = publisher.name } = checked;
    if (title === undefined || summary === undefined || (topic === undefined && topics.length > 0))
      throw missing(checked, settings);
    return { title, topic, summary, author };
  }
  const list = topics.map(({ id, title }) => `  ${id}  ${title}\n`).join('');
  const title = checked.title ?? (await answer(ask, 'Title: ', (text) => toText('title', text)));
  const topic =
    checked.topic ??
    (topics.length === 0
      ? undefined
      : await answer(ask, `${list}Topic: `, (text) => toTopic(text.trim(), settings)));
  const summary =
    checked.summary ??
    (await answer(ask, 'Summary, one or two sentences: ', (text) => toText('summary', text)));
  const author =
    checked.author ??
    (await answer(ask, `Author (${publisher.name}): `, (text) =>
      text.trim() === '' ? publisher.name : toText('author', text),
    ));
  return { title, topic, summary, author };
}

async function answer(ask: Ask, question: string, check: (text: string) => string) {
  let before = '';
  for (;;) {
    try {
      return check(await ask(before + question));
    } catch (error) {
      if (!(error instanceof CommandError) || error.message === UNANSWERED) throw error;
      before = `${error.message}\n`;
    }
  }
}

/** What is said when the terminal is closed over a question. */
export const UNANSWERED = 'Nothing was written: not every question was answered.';

function missing(has: Partial<Record<NewField, string | undefined>>, { topics }: Settings) {
  const flags = [
    ...(has.title === undefined ? ['a title'] : []),
    ...(has.topic === undefined && topics.length > 0 ? ['--topic'] : []),
    ...(has.summary === undefined ? ['--summary'] : []),
  ];
  const topic = topics[0] === undefined ? '' : ` --topic ${topics[0].id}`;
  return new CommandError(
    `A new article needs ${flags.join(' and ')}: npm run healthwire -- new "Iron and sleep"` +
      `${topic} --summary "What small trials found." (On a terminal it asks.)`,
  );
}

/** Characters, as the schema of the front matter has them. */
const LIMITS = { title: 300, summary: 1000, author: 200 };

function toText(field: keyof typeof LIMITS, given: string): string {
  const text = given.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(text))
    throw new CommandError(`The ${field} holds a character that nobody sees: type it anew.`);
  if (text.length > LIMITS[field])
    throw new CommandError(
      `The ${field} has ${text.length} characters, and at most ${LIMITS[field]} are kept: shorten it.`,
    );
  if (text !== '') return text;
  throw new CommandError(
    field === 'title'
      ? 'A new article needs a title: npm run healthwire -- new "Sleep and iron"'
      : `The ${field} needs words.`,
  );
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
