/** A site.yaml to begin with: what a tool's configuration and its articles say already. */
import { stringify } from 'yaml';
import { titleFromId } from '../../../../functions/site/topics.ts';
import type { Count, Imported } from './report.ts';
import type { Site } from './tools/tool.ts';

interface Known {
  site: Partial<Site>;
  /** What the folder is called, for a site that has no name. */
  folder: string;
  /** What says so: `hugo.toml`. */
  by?: string;
  topics: Imported['topics'];
  dialects: readonly Count[];
  unread: readonly Count[];
  /** Values of `status` and its like that nobody can tell. */
  unclear: readonly Count[];
}

/** Of the schema: topics, and fields that are published as data. */
const TOPICS_LIMIT = 500;
const EXTRA_LIMIT = 100;
const STATUSES_LIMIT = 100;
/** Topics that are told of and not taken. */
const TOLD_LIMIT = 100;

/** The whole file. It can be read as it is, whatever stands in what it is made of. */
export function siteYaml(known: Known): string {
  const { site, by } = known;
  const from = by === undefined ? '' : `, from ${oneLine(by)}`;
  return `# A beginning, made by healthwire import${from}. Read it through: every line is yours to change.
${[...whole(known, site), ...topics(known), ...dialects(known), ...statuses(known), ...extra(known)].join('\n')}
`;
}

function whole({ folder }: Known, site: Partial<Site>): string[] {
  const { baseUrl, language } = site;
  const address = baseUrl === undefined ? undefined : originOf(baseUrl);
  const tag = language === undefined ? undefined : languageTag(language);
  const { description } = site;
  return [
    line('name', lineOf(site.name ?? titleFromId(folder)) ?? 'Health articles'),
    address === undefined ? '# baseUrl: https://health.example.org' : line('baseUrl', address),
    line('language', tag ?? 'en'),
    ...(description === undefined || oneLine(description) === ''
      ? []
      : [line('description', oneLine(description).slice(0, 2000).toWellFormed())]),
    '# plain: most faults are warnings; strict: what a health publisher must not forget is an error.',
    line('profile', 'plain'),
  ];
}

/** Those of several articles; a topic that is listed has a page and feeds, whoever has it. */
function topics({ topics }: Known): string[] {
  const several = topics.filter(({ articles }) => articles > 1).slice(0, TOPICS_LIMIT);
  const others = topics.filter((one) => !several.includes(one));
  const item = ({ id, title }: { id: string; title: string }, before: string) => [
    `${before}  - id: ${written(id)}`,
    `${before}    title: ${written(title)}`,
  ];
  const told = others.slice(0, TOLD_LIMIT);
  const more = others.length - told.length;
  return [
    ...(several.length === 0
      ? []
      : ['# Topics of two articles and more, as they spell them.', 'topics:']),
    ...several.flatMap((one) => item(one, '')),
    ...(told.length === 0
      ? []
      : ['# In one article each: listed, they have pages and feeds, too.']),
    ...(several.length > 0 || told.length === 0 ? [] : ['# topics:']),
    ...told.flatMap((one) => item(one, '#')),
    ...(more > 0 ? [`# … and ${more} more`] : []),
  ];
}

function dialects({ dialects }: Known): string[] {
  if (dialects.length === 0) return [];
  return [
    '# Dialects that may stand in these articles. All are read; off switches one off.',
    'dialects:',
    ...dialects.map(({ name }) => `  ${name}: on`),
  ];
}

/** Who may see an article is never guessed: whoever publishes says what such a value means. */
function statuses({ unclear }: Known): string[] {
  const values = unclear
    .filter(({ name }) => name !== '' && name.length <= 100)
    .slice(0, STATUSES_LIMIT);
  if (values.length === 0) return [];
  return [
    '# What articles say of themselves under status or its like, and healthwire cannot tell: those stay back.',
    '# Say what it means, public or draft, and take the # away from the first line and from these.',
    '# statuses:',
    ...values.map(({ name, articles }) => `#   ${written(name)}: public # ${articles}`),
  ];
}

/** What nobody reads may not be meant for readers: whoever publishes says so. */
function extra({ unread }: Known): string[] {
  const names = unread.filter(({ name }) => name.length <= 100).slice(0, EXTRA_LIMIT);
  if (names.length === 0) return [];
  return [
    '# Fields that healthwire does not read are not published. Those that are for readers can be, as',
    '# data (extra in article.json): take the # away from the first line and from these.',
    '# extra:',
    ...names.map(({ name, articles }) => `#   - ${written(name)} # ${articles}`),
  ];
}

function line(field: string, value: string): string {
  return `${field}: ${written(value)}`;
}

/** On one line. */
function written(value: string): string {
  if (/[\p{C}\u2028\u2029]/u.test(value)) return JSON.stringify(value);
  return stringify(value, { lineWidth: 0, defaultStringType: 'PLAIN' }).trimEnd();
}

/** An address without a path; those that a new site has from its tool are nobody's. */
function originOf(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.username !== '')
    return undefined;
  if (/^(localhost|127\.|\[)|(^|\.)example\.(com|org|net)$/.test(parsed.hostname)) return undefined;
  return parsed.origin;
}

/** `en-us` and `en_US` → `en-US` (BCP 47). */
function languageTag(said: string): string | undefined {
  const [primary = '', ...rest] = said.replaceAll('_', '-').replace(/\..*$/, '').split('-');
  const regions = rest.map((part) => (part.length === 2 ? part.toUpperCase() : part));
  const tag = [primary.toLowerCase(), ...regions].join('-');
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) && tag.length <= 35 ? tag : undefined;
}

function lineOf(text: string): string | undefined {
  const clean = oneLine(text).slice(0, 300).toWellFormed();
  return clean === '' ? undefined : clean;
}

/** Without what no text may hold. */
function oneLine(text: string): string {
  return text.replace(/[\p{C}\s]+/gu, ' ').trim();
}
