import { command, type Option } from '../cli/command.ts';
import { next, reviewed, text } from '../cli/options.ts';
import { write } from '../cli/terminal.ts';
import { draftSections, type SectionName } from './new/sections.ts';

export const newArticle = command({
  name: 'new',
  takes: '[TITLE]',
  does: 'begin an article: a draft with everything it needs to have',
  more: `Writes a draft with its front matter filled in and the sections that a health article
needs, and says what is left to do. On a terminal it asks for what is not given, and Enter
leaves a question for later. It never overwrites a file, and a draft is never published.`,
  options: {
    topic: text('ID', 'the topic the article belongs to; also its folder'),
    summary: text('TEXT', 'one or two sentences for listings, feeds and search'),
    author: text('NAME', 'who writes it (default: the publisher of site.yaml)'),
    slug: text('NAME', 'its file name without .md (default: made from the title)'),
    ...sections(),
    reference: {
      ...text('TEXT', 'a source: DOI, PMID, address or whole citation (once for each)'),
      repeats: true,
    },
    reviewer: text('NAME', 'who reviewed it medically: "Name, credentials"'),
    reviewed,
    next,
  },
  examples: [
    'npm run healthwire -- new',
    'npm run healthwire -- new "Iron and sleep" --topic sleep --summary "What trials found."',
    'npm run healthwire -- new "Magnesium and sleep" --reference 10.5664/jcsm.11206',
  ],
  /** A title of several words may come without quotes. */
  read(words, { ...given }) {
    const title = words.join(' ').trim();
    return { given: { ...given, ...(title !== '' && { title }) } };
  },
  async run({ given, content, json }) {
    const { newArticle } = await import('./new/new.ts');
    const { withTerminal } = await import('./new/ask.ts');
    const asked = { ...given, content, json, now: new Date(), write };
    return await withTerminal((ask) => newArticle({ ...asked, ...(ask && { ask }) }));
  },
});

/** The text of one section each. */
function sections(): Record<SectionName, Option<string>> {
  return Object.fromEntries(
    draftSections.map(({ name, heading }) => [name, text('TEXT', `the section "${heading}"`)]),
  ) as Record<SectionName, Option<string>>;
}
