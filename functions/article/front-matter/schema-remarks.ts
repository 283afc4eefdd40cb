/** What a schema has against a value, as sentences for the person who wrote it. */
import { type Remark } from '../diagnostics.ts';
import { nearest } from '../../base/spelling.ts';
import type { SchemaError, Validator } from '../schemas.ts';
import type { Path, Yaml } from './yaml.ts';
import { shortened } from '../../base/text.ts';
import { topicId } from '../../site/topics.ts';

/** A remark, and the path of the value it is about. */
export interface SchemaFinding extends Remark {
  path: Path;
  /** The value is only one too many: leaving it out fixes the rest. */
  unknown?: boolean;
}

/** Whoever knows where a value and its key stand, and under which words, if those are others. */
export interface Positions extends Pick<Yaml, 'position' | 'keyPosition'> {
  pathWritten?: (path: Path) => Path;
}

/** What to say of a field that nobody knows, beside those that are known. */
type Unknown = (name: string, known: readonly string[]) => Omit<Remark, 'position'>;

/** Everything that `validate` has against a value, each once, where it stands in the YAML. */
export function schemaFindings(
  validate: Validator<unknown>,
  value: unknown,
  positions: Positions,
  unknown: Unknown = unknownField,
): SchemaFinding[] {
  if (validate(value)) return [];
  const remarks = new Map<string, SchemaFinding>();
  for (const error of validate.errors ?? []) {
    const remark = explain(error, value, positions, unknown);
    // One value can break several words of the schema; the first says it.
    const key = JSON.stringify(remark.path);
    if (!remarks.has(key)) remarks.set(key, remark);
  }
  return [...remarks.values()];
}

function explain(
  error: SchemaError,
  root: unknown,
  positions: Positions,
  unknown: Unknown,
): SchemaFinding {
  const path = pathOf(error.instancePath, root);
  const { pathWritten = (same) => same } = positions;
  if (error.keyword === 'additionalProperties') {
    const name = String(error.params.additionalProperty);
    const known = Object.keys((error.parentSchema?.properties as object | undefined) ?? {});
    const whole = [...path, name];
    const position = positions.keyPosition(whole);
    return { ...unknown(name, known), path: whole, position, unknown: true };
  }
  if (error.keyword === 'required') {
    const name = String(error.params.missingProperty);
    const reason = `${owner(pathWritten(path))} needs \`${name}\`: add it.`;
    return { path, position: positions.position(path), reason };
  }
  const reason = `${subject(pathWritten(path))} ${predicate(error)}.`;
  const position = positions.position(path);
  const suggestion = suggest(error);
  return { path, position, reason, ...(suggestion !== undefined && { suggestion }) };
}

/** A field that nobody knows, and the one that was probably meant. */
function unknownField(name: string, known: readonly string[]): Omit<Remark, 'position'> {
  const meant = nearest(name, known);
  if (meant === undefined) {
    return { reason: `Nothing here is called \`${name}\`: delete it.` };
  }
  const reason = `Nothing here is called \`${name}\`; did you mean \`${meant}\`?`;
  return { reason, suggestion: meant };
}

function pathOf(pointer: string, root: unknown): Path {
  let value = root;
  return pointer
    .split('/')
    .slice(1)
    .map((step) => {
      const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
      const key = Array.isArray(value) ? Number(name) : name;
      value = (value as Record<string | number, unknown> | undefined)?.[key];
      return key;
    });
}

/** `authors[1].name` */
function subject(path: Path): string {
  const name = path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`))
    .join('');
  return name === '' ? 'This' : `\`${name}\``;
}

function owner(path: Path): string {
  return path.length === 0 ? 'This file' : subject(path);
}

/** By the schema's own word, what to write instead. */
function predicate({ keyword, params, schema, data, parentSchema }: SchemaError): string {
  switch (keyword) {
    case 'type':
      return `must be ${kind(schema as string)}, not ${kindOf(data)}`;
    case 'enum':
      return `is ${show(data)}, but must be one of: ${(schema as string[]).join(', ')}`;
    case 'format':
    case 'anyOf':
      return format(String(keyword === 'anyOf' ? 'moment' : schema), data);
    case 'pattern':
      return pattern(String(schema), data, parentSchema as { description?: string });
    case 'minLength':
      return 'is empty: write something, or delete the field';
    case 'maxLength':
      return `has more than ${String(params.limit)} characters: shorten it`;
    case 'maxItems':
    case 'maxProperties':
      return `has more than ${String(params.limit)} items: shorten it`;
    case 'minimum':
      return `must be at least ${String(params.limit)}`;
    case 'maximum':
      return `must be at most ${String(params.limit)}`;
    case 'exclusiveMinimum':
      return `must be more than ${String(params.limit)}`;
    default:
      return `is not as it should be (${keyword})`;
  }
}

function format(name: string, data: unknown): string {
  if (typeof data !== 'string') return `must be a date, not ${kindOf(data)}`;
  const examples: Record<string, string> = {
    date: 'must be a day like 2026-11-30',
    moment: 'must be a day like 2026-11-30 or a moment like 2026-11-30T09:00:00Z',
    uri: 'must be a whole address like https://example.org/',
    email: 'must be an e-mail address like editors@example.org',
  };
  return `is ${show(data)}, but ${examples[name] ?? `must be a ${name}`}`;
}

function pattern(source: string, data: unknown, schema: { description?: string }): string {
  if (source.startsWith('^(1[5-9]')) return format('date', data);
  if (source === '\\S') return 'is empty: write something, or delete the field';
  if (source.includes('\\p{Ll}'))
    return `is ${show(data)}, but must be lower-case words joined by hyphens, like sleep-disorders`;
  if (source.startsWith('^https?')) return `is ${show(data)}, but must be like https://example.org`;
  if (source.startsWith('^[a-z]{2,3}'))
    return `is ${show(data)}, but must be a language tag like en or pt-BR`;
  if (schema.description?.startsWith('Permanent identity'))
    return `is ${show(data)}, but must be an absolute URI in ASCII like tag:example.org,2026:rls`;
  return `is ${show(data)}, which is not how it is written`;
}

function suggest({ keyword, data, schema }: SchemaError): string | undefined {
  if (typeof data !== 'string') return undefined;
  if (keyword === 'enum') return nearest(data, schema as string[]);
  if (keyword === 'pattern' && String(schema).includes('\\p{Ll}')) return topicId(data);
  return undefined;
}

function kind(type: string): string {
  const names: Record<string, string> = {
    string: 'text',
    boolean: 'true or false',
    array: 'a list',
    object: 'a group of fields',
    integer: 'a whole number',
    number: 'a number',
  };
  return names[type] ?? type;
}

function kindOf(data: unknown): string {
  if (data === null) return 'empty';
  if (Array.isArray(data)) return 'a list';
  if (typeof data === 'object') return 'a group of fields';
  return `${show(data)}`;
}

function show(data: unknown): string {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  return `"${shortened(text, 60)}"`;
}
