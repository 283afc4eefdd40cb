/** The command line as data: every command, and what the help says of it. */
import { draftSections } from '../commands/new/sections.ts';
import type { OptionName } from './options.ts';

export type CommandName =
  | 'start'
  | 'publish'
  | 'check'
  | 'new'
  | 'sign'
  | 'status'
  | 'verify'
  | 'push'
  | 'withdraw'
  | 'confirm';
export interface CommandHelp {
  /** What stands behind the command's name in the help, before the options. */
  takes?: string;
  does: string;
  /** A paragraph for `<command> --help`. */
  more: string;
  options: readonly OptionName[];
  examples: readonly string[];
}

export const commands: Record<CommandName, CommandHelp> = {
  start: {
    does: 'publish, show the site in your browser, publish again at every save',
    more: `Publishes the articles, serves the site at http://localhost:8080 and watches the folder:
a saved article is live at once, and the page you have open shows it by itself.
/__dashboard/ shows what is refused and why, what each push changed, and every article in
all its forms, drafts included; it is on this machine only.
Stop it with Ctrl+C.`,
    options: ['port'],
    examples: [
      'npm start',
      'npm start -- --port 9000',
      'npm start -- --content ~/my-blog --out .healthwire-blog',
    ],
  },
  publish: {
    does: 'publish once',
    more: `Publishes every article that is fit for it and says why the others are not. Running it
again publishes only what changed. With --dry-run it says what would change for readers.
Exit code 1: an article was refused.`,
    options: ['dry-run'],
    examples: [
      'npm run healthwire -- publish',
      'npm run healthwire -- publish --dry-run',
      'npm run healthwire -- publish --base-url https://health.example.org',
    ],
  },
  check: {
    takes: '[FILES…]',
    does: 'say what is wrong with the articles, and mend what is safe to mend',
    more: `Checks all articles, or only FILES, and shows what is wrong, where, and whose rule it is.
Without --fix it changes nothing. Exit code 1: there is an error.
  --format github   annotations in a GitHub workflow
  --format sarif    for code-scanning tools (SARIF 2.1.0)`,
    options: ['format', 'fix', 'watch'],
    examples: [
      'npm run healthwire -- check',
      'npm run healthwire -- check --fix',
      'npm run healthwire -- check --watch',
      'npm run healthwire -- check content/articles/sleep/restless-legs.md',
    ],
  },
  new: {
    takes: '[TITLE]',
    does: 'begin an article: a draft with everything it needs to have',
    more: `Writes a draft with its front matter filled in and the sections that a health article
needs, and says what is left to do. On a terminal it asks for what is not given, and Enter
leaves a question for later. It never overwrites a file, and a draft is never published.`,
    options: [
      'topic',
      'summary',
      'author',
      'slug',
      ...draftSections.map(({ name }) => name),
      'reference',
      'reviewer',
      'reviewed',
      'next',
    ],
    examples: [
      'npm run healthwire -- new',
      'npm run healthwire -- new "Iron and sleep" --topic sleep --summary "What trials found."',
      'npm run healthwire -- new "Magnesium and sleep" --reference 10.5664/jcsm.11206',
    ],
  },
  sign: {
    takes: 'FILE',
    does: 'bind a medical review to the words that were reviewed',
    more: `Writes into the article's front matter when it was reviewed, and a hash of its words
as they are now. When words, numbers or codes change afterwards, check says that the
review is outdated, and so does the page; typography does not count. First name those
who reviewed it under "reviewers".`,
    options: ['reviewed', 'next'],
    examples: ['npm run healthwire -- sign content/articles/sleep/iron.md --next 2029-11-30'],
  },
  status: {
    does: 'say which articles are live, refused, held or due for review',
    more: `Shows how every article stands after the last push: refused (what is live stays), held by
the guard, overdue for review or soon due, scheduled, drafts, withdrawn. Changes nothing.
With --state-bucket it looks at a site on AWS. Exit code 1: an article is refused, held or
overdue.`,
    options: ['days', 'state-bucket'],
    examples: [
      'npm run healthwire -- status',
      'npm run healthwire -- status --days 90 --json',
      'npm run healthwire -- status --state-bucket STATE_BUCKET',
    ],
  },
  verify: {
    does: 'compare the published site with the articles, byte by byte',
    more: `Builds the site anew in memory and compares it with what is published; looks for links
that lead nowhere and feeds that are out of step with their pages. Changes nothing.
With --bucket and --state-bucket it looks at a site on AWS: use the version that is
deployed there. Exit code 1: something differs.`,
    options: ['bucket', 'state-bucket'],
    examples: [
      'npm run healthwire -- verify',
      'npm run healthwire -- verify --out /srv/health',
      'npm run healthwire -- verify --bucket SITE_BUCKET --state-bucket STATE_BUCKET',
    ],
  },
  push: {
    does: 'bring the source bucket up to date with the folder; AWS publishes the rest',
    more: `Uploads what changed: orders to withdraw, site.yaml and media first, then articles.
With --delete it then deletes what is not in the folder: never an order to withdraw, and
nothing while an article could not be uploaded. It may be interrupted and repeated.
With --dry-run it also says what would change for readers.
Exit code 1: an upload failed (it is named, and the others went on), or the push would
delete more than a fifth of the articles and --confirm is missing.`,
    options: ['bucket', 'delete', 'dry-run', 'confirm'],
    examples: [
      'npm run healthwire -- push --bucket SOURCE_BUCKET --delete --dry-run',
      'npm run healthwire -- push --bucket SOURCE_BUCKET --delete',
    ],
  },
  withdraw: {
    takes: 'ARTICLE',
    does: 'take an article down, and say why; or let it come back',
    more: `Writes an order, withdrawals/ARTICLE.json, that takes the article down and keeps it
down, whatever is pushed, until it is lifted: a notice with your reason takes its place,
feeds follow, and the CDN forgets the page. ARTICLE is its path, its file or its address
on the site. Without --bucket the order waits in the folder for the next publish or push;
with it, it holds at once, and no folder is needed. An article whose source is deleted,
and which the guard holds, is known only with --state-bucket.`,
    options: ['reason', 'lift', 'bucket', 'state-bucket'],
    examples: [
      'npm run healthwire -- withdraw sleep/iron --reason "The doses are wrong." --bucket NAME',
      'npm run healthwire -- withdraw sleep/iron --lift --bucket NAME',
    ],
  },
  confirm: {
    does: 'let withdrawals go ahead that the guard holds',
    more: `When more articles are deleted or withdrawn within a day than the guard allows, the rest
stay live and an alarm is sent. Look at what is held with --dry-run. If it is a mistake,
push the articles again. If it is meant, confirm: all that is held now goes ahead, with
--queue within seconds, else with the next sweep, within the hour.`,
    options: ['bucket', 'queue', 'dry-run'],
    examples: [
      'npm run healthwire -- confirm --bucket STATE_BUCKET --dry-run',
      'npm run healthwire -- confirm --bucket STATE_BUCKET --queue INGEST_QUEUE_URL',
    ],
  },
};
