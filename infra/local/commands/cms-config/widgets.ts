/**
 * Fields of a form for editors (Decap CMS, Sveltia CMS) from a JSON Schema: what the form lets somebody
 * write is what the schema lets stand in front matter.
 */

/** What is used of JSON Schema, as far as schemas/front-matter.schema.json uses it. */
export interface Schema {
  $ref?: string;
  type?: string;
  enum?: readonly string[];
  anyOf?: readonly Schema[];
  description?: string;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  maxItems?: number;
  required?: readonly string[];
  properties?: Readonly<Record<string, Schema>>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
}

/** One field, as both of them read it. */
export interface Field {
  name: string;
  label: string;
  widget: string;
  required: boolean;
  hint?: string;
  [option: string]: unknown;
}

/** By the name after `#/$defs/`. */
type Definitions = Readonly<Record<string, Schema>>;

/** From this many characters on, text has several lines. */
const LINE_CHARACTERS = 300;
/** A day, or an instant with its offset. */
const MOMENT = '^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d))?$';

/**
 * The fields of an object, in the order of its schema. A map of names that nobody knows beforehand has
 * no field: what a file has of it stays as it is.
 */
export function fieldsOf({ properties = {}, required = [] }: Schema, known: Definitions): Field[] {
  return Object.entries(properties).flatMap(([name, given]) => {
    const schema = resolved(given, known);
    const widget = widgetOf(schema, known);
    if (widget === undefined) return [];
    const hint = given.description ?? schema.description;
    const label = labelOf(name);
    const isNeeded = required.includes(name);
    return { name, label, ...widget, required: isNeeded, ...(hint !== undefined && { hint }) };
  });
}

function resolved(schema: Schema, known: Definitions): Schema {
  const name = /#\/\$defs\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  return name === undefined ? schema : { ...known[name], ...schema };
}

type Widget = Omit<Field, 'name' | 'label' | 'required' | 'hint'> & { widget: string };

function widgetOf(schema: Schema, known: Definitions): Widget | undefined {
  const { type, enum: choices, anyOf, format } = schema;
  if (choices !== undefined) return { widget: 'select', options: choices };
  // A day or an instant: a picker would take the time, or the offset, from what is written.
  if (anyOf !== undefined) return { widget: 'string', pattern: [MOMENT, MOMENT_SAYS] };
  if (format === 'date') return DAY;
  if (type === 'boolean') return { widget: 'boolean', default: false };
  if (type === 'integer' || type === 'number') return numberOf(schema);
  if (type === 'array') return listOf(schema, known);
  if (type === 'object') return objectOf(schema, known);
  const { maxLength = 0, pattern } = schema;
  if (maxLength > LINE_CHARACTERS && pattern === '\\S') return { widget: 'text' };
  return { widget: 'string', ...patternOf(schema) };
}

const MOMENT_SAYS = 'a day, 2026-11-30, or a time of it with its offset, 2026-11-30T08:00:00+01:00';

const DAY: Widget = {
  widget: 'datetime',
  format: 'YYYY-MM-DD',
  date_format: 'YYYY-MM-DD',
  time_format: false,
};

/** What it must match, and a sentence that says so; `\S` and lengths say nothing that a form need say. */
function patternOf({ pattern, maxLength }: Schema): { pattern?: [string, string] } {
  // These are read without the flag u, in which alone properties of characters have names.
  if (pattern === undefined || pattern === '\\S' || pattern.includes('\\p'))
    return maxLength === undefined || pattern !== '\\S'
      ? {}
      : { pattern: [`^.{0,${maxLength}}$`, `at most ${maxLength} characters`] };
  return { pattern: [pattern, says[pattern] ?? `what matches ${pattern}`] };
}

const says: Readonly<Record<string, string>> = {
  '^https?://': 'a whole address, such as https://example.org/',
  '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$': 'a language tag, such as en or pt-BR',
  '^sha256:[0-9a-f]{64}$': 'what healthwire sign wrote: leave it as it is',
  '^[A-Za-z0-9.]+$': 'a code: letters, digits and dots',
  '^[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>"\\\\^`{|}\\u0000-\\u0020\\u007F-\\uFFFF]+$':
    'an absolute URI in ASCII, such as tag:example.org,2026:iron',
};

function numberOf({ type, minimum, maximum }: Schema): Widget {
  return {
    widget: 'number',
    value_type: type === 'integer' ? 'int' : 'float',
    ...(minimum !== undefined && { min: minimum }),
    ...(maximum !== undefined && { max: maximum }),
  };
}

function listOf({ items = {}, maxItems }: Schema, known: Definitions): Widget {
  const item = resolved(items, known);
  const most = maxItems !== undefined && { max: maxItems };
  if (item.type !== 'object')
    return { widget: 'list', ...most, field: { name: 'item', label: 'Item', widget: 'string' } };
  const fields = fieldsOf(item, known);
  const [summary] = fields.filter(({ required, widget }) => required && widget === 'string');
  return {
    widget: 'list',
    ...most,
    collapsed: true,
    ...(summary && { summary: `{{fields.${summary.name}}}` }),
    fields,
  };
}

/**
 * Decap CMS asks for what is required in an object that is not there at all, and lets nobody save: nothing in
 * it is required here, and whoever leaves out what it needs is told by the check.
 */
function objectOf(schema: Schema, known: Definitions): Widget | undefined {
  if (schema.properties === undefined) return undefined;
  return {
    widget: 'object',
    collapsed: true,
    fields: fieldsOf({ ...schema, required: [] }, known),
  };
}

/** `nextReview` → `Next review` */
function labelOf(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
