/** What stands between the two lines of hyphens, in our words and within our schema. */
import type { Diagnostic, FrontMatter } from '../../../schemas/types.ts';
import { diagnostic, error, severityOf, top, type RuleInfo } from '../diagnostics.ts';
import { converters, translate, type Field } from '../dialects/front-matter-words.ts';
import { frontMatterBlock } from './block.ts';
import { keptBack, type KeptBack } from './kept-back.ts';
import { frontMatterRule, unknownFieldRule } from './rule-ids.ts';
import type { Settings } from '../../site/settings.ts';
import type { Position } from '../positions.ts';
import { BrokenItems } from './broken-items.ts';
import { schemaFindings, unknownField, type SchemaFinding } from './schema-remarks.ts';
import { salvage } from './salvage.ts';
import * as schemas from '../schemas.ts';
import { readYaml, type Json, type JsonObject, type Path, type Yaml } from './yaml.ts';

/**
 * Fields that keep an article off the site. Broken, they say nothing that could be acted upon, and
 * so they are an error whatever site.yaml says: nothing is published, and what is live stays.
 */
const guards: ReadonlySet<string | number | undefined> = new Set<Field>(['draft', 'withdrawn']);

export interface FrontMatterResult {
  /** Absent when the block cannot be read. */
  frontMatter?: FrontMatter;
  /** Then, what stands in the lines of it that can. */
  salvaged?: FrontMatter;
  position: (path: Path) => Position;
  diagnostics: Diagnostic[];
}

/** Reads the front matter of a whole source. A source without any has an empty one. */
export function readFrontMatter(text: string, file: string, settings: Settings): FrontMatterResult {
  const block = frontMatterBlock(text);
  const nowhere = { position: () => top };
  if (block.kind === 'none') return { frontMatter: {}, diagnostics: [], ...nowhere };
  if (block.kind === 'broken') {
    return { diagnostics: [error(frontMatterRule.id, file, block.remark)], ...nowhere };
  }
  const language = block.kind === 'toml' ? 'toml' : 'yaml';
  const { yaml, remarks } = readYaml(text, block.from, block.to, language);
  if (yaml === undefined) {
    const diagnostics = remarks.map((remark) => error('yaml', file, remark));
    if (block.kind === 'json') return { diagnostics, ...nowhere };
    const lines = salvage(text, block.from, block.to, block.kind);
    const rest = new Interpreter(lines, file, settings).read();
    return { diagnostics, salvaged: rest.frontMatter ?? {}, position: rest.position };
  }
  return new Interpreter(yaml, file, settings).read();
}

/** From YAML in anybody's words to front matter in ours. */
class Interpreter {
  readonly #yaml: Yaml;
  readonly #file: string;
  readonly #settings: Settings;
  readonly #diagnostics: Diagnostic[] = [];
  /** From where something is now to where it was, before what is broken was taken out. */
  #kept = (path: Path): Path => path;
  /** Our field → the editor's word for it. */
  readonly #origin = new Map<string | number, string>();

  constructor(yaml: Yaml, file: string, settings: Settings) {
    this.#yaml = yaml;
    this.#file = file;
    this.#settings = settings;
  }

  read(): FrontMatterResult {
    const values = this.#translate();
    const positions = { position: this.#position, keyPosition: this.#keyPosition };
    const remarks = schemaFindings(schemas.frontMatter, values, positions);
    const broken = new BrokenItems();
    for (const remark of remarks) this.#leaveOut(values, remark, broken);
    this.#kept = broken.takeFrom(values);
    const frontMatter = values as FrontMatter;
    return { frontMatter, position: this.#position, diagnostics: this.#diagnostics };
  }

  readonly #position = (path: Path): Position => this.#yaml.position(this.#written(path));
  readonly #keyPosition = (path: Path): Position => this.#yaml.keyPosition(this.#written(path));

  #written(path: Path): Path {
    const [field, ...rest] = this.#kept(path);
    return field === undefined ? [] : [this.#origin.get(field) ?? field, ...rest];
  }

  #translate(): JsonObject {
    const { value: given } = this.#yaml;
    const values: JsonObject = {};
    for (const [word, raw] of Object.entries(given)) {
      const value = tidy(raw);
      if (value === undefined) continue;
      const kept = keptBack(word, value);
      if (kept !== undefined) {
        this.#keepBack(values, word, kept);
        continue;
      }
      const [field, converted] = this.#meaning(word, value);
      if (field === undefined) this.#unknown(word);
      else if (word !== field && field !== 'draft' && isGiven(given, field))
        this.#shadowed(word, field);
      else if (field in values) this.#merge(values, word, field, converted);
      else {
        values[field] = converted;
        this.#origin.set(field, word);
      }
    }
    return values;
  }

  #meaning(word: string, value: Json): [Field | undefined, Json] {
    const isOurs = schemas.frontMatterFields.includes(word);
    const field = isOurs ? (word as Field) : translate(word);
    if (field === undefined) return [undefined, null];
    const convert = converters[field];
    return [field, convert ? convert(value, !isOurs, this.#yaml.written([word])) : value];
  }

  /**
   * Tags and categories are both topics; nothing is out before the last of its dates (Hugo's `date`
   * and `publishDate`); of anything else the first one counts.
   */
  #merge(values: JsonObject, word: string, field: Field, value: Json): void {
    const before = values[field]!;
    if (field === 'topics' && Array.isArray(before) && Array.isArray(value)) {
      values[field] = [...new Set([...before, ...value])];
    } else if (field === 'draft') this.#draft(values, word, value);
    else if (field === 'published' && isLater(value, before)) {
      this.#shadowed(this.#origin.get(field)!, word);
      values[field] = value;
      this.#origin.set(field, word);
    } else this.#shadowed(word, this.#origin.get(field)!);
  }

  #keepBack(values: JsonObject, word: string, { draft, reason }: KeptBack): void {
    this.#draft(values, word, draft);
    if (reason === undefined) return;
    this.#report(unknownFieldRule, { path: [], position: this.#yaml.keyPosition([word]), reason });
  }

  /** One word that keeps an article back is enough; one that nobody understands is not lost. */
  #draft(values: JsonObject, word: string, value: Json): void {
    const { draft = false } = values;
    if (draft !== false && value !== true) return;
    values.draft = value;
    this.#origin.set('draft', word);
  }

  #shadowed(word: string, other: string): void {
    const reason = `\`${word}\` says the same as \`${other}\`, so it is left out: delete it.`;
    this.#report(unknownFieldRule, { path: [], position: this.#yaml.keyPosition([word]), reason });
  }

  #unknown(word: string): void {
    const position = this.#yaml.keyPosition([word]);
    this.#report(unknownFieldRule, {
      path: [],
      position,
      ...unknownField(word, schemas.frontMatterFields),
    });
  }

  /** What breaks the schema is left out, so that the rest can publish where that is allowed. */
  #leaveOut(values: JsonObject, remark: SchemaFinding, broken: BrokenItems): void {
    const [field] = remark.path;
    if (field === undefined) return;
    if (remark.unknown) {
      remove(values, remark.path);
      this.#report(unknownFieldRule, remark);
      return;
    }
    if (!broken.add(remark.path)) remove(values, [field]);
    if (guards.has(field)) this.#diagnostics.push(error(frontMatterRule.id, this.#file, remark));
    else this.#report(frontMatterRule, remark);
  }

  #report(rule: RuleInfo, remark: SchemaFinding): void {
    const severity = severityOf(rule, this.#settings);
    if (severity !== 'off') this.#diagnostics.push(diagnostic(rule, severity, this.#file, remark));
  }
}

function isGiven(given: JsonObject, field: string): boolean {
  if (!Object.hasOwn(given, field) || tidy(given[field]!) === undefined) return false;
  return field !== 'published' || keptBack(field, given[field]!) === undefined;
}

function isLater(one: Json, other: Json): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  return Date.parse(one) > Date.parse(other);
}

function remove(values: JsonObject, path: Path): void {
  let owner: Json | undefined = values;
  for (const step of path.slice(0, -1)) owner = (owner as JsonObject | undefined)?.[step];
  if (owner !== undefined) delete (owner as JsonObject)[path.at(-1)!];
}

/** Empty is absent; text is NFC, without spaces around it and without line breaks in it. */
function tidy(value: Json): Json | undefined {
  if (value === null) return undefined;
  if (typeof value === 'string') {
    const text = value
      .normalize('NFC')
      .trim()
      .replace(/\s*\n\s*/g, ' ');
    return text === '' ? undefined : text;
  }
  if (Array.isArray(value)) return value.flatMap((item) => tidy(item) ?? []);
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, item]) => [key, tidy(item)] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined)) as JsonObject;
}
