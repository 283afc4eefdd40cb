/** An editor's desk: what was written last, and what is done to it next. */
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

export const changes = [
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
  'expire',
  'bundle',
  'picture',
  'settings',
  'operator withdrawal',
  'lift',
  'deploy',
  'again',
] as const;
/** The others are done only where they are asked for (focus.ts). */
export type Change = (typeof changes)[number] | 'readdress' | 'swap' | 'copy';

const TITLES = ['One', 'Two'];
const NAMES = ['Test', 'Other', 'Third'];
const TOPICS = ['one', 'two'];
const DATES = ['2026-09-30', '2026-10-01'];
/** Most of them in one month. */
const DAYS = ['2026-09-29', '2026-09-03', '2026-09-02', '2026-09-01', '2026-08-31'];

/** How the editor writes; by default no habit is kept. */
export interface Style {
  /** No title comes twice, or there are two in turn; by default either of two, at random. */
  titles?: 'new' | 'in turn';
  /** Articles say when they were published, so that a text that comes back is the same article. */
  dated?: boolean;
  /** New articles have no ids, pictures or links. */
  plain?: boolean;
  /** Many stand in one month, before and behind each other. */
  crowded?: boolean;
  /** Articles show the picture all the same. */
  pictured?: boolean;
  /** Links lead to other articles. */
  linked?: boolean;
  /** Front matter names addresses. */
  addressed?: boolean;
  /** What articles are about has a medical code. */
  coded?: boolean;
  /** Of the settings only the name changes, one of so many in turn. */
  names?: number;
}

export class Desk {
  private readonly random: Random;
  private readonly sweep: boolean;
  private readonly slugs: readonly string[];
  private readonly now = new Map<string, Words>();
  private readonly before = new Map<string, Words[]>();
  /** Articles whose text is a folder's `index.md`. */
  private readonly bundles = new Set<string>();
  private readonly hasSettings: boolean;
  /** The first push says that the rule counts, and no later one takes that back. */
  ruled: boolean;
  /** The longest wait before a step, milliseconds. */
  readonly pace: number;
  private readonly style: Style;
  private titles = 0;
  private names = 0;

  constructor(random: Random, sweep: boolean, slugs: readonly string[], style: Style = {}) {
    this.random = random;
    this.sweep = sweep;
    this.slugs = slugs;
    this.style = style;
    this.hasSettings = random.chance(0.9);
    this.ruled = this.hasSettings;
    this.pace = random.pick([100, 2000, 60_000, 1_500_000]);
  }

  /** A first push: settings and all of the articles. */
  openAll(): Step {
    this.ruled = true;
    const slugs = this.slugs.map((slug) => [slug, this.new(slug)] as const);
    const files: Step['files'] = { 'site.yaml': site('Test') };
    for (const [slug, words] of slugs) this.write(files, slug, words);
    return { wait: 0, what: 'open', files };
  }

  /** A first push: perhaps settings, and some of the articles. */
  open(): Step {
    const files: Step['files'] = {};
    if (this.hasSettings) files['site.yaml'] = site('Test');
    for (const slug of this.slugs)
      if (this.random.chance(0.8)) this.write(files, slug, this.new(slug));
    return { wait: 0, what: 'open', files };
  }

  step(kind: Change): Step {
    const files: Step['files'] = {};
    const slug = this.random.pick(this.slugs);
    const step = { wait: this.random.between(5, this.pace), what: `${kind} ${slug}`, files };
    if (kind === 'deploy') return { ...step, deploy: true };
    if (kind === 'settings') files['site.yaml'] = this.settings();
    else if (kind === 'picture') files['media/p.png'] = this.picture();
    else if (kind === 'operator withdrawal') files[`withdrawals/${slug}.json`] = this.order();
    else if (kind === 'lift') files[`withdrawals/${slug}.json`] = null;
    else this.change(kind, slug, files);
    return step;
  }

  private change(
    kind: Exclude<Change, 'deploy' | 'settings' | 'picture' | 'operator withdrawal' | 'lift'>,
    slug: string,
    files: Step['files'],
  ): void {
    const { random } = this;
    const words = this.now.get(slug) ?? this.new(slug);
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
        files[this.fileOf(slug)] = null;
        return;
      case 'bundle':
        return this.move(files, slug, words);
      case 'rename':
        return this.rename(files, slug, words);
      case 'redate':
        return this.write(files, slug, { ...words, published: this.date() });
      case 'retopic':
        return this.write(files, slug, {
          ...words,
          topics: this.topics(),
          tagged: random.chance(0.5),
        });
      case 'relink':
        return this.write(files, slug, { ...words, links: this.links(slug) });
      case 'readdress':
        return this.write(files, slug, { ...words, addresses: this.addresses(), state: 'live' });
      case 'swap':
        return this.swap(files, slug, words);
      case 'copy':
        return this.copy(files, slug, words);
      case 'draft':
        return this.write(files, slug, { ...words, state: 'draft' });
      case 'schedule':
        return this.write(files, slug, { ...words, state: this.sweep ? 'soon' : 'scheduled' });
      case 'expire':
        // Without the sweep nobody looks again on the day.
        return this.write(files, slug, { ...words, state: this.sweep ? 'passing' : 'live' });
    }
  }

  /** Another path, the same id; now and then the editor forgets to delete the old file. */
  private rename(files: Step['files'], slug: string, words: Words): void {
    const other = this.random.pick(this.slugs);
    this.write(files, other, { ...words, id: words.id ?? 'x' });
    if (other === slug || this.random.chance(0.2)) return;
    this.now.delete(slug);
    files[this.fileOf(slug)] = null;
  }

  /** Two articles take each other's addresses in one push; at first they get some. */
  private swap(files: Step['files'], slug: string, words: Words): void {
    const other = this.random.pick(this.slugs);
    const its = this.now.get(other) ?? this.new(other);
    const { addresses = ['permalink: /p/'] } = words;
    const { addresses: wanted = [`slug: ${slug}`] } = its;
    this.write(files, slug, { ...words, addresses: wanted, state: 'live' });
    if (other !== slug) this.write(files, other, { ...its, addresses, state: 'live' });
  }

  /** The same file beside it under a name of its own, which sorts before or behind; or it goes. */
  private copy(files: Step['files'], slug: string, words: Words): void {
    const name = this.random.pick([`${slug}-copy`, `copy-of-${slug}`]);
    files[`articles/${name}.md`] = this.random.chance(0.3) ? null : text(words);
    // Somebody writes both at once, or in a folder that was never published.
    if (this.random.chance(0.5)) this.write(files, slug, words);
  }

  /** From a file to a bundle or back; the new file is there before the old one goes, or after. */
  private move(files: Step['files'], slug: string, words: Words): void {
    const before = this.fileOf(slug);
    if (this.random.chance(0.5)) files[before] = null;
    if (!this.bundles.delete(slug)) this.bundles.add(slug);
    this.write(files, slug, words);
    files[before] = null;
  }

  private fileOf(slug: string): string {
    return `articles/${slug}${this.bundles.has(slug) ? '/index' : ''}.md`;
  }

  private write(files: Step['files'], slug: string, words: Words): void {
    this.now.set(slug, words);
    this.before.set(slug, [...(this.before.get(slug) ?? []), words]);
    files[this.fileOf(slug)] = text(words);
  }

  private new(slug: string): Words {
    if (this.style.plain) return this.plain();
    const id = this.random.chance(0.3) ? this.random.pick(['x', 'y']) : undefined;
    return {
      title: this.title(),
      id,
      published: this.date(),
      topics: this.topics(),
      tagged: this.random.chance(0.3),
      links: this.links(slug),
      picture: this.random.chance(0.15),
      state: 'live',
    };
  }

  private plain(): Words {
    const published = this.style.dated ? this.random.pick(DATES) : this.date();
    const none = { picture: this.style.pictured ?? false, state: 'live' as const };
    const links = this.style.linked ? this.links('') : [];
    const addresses = this.style.addressed ? { addresses: this.addresses() } : {};
    const coded = this.style.coded ? { coded: true } : {};
    const said = { title: this.title(), published, topics: this.topics(), links };
    return { ...said, ...addresses, ...coded, ...none };
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
    const { titles } = this.style;
    if (titles === 'new') return `Title ${++this.titles}`;
    return titles === 'in turn' ? TITLES[this.titles++ % TITLES.length]! : this.random.pick(TITLES);
  }

  private date(): string | undefined {
    return this.random.pick(this.style.crowded ? DAYS : [...DATES, undefined]);
  }

  private topics(): string[] {
    return this.random.chance(0.5) ? [] : TOPICS.slice(0, 1 + this.random.below(2));
  }

  private links(slug: string): string[] {
    if (this.style.linked) return [this.random.pick(this.slugs.filter((other) => other !== slug))];
    return this.random.chance(0.5) ? [] : [this.random.pick(this.slugs)];
  }

  /** Few, so that articles ask for the same, and for each other's paths. */
  private addresses(): string[] {
    const { random, slugs } = this;
    const named = random.pick(['', '', 'slug: s', `slug: ${random.pick(slugs)}`, 'permalink: /p/']);
    const all = [...slugs.map((slug) => `/articles/${slug}/`), '/articles/s/', '/p/', '/q.html'];
    const aliases = all.filter(() => random.chance(0.2));
    return [
      ...(named === '' ? [] : [named]),
      ...(aliases.length === 0 ? [] : [`aliases: [${aliases.join(', ')}]`]),
    ];
  }

  private settings(): string | null {
    const { random } = this;
    const { names } = this.style;
    if (names !== undefined) return site(NAMES[++this.names % names]!);
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
