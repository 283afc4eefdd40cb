import { command } from '../../cli/command.ts';
import { Misunderstood } from '../../cli/command-error.ts';
import { next, reviewed } from '../../cli/shared-options.ts';
import { program } from '../../cli/program.ts';

export const signCommand = command({
  name: 'sign',
  summary: 'bind a medical review to the words that were reviewed',
  help: `Writes into the article's front matter when it was reviewed, and a hash of its words
as they are now. The day is the one that the file says, unless --reviewed says another;
where neither does, it is today. When words, numbers or codes change afterwards, check
says that the review is outdated, and so does the page; typography does not count. First
name those who reviewed it under "reviewers".`,
  examples: [`${program} sign content/articles/sleep/iron.md --next 2029-11-30`],
  words: {
    takes: 'FILE',
    read: ([file, ...more]) => {
      if (file !== undefined && more.length === 0) return { file };
      throw new Misunderstood(
        'Say which article was reviewed, and only that one:' +
          ` ${program} sign content/articles/sleep/restless-legs.md`,
      );
    },
  },
  options: { reviewed, next },
  run: async (asked) => {
    const { sign } = await import('./review.ts');
    return await sign({ ...asked, now: new Date() });
  },
  print: ({ file, reviewed }) =>
    `${file} is signed: its words as they are now were reviewed on ${reviewed}.`,
});
