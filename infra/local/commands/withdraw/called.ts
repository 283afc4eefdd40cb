/**
 * Which article somebody means: by its path, its file, or its public address, which its front matter
 * may name.
 */
import { readAddresses } from '../../../../functions/article/front-matter/addresses.ts';
import { readFrontMatter } from '../../../../functions/article/front-matter/read.ts';
import { decode } from '../../../../functions/article/file/decode.ts';
import { classify } from '../../../../functions/article/file/source-path.ts';
import { readSettings } from '../../../../functions/article/settings/read.ts';
import { mapAll, WIDTH } from '../../../../functions/publish/protocol/map-all.ts';
import { readSummary } from '../../../../functions/publish/rows/article.ts';
import { idHolders } from '../../../../functions/publish/rows/claims.ts';
import { addressesMeant, addressOf } from '../../../../functions/site/addresses.ts';
import { SETTINGS_SOURCE, sourceAt } from '../../../../functions/site/keys.ts';
import { encodePath } from '../../../../functions/site/routes.ts';
import type { Settings, Slug } from '../../../../functions/site/settings.ts';
import { pathsOf, slugOfPath } from '../../../../functions/site/slugs.ts';
import { variantTable } from '../../../../functions/site/variant-table.ts';
import { listAll, StoreError } from '../../../../functions/store/store.ts';
import type { Table } from '../../../../functions/store/table/table.ts';
import { CommandError } from '../../cli/command-error.ts';
import type { WithdrawalStore } from './withdrawal-stores.ts';

/** Who is asked. */
export interface Asked {
  stores: readonly WithdrawalStore[];
  table?: Table | undefined;
}

/** An article at an address, or to which one leads. */
interface Holder {
  slug: Slug;
  isPage: boolean;
}

/**
 * The slug of the article that is called so; a name that nobody has is taken for a path. `isKnown`:
 * whether there is an article of such a slug. Throws CommandError where two may be meant.
 *
 * A path that is known is not looked for among the addresses of a whole bucket: who withdraws is in a
 * hurry.
 */
export async function articleCalled(
  name: string,
  asked: Asked,
  isKnown: (slug: Slug) => Promise<boolean>,
): Promise<Slug> {
  const path = pathOf(name);
  const slug = slugFrom(path);
  if (path.endsWith('.md')) return slug;
  const isAddress = /^(?:https?:)?\//.test(name);
  const addresses = isAddress ? [addressAt(path)] : addressesMeant(slug);
  const there = await isKnown(slug);
  if (there && isAddress && (await ownAddress(slug, asked)) === addresses[0]) return slug;
  const stores = there && !isAddress ? asked.stores.filter(isFolder) : asked.stores;
  const holders = await holdersOf(addresses, { ...asked, stores });
  const pages = holders.filter(({ isPage }) => isPage);
  const meant = new Set((pages.length > 0 ? pages : holders).map((holder) => holder.slug));
  if (there && !isAddress && pages.length > 0) meant.add(slug);
  if (there && !isAddress && pages.length === 0) return slug;
  if (meant.size > 1) throw ambiguous(name, [...meant].sort());
  return [...meant][0] ?? slug;
}

function ambiguous(name: string, slugs: readonly Slug[]): CommandError {
  const files = slugs.map((slug) => `articles/${slug}.md`);
  return new CommandError(
    `${name} may be ${files.slice(0, -1).join(', ')} or ${files.at(-1)!}: say which file.`,
  );
}

function isFolder({ kind }: WithdrawalStore): boolean {
  return kind === 'folder';
}

/** The address that the source of this article names, if anybody has one that can be read. */
async function ownAddress(slug: Slug, { stores }: Asked): Promise<string | undefined> {
  for (const store of stores) {
    const settings = await settingsOf(store);
    for (const path of pathsOf(slug)) {
      const found = await addressesIn(store, sourceAt(path), slug, settings);
      if (found !== undefined) return found[0];
    }
  }
  return undefined;
}

async function holdersOf(addresses: readonly string[], asked: Asked): Promise<Holder[]> {
  const holders: Holder[] = await rememberedAt(addresses, asked);
  for (const store of asked.stores) {
    const settings = await settingsOf(store);
    const keys: string[] = [];
    for await (const { key } of listAll(store.store, 'articles/')) keys.push(key);
    const found = await mapAll(keys, (key) => holding(store, key, settings), {
      concurrency: WIDTH,
    });
    for (const { slug, page, others } of found.flatMap((one) => one ?? [])) {
      if (addresses.includes(page)) holders.push({ slug, isPage: true });
      else if (others.some((one) => addresses.includes(one))) holders.push({ slug, isPage: false });
    }
  }
  return holders;
}

/** An article whose source may be gone. */
async function rememberedAt(addresses: readonly string[], { table }: Asked): Promise<Holder[]> {
  if (table === undefined) return [];
  const holders: Holder[] = [];
  for (const address of addresses) {
    for (const slug of await idHolders({ table }, address)) {
      const { value } = await readSummary({ table }, slug);
      if (value !== undefined) holders.push({ slug, isPage: addressOf(value.summary) === address });
    }
  }
  return holders;
}

async function holding(store: WithdrawalStore, key: string, settings: Settings) {
  const kind = classify(key);
  if (kind.kind !== 'article') return undefined;
  const { slug } = kind;
  const [page, ...others] = (await addressesIn(store, key, slug, settings)) ?? [];
  return page === undefined ? undefined : { slug, page, others };
}

/** Of the page, then what leads to it; undefined where there is no such source, or nobody may read it. */
async function addressesIn(
  store: WithdrawalStore,
  key: string,
  slug: Slug,
  settings: Settings,
): Promise<string[] | undefined> {
  const body = await bodyOf(store, key);
  const decoded = body && decode(key, body);
  if (decoded === undefined || 'diagnostic' in decoded) return undefined;
  const { frontMatter, salvaged } = readFrontMatter(decoded.text, key, settings);
  const { address, aliases } = readAddresses(slug, frontMatter ?? salvaged ?? {}, settings);
  return [address, ...aliases];
}

async function settingsOf(store: WithdrawalStore): Promise<Settings> {
  const { settings } = readSettings(await bodyOf(store, SETTINGS_SOURCE));
  return settings ?? readSettings(undefined).settings!;
}

/** Who may only push need not be able to read. */
async function bodyOf({ store }: WithdrawalStore, key: string): Promise<Uint8Array | undefined> {
  try {
    return (await store.get(key))?.body;
  } catch (error) {
    if (!(error instanceof StoreError) || error.failure !== 'denied') throw error;
    return undefined;
  }
}

/** `https://health.example.org/articles/sleep/iron/#what-to-do` → `/articles/sleep/iron/` */
function pathOf(name: string): string {
  const url = /^https?:\/\//.test(name) ? URL.parse(name) : undefined;
  return (url ? decoded(url.pathname) : name.replaceAll('\\', '/')).normalize('NFC');
}

/** `sleep/iron` of `content/articles/sleep/iron.md`, `/articles/sleep/iron/` and the like. */
function slugFrom(path: string): Slug {
  const plain = withoutVariant(path.replace(/^(.*\/)?articles\//, '').replace(/^(\.?\/)+/, ''))
    .replace(/\/+$/, '')
    .replace(/\.md$/, '');
  return slugOfPath(plain);
}

/** An address is a folder, or a page that leads there: `/2019/05/dose.html`. */
function addressAt(path: string): string {
  const plain = withoutVariant(path).replace(/^\/+|\/+$/g, '');
  return `/${encodePath(plain)}${plain.endsWith('.html') ? '' : '/'}`;
}

/** The file of a variant, in the folder that is the article's address. */
function withoutVariant(path: string): string {
  const files = Object.values(variantTable).map((variant): string => variant.file);
  return path.replace(/[^/]*$/, (file) =>
    file === 'index.html' || files.includes(file) ? '' : file,
  );
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
