/**
 * What an operator may choose for a stage, read from CDK's context (`--context stage=prod`, or
 * `context` in cdk.json). All that is wrong is said at once, before anything is made or deployed.
 */
import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { nearest } from '../../functions/base/spelling.ts';
import { ConfigurationError } from '../configuration/error.ts';
import { extensionIn, type Extension } from '../configuration/extension.ts';
import { settings, type Setting } from './settings.ts';

export interface Configuration {
  stage: string;
  /** Data outlive the stack: nothing but a person empties or deletes a bucket. */
  keepsData: boolean;
  /** Absent: the site is served at the distribution's own address. */
  domain?: { name: string; certificateArn: string; hostedZoneId?: string };
  /** Absent: nobody but the operator can push. */
  editors?: Editors;
  /** Absent: alarms are on the dashboard and in the topic, and nobody is told. */
  alarmEmail?: string;
  /** US dollars a month of the whole account, above which an alarm is sent. */
  monthlyBudget: number;
  /** The folder that may hold a healthwire.config.ts. */
  content: string;
  /** That configuration, once it has stood its trial. */
  extension?: Extension;
  /** Where docs/runbook.md can be read: a URL, or its path in the repository. */
  runbook: string;
}

/** Who may push: the runs of one repository, on one branch or in one environment. */
export interface Editors {
  /** Owner and name, as people write them. */
  repository: string;
  repositoryId: string;
  ownerId: string;
  /** What GitHub's tokens for these runs have as their subject: the one or the other. */
  subjects: [named: string, numbered: string];
  oidcProviderArn?: string;
}

/** The name of the stage whose data must survive, and whose alarms somebody must hear. */
const PRODUCTION = 'prod';

type Values = Partial<Record<Setting, string>>;

/** CDK's own values in the context: nearly all have a namespace in their names. */
const isCdks = (name: string) => /[:@/]/.test(name) || name === 'cli-telemetry';

export type Read = { configuration: Configuration } | { problems: string[] };

/** How a setting is written where it is missing. */
type Written = (name: Setting) => string;

const inContext: Written = (name) => `--context ${name}=${settings[name].example}`;
export const inCode: Written = (name) => `${name}: '${settings[name].example}'`;

/** The same with what the operator's own configuration adds, once it has stood its trial. */
export function readWithExtension(context: Readonly<Record<string, unknown>>, as?: Written): Read {
  const read = readConfiguration(context, as);
  if ('problems' in read) return read;
  const { content } = read.configuration;
  if (!existsSync(content))
    return { problems: [`There is no folder ${content} here: name your articles' as content.`] };
  try {
    const extension = extensionIn(content);
    return { configuration: { ...read.configuration, ...(extension && { extension }) } };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { problems: error.message.split('\n') };
  }
}

/** Takes the whole context. */
export function readConfiguration(
  context: Readonly<Record<string, unknown>>,
  as: Written = inContext,
): Read {
  const ours = Object.entries(context).filter(([name]) => !isCdks(name));
  const values: Values = {};
  const problems: string[] = [];
  for (const [name, value] of ours) {
    if (!isSetting(name)) problems.push(unknown(name));
    else if (isWord(value) && settings[name].fits(String(value))) values[name] = String(value);
    else problems.push(`${name} is ${shown(value)}: write ${settings[name].write}.`);
  }
  const given = new Set(ours.map(([name]) => name));
  problems.push(
    ...unmatched((name) => given.has(name), values.stage ?? settings.stage.default, as),
  );
  return problems.length > 0 ? { problems } : { configuration: configurationOf(values) };
}

function isSetting(name: string): name is Setting {
  return Object.hasOwn(settings, name);
}

function isWord(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function shown(value: unknown): string {
  return value === '' ? 'empty' : JSON.stringify(value).slice(0, 200);
}

function unknown(name: string): string {
  const meant = nearest(name, Object.keys(settings));
  const known = `Known are ${Object.keys(settings).join(', ')}.`;
  return `There is no setting ${name}. ${meant ? `Did you mean ${meant}?` : known}`;
}

/** What is missing beside what is given. */
function unmatched(has: (name: Setting) => boolean, stage: string, as: Written): string[] {
  const needs = (name: Setting, other: Setting) =>
    has(name) && !has(other) ? [`${name} needs ${other} beside it: write ${as(other)}.`] : [];
  const wanted = (name: Setting, why: string) =>
    stage === PRODUCTION && !has(name) ? [`${name} is missing: ${why}: write ${as(name)}.`] : [];
  return [
    ...needs('domain', 'certificateArn'),
    ...needs('certificateArn', 'domain'),
    ...needs('hostedZoneId', 'domain'),
    ...needs('branch', 'repository'),
    ...needs('environment', 'repository'),
    ...needs('oidcProviderArn', 'repository'),
    ...wanted('repository', `the stage ${PRODUCTION} takes pushes from the editors' repository`),
    ...wanted('alarmEmail', `somebody must hear the alarms of the stage ${PRODUCTION}`),
    ...(has('branch') && has('environment')
      ? ['branch and environment exclude each other: say which of the two may push.']
      : []),
  ];
}

function configurationOf(values: Values): Configuration {
  const stage = values.stage ?? settings.stage.default;
  return {
    stage,
    keepsData: stage === PRODUCTION,
    ...(values.domain !== undefined && { domain: domainOf(values) }),
    ...(values.repository !== undefined && { editors: editorsOf(values) }),
    ...(values.alarmEmail !== undefined && { alarmEmail: values.alarmEmail }),
    content: values.content ?? settings.content.default,
    monthlyBudget: Number(values.monthlyBudget ?? settings.monthlyBudget.default),
    runbook: `${repositoryUrl(values)}docs/runbook.md`,
  };
}

function domainOf({ domain, certificateArn, hostedZoneId }: Values) {
  const zone = hostedZoneId === undefined ? {} : { hostedZoneId };
  return { name: domain!, certificateArn: certificateArn!, ...zone };
}

/**
 * The subject has ids in it for repositories that were made, renamed or transferred since 15 July
 * 2026, and for those that asked for it (GitHub, OpenID Connect reference, "Immutable subject
 * claims"). Nobody should have to know which one is theirs.
 */
function editorsOf({ repository: given, branch, environment, oidcProviderArn }: Values): Editors {
  const [, ownerId, repositoryId] = /@(\d+)\/.*@(\d+)$/.exec(given!)!;
  const repository = nameOf(given!);
  const run =
    environment === undefined
      ? `ref:refs/heads/${branch ?? settings.branch.default}`
      : `environment:${environment}`;
  const provider = oidcProviderArn === undefined ? {} : { oidcProviderArn };
  const subjects: Editors['subjects'] = [`repo:${repository}:${run}`, `repo:${given}:${run}`];
  return { repository, ownerId: ownerId!, repositoryId: repositoryId!, subjects, ...provider };
}

/** `octo-org/octo-repo` of `octo-org@123456/octo-repo@456789` */
function nameOf(repository: string): string {
  return repository.replaceAll(/@\d+/g, '');
}

function repositoryUrl({ repository, branch }: Values): string {
  // The package brings its own; in an editors' repository there is none.
  if (extname(import.meta.url) === '.js') return 'node_modules/healthwire/';
  if (repository === undefined) return '';
  return `https://github.com/${nameOf(repository)}/blob/${branch ?? settings.branch.default}/`;
}
