/** The command line as data: every option, and what the help says of it. */
import { draftSections, type SectionName } from '../commands/new/sections.ts';
import type { NewField } from '../commands/new/fields.ts';

export type OptionName =
  | 'content'
  | 'out'
  | 'base-url'
  | 'json'
  | 'help'
  | 'version'
  | 'port'
  | 'format'
  | 'fix'
  | 'watch'
  | Exclude<NewField, 'title'>
  | 'days'
  | 'bucket'
  | 'state-bucket'
  | 'delete'
  | 'dry-run'
  | 'confirm'
  | 'reason'
  | 'lift'
  | 'queue';

export interface OptionHelp {
  /** What stands for the value in the help; an option without one is a switch. */
  value?: string;
  /** It may be given several times: its values are lines. */
  repeats?: true;
  short?: string;
  /** One line; starts in lower case, as what follows the option's name. */
  does: string;
}

export const options: Record<OptionName, OptionHelp> = {
  content: { value: 'DIR', does: 'the folder of articles (default: content)' },
  out: { value: 'DIR', does: 'where to publish; the site is in DIR/site (default: .healthwire)' },
  'base-url': {
    value: 'URL',
    does: "the site's address (default: that of site.yaml, or of start)",
  },
  json: { does: 'print one JSON document, for programs' },
  help: { short: 'h', does: 'show this help' },
  version: { does: 'show the version' },
  port: { value: 'N', does: 'the port to serve on (default: 8080)' },
  format: { value: 'FORMAT', does: 'pretty (default), json, github or sarif' },
  fix: { does: 'mend what changes how a thing is written and never what is said' },
  watch: { does: 'check again after every save, until Ctrl+C' },
  reviewed: { value: 'DAY', does: 'when it was reviewed medically (sign: today)' },
  next: { value: 'DAY', does: 'by when it is to be reviewed next' },
  days: { value: 'N', does: 'how many days ahead a review counts as soon due (default: 30)' },
  topic: { value: 'ID', does: 'the topic the article belongs to; also its folder' },
  author: { value: 'NAME', does: 'who writes it (default: the publisher of site.yaml)' },
  summary: { value: 'TEXT', does: 'one or two sentences for listings, feeds and search' },
  ...sectionOptions(),
  reference: {
    value: 'TEXT',
    repeats: true,
    does: 'a source: DOI, PMID, address or whole citation (once for each)',
  },
  reviewer: { value: 'NAME', does: 'who reviewed it medically: "Name, credentials"' },
  slug: { value: 'NAME', does: 'its file name without .md (default: made from the title)' },
  bucket: { value: 'NAME', does: 'the source bucket (verify: the site, confirm: the state)' },
  'state-bucket': { value: 'NAME', does: 'the bucket of records and catalog' },
  delete: { does: 'delete from the bucket what is not in the folder' },
  'dry-run': { does: 'say what would be done; write nothing' },
  confirm: { does: 'delete even a large share of the articles' },
  reason: { value: 'TEXT', does: 'what readers are told' },
  lift: { does: 'let the article come back' },
  queue: { value: 'URL', does: 'the ingest queue, so that it happens at once' },
};

/** The text of one section each. */
function sectionOptions() {
  const option = ({ name, heading }: (typeof draftSections)[number]) =>
    [name, { value: 'TEXT', does: `the section "${heading}"` }] as const;
  return Object.fromEntries(draftSections.map(option)) as Record<SectionName, OptionHelp>;
}

/** Every command takes these. */
export const everywhere: readonly OptionName[] = [
  'content',
  'out',
  'base-url',
  'json',
  'help',
  'version',
];
