/**
 * Content types by rule, so that a host need not be told of every object: by the name of a file, then
 * by its extension. Patterns are of paths, percent-decoded; `*` is any text, `[0-9]` a digit.
 */
import { contentTypeOf, JSON_SCHEMA, OPML } from '../../../functions/site/content-types.ts';
import { feedTable } from '../../../functions/site/feed-table.ts';
import { isCompressed, storedHeaders } from '../../../functions/site/stored-headers.ts';
import { variantTable } from '../../../functions/site/variant-table.ts';
import { typesByExtension, UNKNOWN_TYPE } from '../../../functions/store/content-type.ts';

export interface TypeRule {
  patterns: readonly string[];
  type: string;
}

const MONTH = '[0-9][0-9][0-9][0-9]-[0-9][0-9]';

/** Below these a file is what its extension says, however it is called. */
const plainFolders = ['/api/', '/assets/', '/media/'];

/** By name. The first that fits counts; what fits none is what its extension says. */
export const nameRules: readonly TypeRule[] = [
  ...['json', 'xml'].map((extension) => ({
    patterns: plainFolders.map((folder) => `${folder}*.${extension}`),
    type: typesByExtension[extension]!,
  })),
  { patterns: ['/schemas/*.json'], type: JSON_SCHEMA },
  ...Object.values(variantTable).flatMap(({ file, mediaType }) =>
    file === '' ? [] : [{ patterns: [`*/${file}`], type: contentTypeOf(mediaType) }],
  ),
  ...Object.values(feedTable).map((feed) => ({
    patterns: [
      `*/${feed.file}`,
      ...('archive' in feed
        ? ['', '-[0-9]*'].map((number) => `*/archive/${MONTH}${number}${feed.archive}`)
        : []),
    ],
    type: contentTypeOf(feed.mediaType),
  })),
  { patterns: ['*.opml'], type: OPML },
];

/** Content type → its extensions, in lower case; they count in either. */
export const extensionsByType: ReadonlyMap<string, readonly string[]> = Map.groupBy(
  Object.keys(typesByExtension),
  (extension) => typesByExtension[extension]!,
);

/**
 * The rules of a site whose articles have these files besides ours (healthwire.config.ts): name → type.
 * In the plain folders they too are what their extension says.
 */
export function rulesWith(added: ReadonlyMap<string, string>): readonly TypeRule[] {
  const files = [...added].filter(([file, type]) => type !== typeByRule(nameRules, `/x/${file}`));
  return [
    ...files.map(([file]) => {
      const extension = file.slice(file.lastIndexOf('.') + 1);
      const patterns = plainFolders.map((folder) => `${folder}*.${extension}`);
      return { patterns, type: typesByExtension[extension] ?? UNKNOWN_TYPE };
    }),
    ...nameRules,
    ...files.map(([file, type]) => ({ patterns: [`*/${file}`], type })),
  ];
}

/** Whether a file is what its extension says, however it is called. */
export function isPlain(path: string): boolean {
  return plainFolders.some((folder) => path.startsWith(folder));
}

/** What the rules say of a path, percent-decoded, that does not end in a slash. */
export function typeByRule(rules: readonly TypeRule[], path: string): string {
  const rule = rules.find((one) => expressionFor(one).test(path));
  if (rule !== undefined) return rule.type;
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(typesByExtension, extension) ? typesByExtension[extension]! : UNKNOWN_TYPE;
}

const compiled = new WeakMap<TypeRule, RegExp>();

function expressionFor(rule: TypeRule): RegExp {
  const expression = compiled.get(rule) ?? new RegExp(expressionOf(rule.patterns));
  compiled.set(rule, expression);
  return expression;
}

/** The source of a regular expression that JavaScript, PCRE and RE2 read alike. */
export function expressionOf(patterns: readonly string[]): string {
  const one = (pattern: string) =>
    pattern
      .split(/(\*|\[0-9\])/)
      .map((part) => (part === '*' ? '.*' : part === '[0-9]' ? part : escaped(part)))
      .join('');
  return patterns.length === 1 ? `^${one(patterns[0]!)}$` : `^(?:${patterns.map(one).join('|')})$`;
}

/** As a regular expression that fits it alone. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** Whether it pays to compress what is served with this type: what CloudFront would, in its own words. */
export function isText(type: string): boolean {
  return isCompressed(storedHeaders('/', type).contentType);
}

/** Every type that a rule gives, each once. */
export function typesOf(rules: readonly TypeRule[]): readonly string[] {
  return [...new Set([...rules.map(({ type }) => type), ...extensionsByType.keys()])];
}
