/** What a new article begins with: as given, else as answered by whoever sits at the terminal. */
import type { Ask } from '../../cli/ask.ts';
import { CommandError } from '../../cli/command-error.ts';
import { newFields, TITLE_NEEDED, type Around, type Field, type Given } from './fields.ts';

/** What is left out stays open; an article is by whom the others are, where nobody is named. */
export type Answers = Given & Record<'title' | 'author', string>;

/**
 * Throws CommandError, with a sentence, where what is given will not do, or where there is no title
 * and nobody can be asked for it. An answer that will not do is asked for again.
 */
export async function complete(
  given: Given & { ask?: Ask | undefined },
  around: Around,
): Promise<Answers> {
  const ask = given.ask && saying('Enter leaves a question for later.\n', given.ask);
  const known: Given = {};
  for (const { name, read } of newFields)
    if (given[name] !== undefined) known[name] = read(given[name], around.settings);
  for (const field of ask === undefined ? [] : newFields)
    if (known[field.name] === undefined) await answer(ask!, field, { known, around });
  if (known.title === undefined) throw new CommandError(TITLE_NEEDED);
  return { ...known, title: known.title, author: known.author ?? around.author };
}

/** With these words before the first question. */
function saying(words: string, ask: Ask): Ask {
  let before = words;
  return async (question) => {
    const whole = before + question;
    before = '';
    return await ask(whole);
  };
}

interface Asked {
  known: Given;
  around: Around;
}

/** Enter leaves a question for later; there is no article without a title. */
async function answer(ask: Ask, field: Field, { known, around }: Asked): Promise<void> {
  const { name, option, read } = field;
  let before = '';
  for (;;) {
    const question = field.question(around, known);
    if (question === undefined) return;
    const text = await ask(before + question);
    before = '';
    if (text.trim() === '' && name !== 'title') return;
    try {
      const value = read(text, around.settings);
      known[name] = known[name] === undefined ? value : `${known[name]}\n${value}`;
      if (option?.repeats === undefined) return;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      before = `${error.message}\n`;
    }
  }
}
