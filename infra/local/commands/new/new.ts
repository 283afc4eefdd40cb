import { command } from '../../cli/command.ts';
import { newFields, type NewField } from './fields.ts';
import { program } from '../../cli/program.ts';

const UNANSWERED = 'Nothing was written: not every question was answered.';

export const newCommand = command({
  name: 'new',
  summary: 'begin an article: a draft with everything it needs to have',
  help: `Writes a draft with its front matter filled in and the sections that a health article
needs, and says what is left to do. On a terminal it asks for what is not given, and Enter
leaves a question for later. It never overwrites a file, and a draft is never published.`,
  examples: [
    `${program} new`,
    `${program} new "Iron and sleep" --topic sleep --summary "What trials found."`,
    `${program} new "Magnesium and sleep" --reference 10.5664/jcsm.11206`,
  ],
  /** A title of several words may come without quotes. */
  words: { takes: '[TITLE]', read: (words) => ({ title: words.join(' ').trim() || undefined }) },
  options: fieldOptions(),
  run: async (asked) => {
    const { newArticle } = await import('./begin.ts');
    const { withAnswers } = await import('../../cli/ask.ts');
    return await withAnswers(UNANSWERED, (ask) => newArticle({ ...asked, now: new Date(), ask }));
  },
  print: async (begun) => (await import('./begin.ts')).nextSteps(begun),
});

function fieldOptions() {
  const options = newFields.flatMap((field) =>
    'option' in field ? [[field.name, field.option]] : [],
  );
  return Object.fromEntries(options) as Record<
    Exclude<NewField, 'title'>,
    { value: string; does: string }
  >;
}
