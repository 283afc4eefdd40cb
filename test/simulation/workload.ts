/** What editors do: a few files, changed again and again in every way that means something. */
import { png, RULE, text, type Words } from './articles.ts';
import type { Random } from './random.ts';

export interface Step {
  /** Milliseconds after the step before. */
  wait: number;
  /** What it is, for people who read a schedule. */
  what: string;
  /** Source → content; null deletes it. */
  files: Record<string, string | null>;
  /** A new version of the renderer is deployed. */
  deploy?: boolean;
  /** A person lets the withdrawals go that are held. */
  confirm?: boolean;
}

const changes = [
  'edit',
  'edit',
  'revert',
  'break',
  'withdraw',
  'delete',
  'rename',
  'redate',
  'retopic',
  'relink',
  'draft',
  'schedule',
  'picture',
  'settings',
  'takedown',
  'lift',
  'deploy',
  'again',
] as const;
type Change = (typeof changes)[number];

/** What is done to one article over and over. */
const RUSH: Change[] = ['edit', 'revert', 'revert', 'break', 'withdraw', 'delete', 'relink'];

const TOPICS = ['one', 'two'];
const DATES = ['2026-09-30', '2026-10-01'];

/**
 * The first two share a shard of the catalog. When all go at once, it is more than the guard
 * against mass withdrawal lets go.
 */
const MANY = ['d', 'j', 'a', 'b', 'c', 'e', 'f', 'g'];

/** The steps of one run; with a sweep, articles may wait for their date. */
export function steps(random: Random, sweep: boolean, hot: boolean): Step[] {
  if (hot) return new Desk(random, sweep, MANY.slice(0, 1 + random.below(2))).rush();
  if (random.chance(0.02)) return new Desk(random, sweep, MANY).exodus();
  const desk = new Desk(random, sweep, MANY.slice(0, 1 + random.below(4)));
  const count = 1 + random.below(6);
  const kinds = changes.filter(() => random.chance(0.5));
  desk.ruled &&= !kinds.includes('settings');
  const all = [desk.open()];
  for (let at = 0; at < count; at++) {
    const kind = kinds.length === 0 ? 'edit' : random.pick(kinds);
    all.push(desk.step(kind));
  }
  return all;
}

class Desk {
  private readonly random: Random;
  private readonly sweep: boolean;
  private readonly slugs: string[];
  private readonly now = new Map<string, Words>();
  private readonly before = new Map<string, Words[]>();
  private readonly hasSettings: boolean;
  /** The first push says that the rule counts, and no later one takes that back. */
  ruled: boolean;
  private readonly pace: number;

  constructor(random: Random, sweep: boolean, slugs: string[]) {
    this.random = random;
    this.sweep = sweep;
    this.slugs = slugs;
    this.hasSettings = random.chance(0.9);
    this.ruled = this.hasSettings;
    this.pace = random.pick([100, 2000, 60_000, 1_500_000]);
  }

  /** The first push: settings and some of the articles. */
  open(): Step {
    const files: Step['files'] = {};
    if (this.hasSettings) files['site.yaml'] = site('Test');
    for (const slug of this.slugs) if (this.random.chance(0.8)) this.write(files, slug, this.new());
    return { wait: 0, what: 'open', files };
  }

  /** One or two articles, changed back and forth faster than they are published. */
  rush(): Step[] {
    this.ruled = true;
    const slugs = this.slugs.map((slug) => [slug, this.new()] as const);
    const files: Step['files'] = { 'site.yaml': site('Test') };
    for (const [slug, words] of slugs) this.write(files, slug, words);
    const kinds = RUSH.filter(() => this.random.chance(0.5));
    const count = 2 + this.random.below(4);
    const steps = Array.from({ length: count }, () => {
      const { what, files } = this.step(kinds.length === 0 ? 'edit' : this.random.pick(kinds));
      return { wait: this.random.between(5, 1000), what, files };
    });
    return [{ wait: 0, what: 'open', files }, ...steps];
  }

  /** A folder deleted by mistake, or not by mistake. */
  exodus(): Step[] {
    const gone = Object.fromEntries(this.slugs.map((slug) => [`articles/${slug}.md`, null]));
    const wait = this.random.between(5, this.pace);
    const all: Step[] = [this.open(), { wait, what: 'delete all', files: gone }];
    const confirm = { wait: this.pace, what: 'confirm', files: {}, confirm: true };
    return this.random.chance(0.5) ? [...all, this.step('edit')] : [...all, confirm];
  }

  step(kind: Change): Step {
    const files: Step['files'] = {};
    const slug = this.random.pick(this.slugs);
    const step = { wait: this.random.between(5, this.pace), what: `${kind} ${slug}`, files };
    if (kind === 'deploy') return { ...step, deploy: true };
    if (kind === 'settings') files['site.yaml'] = this.settings();
    else if (kind === 'picture') files['media/p.png'] = this.picture();
    else if (kind === 'takedown') files[`withdrawals/${slug}.json`] = this.order();
    else if (kind === 'lift') files[`withdrawals/${slug}.json`] = null;
    else this.change(kind, slug, files);
    return step;
  }

  private change(
    kind: Exclude<Change, 'deploy' | 'settings' | 'picture' | 'takedown' | 'lift'>,
    slug: string,
    files: Step['files'],
  ): void {
    const { random } = this;
    const words = this.now.get(slug) ?? this.new();
    switch (kind) {
      case 'edit':
        return this.write(files, slug, { ...words, title: this.title(), state: 'live' });
      case 'again':
        return this.write(files, slug, words);
      case 'revert':
        return this.write(files, slug, random.pick(this.before.get(slug) ?? [words]));
      case 'break':
        return this.write(files, slug, { ...words, state: this.unfit(words) });
      case 'withdraw':
        return this.write(files, slug, {
          ...words,
          state: random.pick(['withdrawn', 'withdrawn-since']),
        });
      case 'delete':
        this.now.delete(slug);
        files[`articles/${slug}.md`] = null;
        return;
      case 'rename':
        return this.rename(files, slug, words);
      case 'redate':
        return this.write(files, slug, { ...words, published: this.date() });
      case 'retopic':
        return this.write(files, slug, { ...words, topics: this.topics() });
      case 'relink':
        return this.write(files, slug, { ...words, links: this.links() });
      case 'draft':
        return this.write(files, slug, { ...words, state: 'draft' });
      case 'schedule':
        return this.write(files, slug, { ...words, state: this.sweep ? 'soon' : 'scheduled' });
    }
  }

  /** Another path, the same id; now and then the editor forgets to delete the old file. */
  private rename(files: Step['files'], slug: string, words: Words): void {
    const other = this.random.pick(this.slugs);
    this.write(files, other, { ...words, id: words.id ?? 'x' });
    if (other === slug || this.random.chance(0.2)) return;
    this.now.delete(slug);
    files[`articles/${slug}.md`] = null;
  }

  private write(files: Step['files'], slug: string, words: Words): void {
    this.now.set(slug, words);
    this.before.set(slug, [...(this.before.get(slug) ?? []), words]);
    files[`articles/${slug}.md`] = text(words);
  }

  private new(): Words {
    const id = this.random.chance(0.3) ? this.random.pick(['x', 'y']) : undefined;
    return {
      title: this.title(),
      id,
      published: this.date(),
      topics: this.topics(),
      links: this.links(),
      picture: this.random.chance(0.15),
      state: 'live',
    };
  }

  /** Refused by the parser, or by a rule. */
  private unfit({ title }: Words): Words['state'] {
    return this.ruled && title === 'Two' ? 'unruly' : 'unfit';
  }

  private picture(): string | null {
    return this.random.chance(0.2) ? null : png(this.random.below(3));
  }

  private order(): string {
    return JSON.stringify({ reason: this.random.pick(['Wrong.', 'Still wrong.']) });
  }

  private title(): string {
    return this.random.pick(['One', 'Two']);
  }

  private date(): string | undefined {
    return this.random.pick([...DATES, undefined]);
  }

  private topics(): string[] {
    return this.random.chance(0.5) ? [] : TOPICS.slice(0, 1 + this.random.below(2));
  }

  private links(): string[] {
    return this.random.chance(0.5) ? [] : [this.random.pick(this.slugs)];
  }

  private settings(): string | null {
    const { random } = this;
    if (random.chance(0.1)) return null;
    if (random.chance(0.15)) return 'name: [';
    return site(
      random.pick(['Test', 'Other']),
      random.pick([undefined, 'one', 'four']),
      random.chance(0.2),
    );
  }
}

function site(name: string, topic?: string, moved = false): string {
  const topics = topic === undefined ? '' : `topics:\n  - id: ${topic}\n    title: ${topic}\n`;
  const rules = `rules:\n  ${RULE}: error\n`;
  // So short that two articles already make an archive.
  const feeds = `feeds:\n  entries: ${name === 'Test' ? 1 : 2}\n`;
  const baseUrl = `https://${moved ? 'new' : 'test'}.example`;
  return `name: ${name}\nbaseUrl: ${baseUrl}\n${topics}${rules}${feeds}`;
}
