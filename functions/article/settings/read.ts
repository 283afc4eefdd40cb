/** site.yaml, or what holds without one. */
import type { Diagnostic, Site } from '../../../schemas/types.ts';
import { decode } from '../file/decode.ts';
import {
  diagnostic,
  error,
  inOrder,
  severityOf,
  type Remark,
  type RuleInfo,
} from '../diagnostics.ts';
import type { Dialect } from '../markdown/dialect.ts';
import { dialectsFor } from '../dialects/index.ts';
import { nearest } from '../../base/spelling.ts';
import { unknownRule } from './exceptions.ts';
import type { House } from '../../site/house.ts';
import type { Settings } from '../../site/settings.ts';
import { allRulesFor } from '../rules/index.ts';
import { schemaFindings } from '../front-matter/schema-remarks.ts';
import { siteStatementsRule, unsaid } from '../rules/site-statements.ts';
import * as schemas from '../schemas.ts';
import { readYaml, YAML_LIMIT, type Yaml } from '../front-matter/yaml.ts';
import { sitePages } from '../../site/site-pages.ts';
import { NOBODY } from '../../site/tag-uri.ts';
import { renderWords } from './words.ts';

const FILE = 'site.yaml';

/** `--base-url` and the like: what a run says over site.yaml. */
export interface Overrides {
  baseUrl?: string;
}

/**
 * The settings, or the diagnostics that say why there are none; never both missing. Without bytes
 * the defaults hold. Settings are accepted whole or not at all; what is only unsaid is a warning.
 * They carry `house`, whose rules and dialects site.yaml can name, too.
 */
export function readSettings(
  bytes: Uint8Array | undefined,
  overrides: Overrides = {},
  house: House = {},
): { settings?: Settings; diagnostics: Diagnostic[] } {
  if (bytes === undefined)
    return { settings: { ...withDefaults({}, overrides), ...house }, diagnostics: [] };
  const decoded = decode(FILE, bytes, YAML_LIMIT);
  if ('diagnostic' in decoded) return { diagnostics: [decoded.diagnostic] };
  const { yaml, remarks } = readYaml(decoded.text);
  if (yaml === undefined) return { diagnostics: refuse('yaml', remarks) };
  const repeated = repeatedFields(yaml);
  if (repeated.length > 0) return { diagnostics: refuse('yaml', repeated) };
  const wrong = [
    ...schemaFindings(schemas.site, yaml.value, yaml),
    ...unknownRules(yaml, allRulesFor(house)),
    ...unknownDialects(yaml, dialectsFor(house)),
    ...repeatedTopics(yaml),
    ...unusableHub(yaml),
  ];
  if (wrong.length > 0) return { diagnostics: refuse('site', wrong) };
  const wordless = { ...withDefaults(yaml.value, overrides), ...house };
  const { pages, unfit } = readPages(yaml, wordless);
  if (unfit.length > 0) return { diagnostics: refuse('site', unfit) };
  const settings = { ...wordless, ...(pages !== undefined && { pages }) };
  const severity = severityOf(siteStatementsRule, settings);
  const missing = severity === 'off' ? [] : unsaid(settings);
  return {
    settings,
    diagnostics: missing.map((remark) =>
      diagnostic(siteStatementsRule, severity === 'error' ? 'error' : 'warning', FILE, remark),
    ),
  };
}

function refuse(rule: string, remarks: Remark[]): Diagnostic[] {
  return inOrder(remarks.map((remark) => error(rule, FILE, remark)));
}

function unknownRules(yaml: Yaml, known: readonly RuleInfo[]): Remark[] {
  const { rules } = yaml.value as Site;
  if (typeof rules !== 'object' || rules === null || Array.isArray(rules)) return [];
  const ids = known.map(({ id }) => id);
  return Object.keys(rules)
    .filter((id) => !ids.includes(id))
    .map((id) => ({ position: yaml.keyPosition(['rules', id]), ...unknownRule(id, known) }));
}

/** Which of two was meant is not guessed for a whole site. */
function repeatedFields({ repeated }: Yaml): Remark[] {
  return repeated.map(({ path, position }) => ({
    position,
    reason: `\`${String(path.at(-1))}\` stands here a second time: delete one of the two.`,
  }));
}

function unknownDialects(yaml: Yaml, known: readonly Dialect[]): Remark[] {
  const given = (yaml.value as Site).dialects;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return [];
  const names = known.map(({ name }) => name);
  return Object.keys(given)
    .filter((name) => !names.includes(name))
    .map((name) => {
      const meant = nearest(name, names);
      const position = yaml.keyPosition(['dialects', name]);
      const reason = `There is no dialect \`${name}\``;
      return meant === undefined
        ? { position, reason: `${reason}: delete it. There are ${names.join(', ')}.` }
        : { position, reason: `${reason}; did you mean \`${meant}\`?`, suggestion: meant };
    });
}

function repeatedTopics(yaml: Yaml): Remark[] {
  const { topics } = yaml.value as Site;
  if (!Array.isArray(topics)) return [];
  const ids = topics.map((topic) => (topic as { id?: unknown } | null)?.id);
  return ids.flatMap((id, i) => {
    if (typeof id !== 'string' || ids.indexOf(id) === i) return [];
    const position = yaml.position(['topics', i, 'id']);
    return {
      position,
      reason: `The topic \`${id}\` stands here a second time: delete one of the two.`,
    };
  });
}

/** `https://999.999.999.999/` has the form of an address, and is none. */
function unusableHub(yaml: Yaml): Remark[] {
  const { hub } = yaml.value as Site;
  if (typeof hub !== 'string' || !hub.startsWith('https://') || URL.parse(hub)) return [];
  const reason = `No hub can be at \`${hub}\`: copy its address, such as https://hub.example/.`;
  return [{ position: yaml.position(['hub']), reason }];
}

/** Pages about the publisher: their words, ready to be shown, or why they cannot be published. */
function readPages(yaml: Yaml, settings: Settings): Pick<Settings, 'pages'> & { unfit: Remark[] } {
  const pages: Settings['pages'] = {};
  const unfit: Remark[] = [];
  for (const page of sitePages) {
    const words = (yaml.value as Site)[page.field];
    if (words === undefined) continue;
    const rendered = renderWords(page, words, settings);
    if ('html' in rendered) pages[page.field] = rendered.html;
    else unfit.push({ position: yaml.keyPosition([page.field]), reason: rendered.reason });
  }
  return { ...(Object.keys(pages).length > 0 && { pages }), unfit };
}

function withDefaults(site: Site, overrides: Overrides): Settings {
  const { name = 'Health articles', language = 'en', profile = 'plain' } = site;
  const publisher = site.publisher ?? { name };
  const ownUrl = withoutSlash(site.baseUrl ?? 'http://localhost:8080');
  const { description, contact, disclaimer, funding, license, hub, dialects, statuses } = site;
  const { withdrawalShare } = site;
  return {
    name,
    baseUrl: withoutSlash(overrides.baseUrl ?? ownUrl),
    idAuthority: idAuthority([site.baseUrl, overrides.baseUrl]),
    language,
    publisher,
    attribution: site.attribution ?? `From ${name}`,
    topics: site.topics ?? [],
    profile,
    rules: site.rules ?? {},
    extra: site.extra ?? [],
    feeds: { entries: site.feeds?.entries ?? 20 },
    ...(description !== undefined && { description }),
    ...(contact !== undefined && { contact }),
    ...(disclaimer !== undefined && { disclaimer }),
    ...(funding !== undefined && { funding }),
    ...(license !== undefined && { license }),
    ...(dialects !== undefined && { dialects }),
    ...(statuses !== undefined && { statuses }),
    ...(withdrawalShare !== undefined && { withdrawalShare }),
    ...(hub !== undefined && { hub: new URL(hub).href }),
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

/**
 * The name under which RFC 4151 names things: the DNS name of the first address that has one. Every
 * machine is called localhost, and an IP address is somebody else's tomorrow.
 */
function idAuthority(urls: readonly (string | undefined)[]): string {
  const hosts = urls.map((url) => URL.parse(url ?? '')?.hostname ?? '');
  const isName = (host: string) => /[a-z]/.test(host) && /^[a-z0-9.-]+$/.test(host);
  return hosts.find((host) => isName(host) && !/(^|\.)localhost$/.test(host)) ?? NOBODY;
}
