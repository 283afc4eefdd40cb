/** From fields in anybody's words to front matter in ours, each value from the place where it stands. */
import { readMoment } from '../../base/moments.ts';
import { isAfter } from '../../base/time.ts';
import { nearest } from '../../base/spelling.ts';
import { shortened } from '../../base/text.ts';
import type { Settings } from '../../site/settings.ts';
import { titleFromId, titleFromName, topicId, type TopicTitles } from '../../site/topics.ts';
import type { Diagnostic, FrontMatter } from '../../../schemas/types.ts';
import { diagnostic, error, severityOf, type Remark, type RuleInfo } from '../diagnostics.ts';
import { folded, isUndated, meaningOf, visibilityOf } from '../dialects/front-matter/index.ts';
import type { Meaning } from '../dialects/front-matter/dialect.ts';
import type { Position } from '../positions.ts';
import * as schemas from '../schemas.ts';
import { isBibliography } from '../file/bibliographies.ts';
import { insteadOf } from '../file/elsewhere.ts';
import { BrokenItems } from './broken-items.ts';
import { frontMatterRule, unknownFieldRule } from './rule-ids.ts';
import { schemaFindings, type SchemaFinding } from './schema-remarks.ts';
import { fieldValues, type Field } from './values.ts';
import { isDraftTag, stageOf } from './visibility.ts';
import type { Json, JsonObject, Path, Yaml } from './yaml.ts';

/**
 * Fields that say whether and when an article is public. Broken, they say nothing that could be
 * acted upon, and so they are an error whatever site.yaml says: nothing is published, and what is
 * live stays.
 */
const guards: ReadonlySet<unknown> = new Set<Field>(['draft', 'withdrawn', 'published', 'expires']);

const ours = new Map(schemas.frontMatterFields.map((field) => [folded(field), field as Field]));

export interface Interpreted {
  frontMatter: FrontMatter;
  /** How the article writes its topics, where that is not how their ids say it. */
  topicTitles: TopicTitles;
  /** Those of its topics that only tags, categories and keywords name. */
  tags: string[];
  /** Fields that nobody reads and that site.yaml wants to be published as data. */
  extra: JsonObject;
  /** Fields that nobody reads, and site.yaml does not name either. */
  unread: string[];
  /** Values of words about readers that nobody can tell: `검토완료`. */
  unclear: string[];
  /** What keeps the article back as a draft, where that is no plain word for drafts. */
  heldBy: Remark | undefined;
  /** The page is nothing but a way to another. */
  leadsElsewhere: boolean;
  /** Everything that stands there is published with the article. */
  isPublic: boolean;
  position: (path: Path) => Position;
  /** The editor's word for a field of ours. */
  called: (field: string) => string;
  diagnostics: Diagnostic[];
}

/** Reads once: `new Interpreter(…).read()`. */
export class Interpreter {
  readonly #yaml: Yaml;
  readonly #file: string;
  readonly #settings: Settings;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #values: JsonObject = {};
  /** Our field → the editor's word for it. */
  readonly #origin = new Map<unknown, string>();
  /** Of lists to which several words add: which word's items begin where, but for the first one's. */
  readonly #joints = new Map<unknown, { word: string; from: number }[]>();
  readonly #topicTitles: Record<string, string> = {};
  readonly #tags = new Set<string>();
  readonly #extra: JsonObject = {};
  readonly #unreadWords: string[] = [];
  /** Words about readers with values that nobody can tell. */
  readonly #unclear: string[] = [];
  /** The author says in as many words that it is no draft. */
  #isNoDraft = false;
  #heldBy: Remark | undefined;
  #leadsElsewhere = false;
  #isPublic: boolean;
  /** From where something is now to where it was, before what is broken was taken out. */
  #kept = (path: Path): Path => path;

  constructor(yaml: Yaml, file: string, settings: Settings) {
    this.#yaml = yaml;
    this.#file = file;
    this.#settings = settings;
    this.#isPublic = !yaml.hasComments && yaml.repeated.length === 0;
  }

  read(): Interpreted {
    this.#tellRepeated();
    this.#takeAll();
    this.#heldByTag();
    this.#tellUnclear();
    const pathWritten = (path: Path): Path => this.#written(path);
    const positions = { position: this.#position, keyPosition: this.#keyPosition, pathWritten };
    const remarks = schemaFindings(schemas.frontMatter, this.#values, positions, unread);
    const broken = new BrokenItems();
    for (const remark of remarks) this.#leaveOut(remark, broken);
    this.#kept = broken.takeFrom(this.#values);
    return {
      frontMatter: this.#values,
      topicTitles: this.#topicTitles,
      tags: this.#onlyTags(),
      extra: this.#extra,
      unread: this.#unreadWords,
      heldBy: this.#heldBy,
      leadsElsewhere: this.#leadsElsewhere,
      unclear: this.#unclear.map((word) => stageOf(this.#yaml.value[word]!)),
      isPublic: this.#isPublic,
      position: this.#position,
      called: (field) => this.#origin.get(field) ?? field,
      diagnostics: this.#diagnostics,
    };
  }

  readonly #position = (path: Path): Position => this.#yaml.position(this.#written(path));
  readonly #keyPosition = (path: Path): Position => this.#yaml.keyPosition(this.#written(path));

  #written(path: Path): Path {
    const [field, ...rest] = this.#kept(path);
    if (field === undefined) return [];
    const [at, ...within] = rest;
    const part =
      typeof at === 'number' && this.#joints.get(field)?.findLast(({ from }) => from <= at);
    if (part) return [part.word, at - part.from, ...within];
    return [this.#origin.get(field) ?? field, ...rest];
  }

  /** Tools that know YAML 1.1 take the last of two; of two drafts nobody knows which was meant. */
  #tellRepeated(): void {
    for (const { path, position, isSame } of this.#yaml.repeated) {
      const [word, ...below] = path as [string, ...string[]];
      const { says } = visibilityOf(word, this.#yaml.value[word]!, this.#settings);
      const isGuard = says !== 'other' || guards.has(meaning(word, this.#settings)?.field);
      const name = below.at(-1) ?? word;
      if (isGuard && !isSame) {
        const reason = `\`${name}\` stands here a second time, and says otherwise: delete one of the two.`;
        this.#diagnostics.push(error(frontMatterRule.id, this.#file, { position, reason }));
      } else {
        const reason = `\`${name}\` stands here a second time, and this one counts: delete the other.`;
        this.#report(frontMatterRule, { position, reason });
      }
    }
  }

  #takeAll(): void {
    const fallbacks: [string, Json, Meaning][] = [];
    for (const [word, raw] of Object.entries(this.#yaml.value)) {
      const value = tidy(raw);
      if (value === undefined || this.#isAboutReaders(word, value)) continue;
      const meant = meaningWith(word, value, this.#settings);
      if (meant === undefined) this.#unread(word, value);
      else if (meant.otherwise) fallbacks.push([word, value, meant]);
      else this.#take(word, value, meant);
    }
    for (const [word, value, meant] of fallbacks) {
      if (meant.field in this.#values) this.#isPublic = false;
      else this.#take(word, value, meant);
    }
  }

  /** One word that keeps an article back is enough. */
  #isAboutReaders(word: string, value: Json): boolean {
    const { says, plainly } = visibilityOf(word, value, this.#settings);
    if (says === 'other') return false;
    if (isGroup(value)) this.#isPublic = false;
    if (says === 'unclear') this.#unclear.push(word);
    if (says === 'public') {
      this.#values.draft ??= false;
      if (folded(word) === 'draft') this.#isNoDraft = true;
    }
    if (says === 'elsewhere') {
      this.#leadsElsewhere = true;
      this.#hold({ position: this.#keyOf(word), reason: this.#sentOn(word, value) });
    }
    if (says === 'hidden') {
      this.#values.draft = true;
      const reason = `\`${word}\` keeps this article back as a draft: delete it to publish the article.`;
      if (!plainly) this.#hold({ position: this.#keyOf(word), reason });
    }
    return true;
  }

  #sentOn(word: string, value: Json): string {
    const [to] = Array.isArray(value) ? value : [value];
    return (
      `\`${word}\` sends readers elsewhere, so this page is no article and stays back: ` +
      insteadOf(typeof to === 'string' ? to : '', this.#settings)
    );
  }

  /** The first reason is the one that is told where there is room for one. */
  #hold(why: Remark): void {
    this.#values.draft = true;
    this.#heldBy ??= why;
    this.#report(unknownFieldRule, why);
  }

  /** `tags: [draft]`, unless the article says that it is no draft, or that is a topic of the site. */
  #heldByTag(): void {
    if (this.#isNoDraft) return;
    const { topics } = this.#settings;
    for (const [word, raw] of Object.entries(this.#yaml.value)) {
      const value = tidy(raw);
      if (value === undefined || meaningWith(word, value, this.#settings)?.field !== 'topics')
        continue;
      const names =
        typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [];
      const tag = names.find((name) => typeof name === 'string' && isDraftTag(name)) as
        string | undefined;
      if (tag === undefined || topics.some(({ id }) => id === topicId(tag))) continue;
      const reason =
        `\`${word}\` says ${quoted(tag.trim())}, which keeps this article back as a draft: ` +
        'delete that, or write `draft: false`.';
      this.#hold({ position: this.#yaml.position([word]), reason });
    }
  }

  /** Whether readers may see a page is never guessed: who cannot tell asks. */
  #tellUnclear(): void {
    for (const word of this.#unclear) {
      const position = this.#yaml.position([word]);
      const said = `\`${word}\` is ${quoted(this.#yaml.value[word]!)}, and nobody can tell`;
      const isOwn = folded(word) === 'draft';
      if (this.#values.draft === true || (this.#isNoDraft && !isOwn)) {
        const reason = `${said} what that says: \`draft\` counts.`;
        this.#report(unknownFieldRule, { position, reason });
      } else {
        const wanted = isOwn ? 'true or false' : '`draft: true` or `draft: false`';
        const everywhere = isOwn ? '' : ', or explain it in site.yaml, under `statuses`';
        const reason = `${said} whether readers may see this article: write ${wanted}${everywhere}.`;
        this.#diagnostics.push(error(frontMatterRule.id, this.#file, { position, reason }));
      }
    }
  }

  #take(word: string, given: Json, { field, as: convert = fieldValues[field] }: Meaning): void {
    if (field === 'published' && isUndated(given, this.#settings)) return;
    if ((word !== field && isGroup(given)) || fromFiles.has(field)) this.#isPublic = false;
    const converted = convert ? convert(given, this.#yaml.written([word])) : given;
    const value = field === 'topics' && word !== field ? this.#topicIds(converted) : converted;
    // Hugo names files that it says nothing of.
    if (field === 'pictures' && Array.isArray(value) && value.length === 0) return;
    const before = this.#values[field];
    if (before !== undefined) this.#merge(word, field, before, value);
    else if (word !== field && !joined.has(field) && this.#isGiven(field))
      this.#shadowed(word, field);
    else {
      this.#values[field] = value;
      this.#origin.set(field, word);
    }
  }

  #isGiven(field: string): boolean {
    const { value } = this.#yaml;
    return Object.hasOwn(value, field) && tidy(value[field]!) !== undefined;
  }

  /**
   * Tags and categories are both topics, sources and citations references; nothing is out before the last of its dates (Hugo's `date`
   * and `publishDate`) or after the first on which it expires; of anything else the first one counts.
   */
  #merge(word: string, field: Field, before: Json, value: Json): void {
    const other = this.#origin.get(field)!;
    if (lists.has(field) && Array.isArray(before) && Array.isArray(value)) {
      this.#joints.set(field, [...(this.#joints.get(field) ?? []), { word, from: before.length }]);
      this.#values[field] = [...new Set([...before, ...value])];
    } else if (momentous.has(field) && counts(field, value, before)) {
      this.#shadowed(other, word);
      this.#values[field] = value;
      this.#origin.set(field, word);
    } else this.#shadowed(word, other);
  }

  /** Names as other tools have them, which keep their spelling as titles. */
  #topicIds(names: Json): Json {
    if (!Array.isArray(names)) return names;
    const ids = names.flatMap((name) => {
      if (typeof name !== 'string') return name;
      const id = topicId(name);
      if (id === undefined) return [];
      const title = name === id ? titleFromId(id) : titleFromName(name);
      if (title !== titleFromId(id) && !Object.hasOwn(this.#topicTitles, id))
        this.#topicTitles[id] = title;
      this.#tags.add(id);
      return id;
    });
    return [...new Set(ids)];
  }

  #onlyTags(): string[] {
    const { topics: named } = this.#yaml.value;
    return [...this.#tags].filter((id) => !Array.isArray(named) || !named.includes(id));
  }

  #shadowed(word: string, other: string): void {
    const reason = `\`${word}\` says the same as \`${other}\`, so it is left out: delete it.`;
    this.#report(unknownFieldRule, { position: this.#keyOf(word), reason });
    this.#isPublic = false;
  }

  /** What nobody reads is nobody's business, unless site.yaml names it. */
  #unread(word: string, value: Json): void {
    if (this.#settings.extra.includes(word)) {
      this.#extra[word] = value;
      return;
    }
    this.#isPublic = false;
    this.#unreadWords.push(word);
    const position = this.#keyOf(word);
    this.#report(unknownFieldRule, { position, ...unread(word, schemas.frontMatterFields) });
  }

  /** What breaks the schema is left out, so that the rest can publish where that is allowed. */
  #leaveOut(remark: SchemaFinding, broken: BrokenItems): void {
    const [field] = remark.path;
    if (field === undefined) return;
    this.#isPublic = false;
    if (remark.unknown) {
      remove(this.#values, remark.path);
      this.#report(unknownFieldRule, remark);
      return;
    }
    if (!broken.add(remark.path)) remove(this.#values, [field]);
    if (guards.has(field)) this.#diagnostics.push(error(frontMatterRule.id, this.#file, remark));
    else this.#report(frontMatterRule, remark);
  }

  #keyOf(word: string): Position {
    return this.#yaml.keyPosition([word]);
  }

  #report(rule: RuleInfo, remark: Remark): void {
    const severity = severityOf(rule, this.#settings);
    if (severity !== 'off') this.#diagnostics.push(diagnostic(rule, severity, this.#file, remark));
  }
}

/** Our own word, in whatever case, or a foreign one. */
function meaning(word: string, settings: Settings): Meaning | undefined {
  const own = ours.get(folded(word));
  return own === undefined ? meaningOf(word, settings) : { field: own };
}

/** References and the files that they are in stand under the same words. */
function meaningWith(word: string, value: Json, settings: Settings): Meaning | undefined {
  const meant = meaning(word, settings);
  if (meant?.field !== 'references' && meant?.field !== 'bibliography') return meant;
  const items = Array.isArray(value) ? value : [value];
  const areFiles = items.every((item) => typeof item === 'string' && isBibliography(item));
  return { field: areFiles ? 'bibliography' : 'references' };
}

/** What they lead to is not public, and is written out in their place. */
const fromFiles: ReadonlySet<Field> = new Set<Field>(['bibliography', 'nocite']);

/** Of two of these one counts, whichever is in our words. */
const momentous: ReadonlySet<Field> = new Set<Field>(['published', 'expires']);

/** Of two of these all items count. */
const lists: ReadonlySet<Field> = new Set<Field>(['topics', 'aliases', 'references']);

/** What foreign words say of these counts beside what ours say. */
const joined: ReadonlySet<Field> = new Set<Field>([...momentous, ...lists]);

/** Whether this moment counts, and not the one before; one that cannot be read is not lost. */
function counts(field: Field, value: Json, before: Json): boolean {
  const [one, other] = [readMoment(value), readMoment(before)];
  if (one === undefined || other === undefined) return one === undefined;
  return field === 'expires' ? isAfter(other, one) : isAfter(one, other);
}

/** A field that nobody reads, and the one that was probably meant. */
function unread(name: string, known: readonly string[]): Omit<Remark, 'position'> {
  const suggestion = nearest(name, known);
  return suggestion === undefined
    ? { reason: `Nobody reads \`${name}\` here, so it is not published.` }
    : { reason: `Nothing here is called \`${name}\`; did you mean \`${suggestion}\`?`, suggestion };
}

/** Its converter takes what it needs of it, and leaves the rest. */
function isGroup(value: Json): boolean {
  if (Array.isArray(value)) return value.some(isGroup);
  return typeof value === 'object' && value !== null;
}

function quoted(value: Json): string {
  return `"${shortened(typeof value === 'string' ? value : JSON.stringify(value), 60)}"`;
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
