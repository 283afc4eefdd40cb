import { command } from '../cli/command.ts';
import { Misunderstood } from '../cli/misunderstood.ts';
import { next, reviewed } from '../cli/options.ts';
import { write } from '../cli/terminal.ts';

export const sign = command({
  name: 'sign',
  takes: 'FILE',
  does: 'bind a medical review to the words that were reviewed',
  more: `Writes into the article's front matter when it was reviewed, and a hash of its words
as they are now. When words, numbers or codes change afterwards, check says that the
review is outdated, and so does the page; typography does not count. First name those
who reviewed it under "reviewers".`,
  options: { reviewed, next },
  examples: ['npm run healthwire -- sign content/articles/sleep/iron.md --next 2029-11-30'],
  read([file, ...more], dates) {
    if (file === undefined || more.length > 0)
      throw new Misunderstood(
        'Say which article was reviewed, and only that one:' +
          ' npm run healthwire -- sign content/articles/sleep/restless-legs.md',
      );
    return { file, ...dates };
  },
  run: async (asked) => (await import('./sign/sign.ts')).sign({ ...asked, now: new Date(), write }),
});
