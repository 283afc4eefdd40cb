/**
 * What an operator adds to the house, in `healthwire.config.ts` beside site.yaml: the same things that
 * stand in our own lists, made by the same interfaces. Read here as a whole or not at all; the result
 * travels with the settings (site/house.ts).
 */
import type { Part } from '../base/markup.ts';
import { houseVersion, type House } from '../site/house.ts';
import { addedStrings, type SomeStrings } from '../site/strings/index.ts';
import { en } from '../site/strings/en.ts';
import { colourNames } from '../site/style.ts';
import { addedPageSlots, addedTheme, type PageSlots, type Theme } from '../site/theme.ts';
import { addedVariantFiles, isAddedFile } from '../site/variant-files.ts';
import { variantTable } from '../site/variant-table.ts';
import { top } from './diagnostics.ts';
import { addedDialects, dialects } from './dialects/index.ts';
import { addedWords } from './dialects/front-matter/index.ts';
import type { FrontMatterDialect } from './dialects/front-matter/dialect.ts';
import type { Dialect } from './markdown/dialect.ts';
import { addedArticleSlots, type ArticleSlots } from './render/slots.ts';
import { addedRules, allRules } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';
import { addedVariants } from './variants/index.ts';
import type { Variant } from './variants/variant.ts';

export interface Configuration {
  rules?: readonly Rule[];
  dialects?: readonly Dialect[];
  /** Words of front matter that mean what ours mean. */
  frontMatter?: readonly FrontMatterDialect[];
  /** Each in a file `article.` and an ending. */
  variants?: readonly AddedVariant[];
  theme?: Theme;
  /** By language: words in the place of ours. */
  strings?: Readonly<Record<string, SomeStrings>>;
  slots?: PageSlots & ArticleSlots;
}

/** Nobody else's page shows it in a frame, and the API's description does not know it. */
export type AddedVariant = Omit<Variant, 'framed' | 'api'>;

/** A configuration with its types known; what it says is looked at when it is read. */
export function defineConfig(configuration: Configuration): Configuration {
  return configuration;
}

/** Something that is wrong with a configuration: a sentence, and the words to look for where it stands. */
export interface Fault {
  reason: string;
  near?: string | undefined;
}

export interface Reading {
  /** Changes whenever the configuration does. */
  version: string;
  /** Runs what the configuration says: who reads it may hold it to what pure code may do. */
  hold?: <T>(run: () => T) => T;
}

/** The house with all that is added, or everything that is wrong. Never throws. */
export function readConfiguration(
  value: unknown,
  { version, hold = (run) => run() }: Reading,
): { house: House } | { faults: Fault[] } {
  const faults = faultsOf(value);
  if (faults.length > 0) return { faults };
  const { rules = [], variants = [], strings = {}, slots = {}, ...said } = value as Configuration;
  const held = variants.map((variant) => heldVariant(variant, hold));
  const { beforeArticle, afterArticle, ...pages } = heldSlots(slots, hold);
  const files = held.map(({ name, file, mediaType }) => [name, { file, mediaType }] as const);
  return {
    house: {
      ...houseVersion.with(version),
      ...addedRules.with(rules.map((rule) => heldRule(rule, hold))),
      ...addedDialects.with((said.dialects ?? []).map((dialect) => heldDialect(dialect, hold))),
      ...addedWords.with(said.frontMatter ?? []),
      ...addedVariants.with(held),
      ...addedVariantFiles.with(Object.fromEntries(files)),
      ...addedTheme.with(said.theme ?? {}),
      ...addedStrings.with(strings),
      ...addedPageSlots.with(pages),
      ...addedArticleSlots.with({
        ...(beforeArticle && { beforeArticle }),
        ...(afterArticle && { afterArticle }),
      }),
    },
  };
}

type Hold = NonNullable<Reading['hold']>;

/** A rule that fails on an article says so there, and stops nothing else. */
function heldRule(rule: Rule, hold: Hold): Rule {
  return {
    ...rule,
    check: (...asked) => {
      try {
        return hold(() => [...rule.check(...asked)]);
      } catch (thrown) {
        return [
          { position: top, reason: `This rule of the configuration failed: ${said(thrown)}` },
        ];
      }
    },
  };
}

/** `parse` knows of one that fails. */
function heldDialect(dialect: Dialect, hold: Hold): Dialect {
  const { tidy, mayStandIn } = dialect;
  return {
    ...dialect,
    mayStandIn: (text) => hold(() => mayStandIn(text)),
    ...(tidy && { tidy: (parent, reading) => hold(() => tidy(parent, reading)) }),
  };
}

function heldVariant(variant: AddedVariant, hold: Hold): Variant {
  const { name } = variant;
  const run = (of: string, make: () => string | Uint8Array) => {
    try {
      const body = hold(make);
      if (typeof body === 'string' || body instanceof Uint8Array) return body;
    } catch (thrown) {
      throw new Error(`The variant ${name} of the configuration fails for ${of}: ${said(thrown)}`, {
        cause: thrown,
      });
    }
    throw new Error(`The variant ${name} of the configuration gives ${of} neither text nor bytes.`);
  };
  return {
    ...variant,
    render: (live) => run(live.article.file, () => variant.render(live)),
    notice: (gone) => run(gone.gone.address, () => variant.notice(gone)),
  };
}

/** Whatever is asked for a part gives one, or throws with the slot's name. */
function heldSlots(slots: PageSlots & ArticleSlots, hold: Hold): PageSlots & ArticleSlots {
  const held = Object.entries(slots).map(([name, slot]: [string, (...asked: never[]) => Part]) => [
    name,
    (...asked: never[]) => {
      try {
        return hold(() => slot(...asked));
      } catch (thrown) {
        const reason = `The slot ${name} of the configuration fails: ${said(thrown)}`;
        throw new Error(reason, { cause: thrown });
      }
    },
  ]);
  return Object.fromEntries(held) as PageSlots & ArticleSlots;
}

function said(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

const known = [
  'rules',
  'dialects',
  'frontMatter',
  'variants',
  'theme',
  'strings',
  'slots',
] as const;
const slotNames = ['head', 'header', 'footer', 'beforeArticle', 'afterArticle'];

function faultsOf(value: unknown): Fault[] {
  if (!isObject(value))
    return [{ reason: 'It has to give one thing: export default defineConfig({ … });' }];
  const strange = Object.keys(value).filter((name) => !known.includes(name as 'rules'));
  return [
    ...strange.map((name) => ({
      reason: `Nothing is called ${name} here: there are ${known.join(', ')}.`,
      near: name,
    })),
    ...items(value, 'rules', 'id', (rule) => ruleFaults(rule)),
    ...items(value, 'dialects', 'name', (dialect) => dialectFaults(dialect)),
    ...items(value, 'frontMatter', 'name', () => []),
    ...items(value, 'variants', 'name', (variant) => variantFaults(variant)),
    ...themeFaults(value.theme),
    ...stringsFaults(value.strings, { en }, []),
    ...slotFaults(value.slots),
  ];
}

type Item = Record<string, unknown>;

/** Of a list of things that each have a name of their own. */
function items(
  value: Item,
  list: (typeof known)[number],
  key: 'id' | 'name',
  faults: (item: Item) => Fault[],
): Fault[] {
  const all = value[list] ?? [];
  if (!Array.isArray(all)) return [{ reason: `${list} is a list: [ … ].`, near: list }];
  const names = all.map((item: unknown) => (isObject(item) ? item[key] : undefined));
  return all.flatMap((item: unknown, at) => {
    const name = names[at];
    if (!isObject(item) || typeof name !== 'string' || name === '')
      return [{ reason: `Each of ${list} is an object with its ${key}.`, near: list }];
    const twice = names.indexOf(name) !== at;
    const again = twice ? [{ reason: `${list} has two with the ${key} ${name}.`, near: name }] : [];
    return [...again, ...faults(item).map((fault) => ({ near: name, ...fault }))];
  });
}

const severities: readonly unknown[] = ['error', 'warning', 'off'];

function ruleFaults(rule: Item): Fault[] {
  const id = rule.id as string;
  return [
    ...word(id, 'id'),
    ...(allRules.some((one) => one.id === id)
      ? [{ reason: `There is a rule ${id} already: call yours otherwise, or set it in site.yaml.` }]
      : []),
    ...texts(rule, `The rule ${id}`, ['reason', 'bad', 'good']),
    ...['strict', 'plain'].flatMap((profile) =>
      severities.includes(rule[profile])
        ? []
        : [{ reason: `The rule ${id} says no severity for ${profile}: error, warning or off.` }],
    ),
    ...functions(rule, `The rule ${id}`, ['check']),
  ];
}

function dialectFaults(dialect: Item): Fault[] {
  const name = dialect.name as string;
  const { examples, syntax, tidy } = dialect;
  return [
    ...word(name, 'name'),
    ...(dialects.some((one) => one.name === name)
      ? [{ reason: `There is a dialect ${name} already: call yours otherwise.` }]
      : []),
    ...texts(dialect, `The dialect ${name}`, ['about']),
    ...functions(dialect, `The dialect ${name}`, [
      'mayStandIn',
      ...(tidy === undefined ? [] : ['tidy']),
    ]),
    ...(syntax === undefined && tidy === undefined
      ? [{ reason: `The dialect ${name} reads nothing: give it syntax, tidy or both.` }]
      : []),
    ...(Array.isArray(examples) && examples.length > 0
      ? []
      : [{ reason: `The dialect ${name} needs examples: what is written, and the HTML of it.` }]),
  ];
}

function variantFaults(variant: Item): Fault[] {
  const name = variant.name as string;
  const { file, mediaType } = variant;
  return [
    ...(/^[a-z][a-z0-9]*$/.test(name)
      ? []
      : [{ reason: `${name} is no name: one lower-case word.` }]),
    ...(Object.hasOwn(variantTable, name)
      ? [{ reason: `There is a variant ${name} already: call yours otherwise.` }]
      : []),
    ...(typeof file === 'string' && isAddedFile(file) && file !== variantTable.article.file
      ? []
      : [{ reason: `The file of ${name} is called article. and an ending: article.epub.` }]),
    ...(typeof mediaType === 'string' && /^[\w.+-]+\/[\w.+-]+$/.test(mediaType)
      ? []
      : [{ reason: `The media type of ${name} is missing: application/epub+zip, for example.` }]),
    ...('framed' in variant || 'api' in variant
      ? [{ reason: `${name} can be neither framed nor in the API's description.` }]
      : []),
    ...functions(variant, `The variant ${name}`, ['render', 'notice']),
  ];
}

/** What can stand as a colour, and not leave the place where it stands. */
const colour = /^[\w#%.,()/ -]{1,80}$/;

function themeFaults(theme: unknown): Fault[] {
  if (theme === undefined) return [];
  if (!isObject(theme)) return [{ reason: 'theme is an object.', near: 'theme' }];
  const { colours = {}, darkColours = {}, logo, menu = [], socialImage, css } = theme;
  const all = [colours, darkColours].flatMap((one) => Object.entries(isObject(one) ? one : {}));
  return [
    ...strangeIn(theme, ['css', 'colours', 'darkColours', 'logo', 'menu', 'socialImage'], 'theme'),
    ...(css === undefined || typeof css === 'string'
      ? []
      : [{ reason: 'theme.css names a file.' }]),
    ...all.flatMap(([name, value]) => [
      ...(colourNames.includes(name)
        ? []
        : [
            {
              reason: `No colour is called ${name}: there are ${colourNames.join(', ')}.`,
              near: name,
            },
          ]),
      ...(typeof value === 'string' && colour.test(value)
        ? []
        : [{ reason: `The colour ${name} is none: write it as in CSS.`, near: name }]),
    ]),
    ...[logo, socialImage].flatMap((image) =>
      image === undefined || (isObject(image) && /^media\/./.test(String(image.src)))
        ? []
        : [{ reason: 'A picture of the theme is one of the media: media/logo.svg.', near: 'src' }],
    ),
    ...(Array.isArray(menu) && menu.every(isMenuItem)
      ? []
      : [{ reason: 'Each of menu has a label and an href: / or https://.', near: 'menu' }]),
  ];
}

function isMenuItem(item: unknown): boolean {
  if (!isObject(item) || typeof item.label !== 'string') return false;
  return typeof item.href === 'string' && /^(\/|#|https?:\/\/|mailto:)/.test(item.href);
}

/** Words by the names of other things, of which English has none or few. */
const open: ReadonlySet<unknown> = new Set(['languages', 'variants', 'kinds']);

/** Each word is of the kind that ours is. */
function stringsFaults(words: unknown, ours: Item, path: string[]): Fault[] {
  if (words === undefined) return [];
  const name = ['strings', ...path].join('.');
  if (!isObject(words)) return [{ reason: `${name} is an object of words.`, near: path.at(-1) }];
  return Object.entries(words).flatMap(([key, value]): Fault[] => {
    // Every language has the words that English has.
    const our = path.length === 0 ? ours.en : ours[key];
    if (our === undefined && !open.has(path.at(-1)))
      return [{ reason: `Nothing says ${name}.${key}: see the words of English.`, near: key }];
    if (isObject(our) && !Array.isArray(our)) return stringsFaults(value, our, [...path, key]);
    if (our === undefined || typeof value === typeof our) return [];
    return [{ reason: `${name}.${key} is to be a ${typeof our}, as in English.`, near: key }];
  });
}

function slotFaults(slots: unknown): Fault[] {
  if (slots === undefined) return [];
  if (!isObject(slots)) return [{ reason: 'slots is an object.', near: 'slots' }];
  return [
    ...strangeIn(slots, slotNames, 'slots'),
    ...functions(
      slots,
      'slots',
      Object.keys(slots).filter((name) => slotNames.includes(name)),
    ),
  ];
}

function strangeIn(object: Item, names: readonly string[], of: string): Fault[] {
  return Object.keys(object)
    .filter((name) => !names.includes(name))
    .map((name) => ({
      reason: `${of} has no ${name}: there are ${names.join(', ')}.`,
      near: name,
    }));
}

function word(name: string, what: string): Fault[] {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) return [];
  return [{ reason: `${name} is no ${what}: write lower-case words with hyphens.` }];
}

function texts(item: Item, whose: string, names: readonly string[]): Fault[] {
  return names
    .filter((name) => typeof item[name] !== 'string' || item[name] === '')
    .map((name) => ({ reason: `${whose} needs ${name}, a text.` }));
}

function functions(item: Item, whose: string, names: readonly string[]): Fault[] {
  return names
    .filter((name) => typeof item[name] !== 'function')
    .map((name) => ({ reason: `${whose} needs ${name}, a function.` }));
}

function isObject(value: unknown): value is Item {
  return typeof value === 'object' && value !== null;
}
