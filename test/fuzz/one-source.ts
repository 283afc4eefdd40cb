/**
 * What holds for any source, whatever is in it: it is published or refused with a place and a reason,
 * and what is published is fit for everybody who reads it. Nothing throws but what is found wrong.
 */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { parse as parseHtml, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { IN_THE_DARK } from '../../functions/article/render/choices.ts';
import { joined, type Bibliography } from '../../functions/article/bibliography/bibliography.ts';
import { readBibliography } from '../../functions/article/bibliography/read.ts';
import { check, checkText } from '../../functions/article/check.ts';
import { fix } from '../../functions/article/fix.ts';
import type {
  LinkedSummary,
  MediaSummary,
  ParsedArticle,
  Rendered,
} from '../../functions/article/model.ts';
import { parse } from '../../functions/article/parse.ts';
import { render, renderWithdrawn, textOf } from '../../functions/article/render.ts';
import { linesOf, renderCollection, renderSite } from '../../functions/collection/outputs.ts';
import type { Diagnostic, Summary } from '../../schemas/types.ts';
import { Lines } from '../../functions/article/positions.ts';
import { frameScript } from '../../functions/site/embedding.ts';
import { script } from '../../functions/site/script.ts';
import type { Settings } from '../../functions/site/settings.ts';
import { dependencies, settingsOf } from '../article/read.ts';
import type { Composed } from './composed.ts';
import type { ReferencesFile } from './references.ts';
import { unfitIn } from './trees.ts';
import { catalogOf, everyCollection, memoryOf } from '../collection/sample.ts';
import { textOf as outputText } from '../collection/feeds/rendered.ts';

const NOW = '2026-11-01T08:00:00Z';
const SLUG = 'sleep/a';
const FILE = `articles/${SLUG}.md`;

/** What is known of a source beside its bytes. */
interface Known {
  /** It was put together from sound pieces. */
  composed?: Composed | undefined;
  /** The file of references that it names. */
  references?: { file: string; bytes: Uint8Array; read: Bibliography } | undefined;
}

/** The file of references of such a name, read as it stands beside the article. */
export async function beside({ name, bytes }: ReferencesFile): Promise<Known> {
  const file = `articles/sleep/${name}`;
  const own = await readBibliography(file, bytes);
  return { references: { file, bytes, read: joined([[file]], new Map([[file, own]])) } };
}

export const profiles: readonly Settings[] = [
  settingsOf('profile: plain\nextra: [weight, x]\n'),
  settingsOf('profile: strict\ntopics: [{ id: sleep, title: Sleep }]\nlanguage: de\n'),
];

/** Something that should never be, in a sentence. */
export class Broken extends Error {}

const ajv = new Ajv2020({ allowUnionTypes: true });
formats.default(ajv);
for (const name of ['front-matter', 'site', 'article', 'entry', 'diagnostic', 'oembed']) {
  const file = new URL(`../../schemas/${name}.schema.json`, import.meta.url);
  ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')) as object);
}

function keeps(name: string, data: unknown): void {
  const validate = ajv.getSchema(`${name}.v1.json`) as ValidateFunction;
  if (!validate(data)) throw new Broken(`${name}: ${JSON.stringify(validate.errors)}`);
}

/** Throws where any promise is broken; says what became of the source. */
export function publishAlone(
  bytes: Uint8Array,
  settings: Settings,
  { composed, references }: Known = {},
): 'live' | 'refused' {
  const read = parse({ slug: SLUG, bytes, lastModified: NOW }, settings, references?.read);
  const around = surroundings(read.article ?? read.textOnly, settings, bytes.length % 2 === 0);
  const text = read.textOnly ? checkText(read.textOnly, around, NOW) : [];
  const found = [...read.diagnostics, ...(read.article ? check(read.article, around, NOW) : text)];
  const places = new Map([[FILE, new Places(bytes)]]);
  if (references !== undefined) places.set(references.file, new Places(references.bytes));
  for (const one of found) {
    const there = places.get(one.file);
    if (there === undefined) throw new Broken(`It names another file: ${one.file}`);
    there.check(one);
  }
  const errors = found.some(({ severity }) => severity === 'error');
  if (read.article === undefined) {
    if (!errors) throw new Broken('There is no article, and nothing says why.');
    return 'refused';
  }
  fix(read.article.text, found, settings);
  // What is only wrong under these rules might be live under others: it is rendered all the same.
  const rendered = render(read.article, around, { published: NOW, modified: NOW });
  checkVariants(rendered);
  // Most of the time goes into reading feeds: that of the site now and then, all of them more seldom.
  if (bytes.length % 4 === 0) checkFeeds(rendered, settings, bytes.length % 8 === 0);
  checkNotice(read.article, rendered, settings);
  if (composed !== undefined) checkWords(composed, rendered, found);
  return errors ? 'refused' : 'live';
}

/** The world as the article mentions it: all of that is there, or nothing. */
function surroundings(article: ParsedArticle | undefined, settings: Settings, there: boolean) {
  if (article === undefined || !there) return dependencies({ settings });
  const url = (of: string) => `${settings.baseUrl}/${encodeURI(of)}`;
  const summary = (slug: string): LinkedSummary => ({
    status: 'live',
    source: true,
    id: `tag:test.example,2026:${slug}`,
    title: `<b>${slug}</b> & more`,
    language: 'ar',
    url: url(`articles/${slug}/`),
  });
  const picture = (key: string): MediaSummary => ({
    status: 'live',
    url: url(key),
    type: 'image/png',
    bytes: 1,
    etag: 'e',
  });
  return dependencies({
    settings,
    articles: Object.fromEntries(article.links.map((slug) => [slug, summary(slug)])),
    media: Object.fromEntries(article.media.map((key) => [key, picture(key)])),
  });
}

/** Where a diagnostic may point: lines as editors count them, columns with room for normal forms. */
class Places {
  readonly #lines: string[];

  constructor(bytes: Uint8Array) {
    this.#lines = new TextDecoder().decode(bytes).split(/\r\n?|\n/);
  }

  check(one: Diagnostic): void {
    keeps('diagnostic', one);
    const { rule, file, line, column, reason } = one;
    const said = `${rule} ${file}:${line}:${column} “${reason}”`;
    const there = this.#lines[line - 1];
    if (there === undefined) throw new Broken(`There is no such line: ${said}`);
    const length = Math.max(there.length, there.normalize('NFC').length);
    if (column > length + 2) throw new Broken(`There is no such column: ${said}`);
    if (reason.trim() === '') throw new Broken(`It gives no reason: ${said}`);
  }
}

/** Not a word is lost, none that is private gets out, and what is told of is where it is said to be. */
function checkWords(
  { text, shown, secret, pointed }: Composed,
  rendered: Rendered,
  found: Diagnostic[],
) {
  const { variants, content } = rendered;
  for (const word of shown) if (!content.includes(word)) throw new Broken(`${word} is lost.`);
  for (const { name, body } of variants)
    for (const word of secret)
      if (String(body).includes(word)) throw new Broken(`${word} is published: ${name}`);
  const normal = text.normalize('NFC');
  const lines = new Lines(normal);
  for (const written of pointed) {
    const one = found.find(
      (each) => each.rule === 'template-code' && each.reason.includes(written),
    );
    if (one === undefined) throw new Broken(`Nobody tells of ${written}.`);
    const [from, to] = [
      [one.line, one.column],
      [one.endLine, one.endColumn],
    ].map(([line, column]) => lines.offset(line ?? 0, column ?? 0));
    const there = normal.slice(from, to);
    if (there !== written) throw new Broken(`${written} is said to be where “${there}” is.`);
  }
}

function checkVariants(rendered: Rendered): void {
  keeps('article', JSON.parse(textOf(rendered.variants, 'article')));
  keeps('entry', rendered.summary);
  keeps('oembed', JSON.parse(textOf(rendered.variants, 'oembed')));
  const content = parseFragment(rendered.content);
  untwin(content);
  const unfit = unfitIn(content.childNodes);
  if (unfit !== undefined) throw new Broken(`content holds ${unfit}.`);
  for (const name of ['page', 'embed', 'frame'])
    safe(name, parseHtml(textOf(rendered.variants, name)));
}

/** Puts pictures in the place of what shows their twins in the dark: our own, and nothing beside it. */
function untwin(parent: Tree.ParentNode): void {
  parent.childNodes = parent.childNodes.map((node) => {
    if ('childNodes' in node) untwin(node);
    if (node.nodeName !== 'picture' || !('childNodes' in node)) return node;
    const [source, image, ...others] = node.childNodes;
    const isOurs =
      node.attrs.length === 0 &&
      others.length === 0 &&
      image?.nodeName === 'img' &&
      source !== undefined &&
      'attrs' in source &&
      source.nodeName === 'source' &&
      source.attrs.map(({ name }) => name).join(' ') === 'srcset media' &&
      /^https:\/\/test\.example\/[^\s\\,]*$/.test(source.attrs[0]!.value) &&
      source.attrs[1]!.value === IN_THE_DARK;
    return isOurs ? image : node;
  });
}

const FORBIDDEN = new Set(
  'iframe frame frameset object embed applet form input textarea select base style'.split(' '),
);

/** No script, no handler, no style, no address that runs. */
function safe(of: string, node: Tree.Node): void {
  if ('tagName' in node) {
    const { tagName, attrs } = node;
    const isData =
      of === 'page' && attrs.some(({ name, value }) => name === 'type' && value.endsWith('+json'));
    if (tagName === 'script' && !isData && !isOurs(of, node))
      throw new Broken(`${of} holds a script.`);
    if (FORBIDDEN.has(tagName) && !isAllowed(of, node))
      throw new Broken(`${of} holds <${tagName}>.`);
    for (const { name, value } of attrs) {
      if (name.startsWith('on')) throw new Broken(`${of} has a handler: ${name}=${value}`);
      if (/^[\0-\u0020]*(javascript|vbscript|data:text)/i.test(value) && ADDRESSES.has(name))
        throw new Broken(`${of} has an address that runs: ${name}=${value}`);
    }
  }
  if ('childNodes' in node) for (const child of node.childNodes) safe(of, child);
}

/** The one script that a page or a frame has, to the character. */
function isOurs(of: string, { childNodes }: Tree.Element): boolean {
  const [text] = childNodes;
  const expected = { page: script, frame: frameScript }[of];
  return text !== undefined && 'value' in text && text.value === expected;
}

/**
 * The switch for larger text, above everything that an article says; and where the links of a frame
 * lead.
 */
function isAllowed(of: string, { tagName, parentNode }: Tree.Element): boolean {
  if (of === 'frame' && tagName === 'base') return true;
  const isLabel =
    parentNode !== null &&
    'attrs' in parentNode &&
    parentNode.attrs.some(({ name, value }) => name === 'class' && value === 'larger');
  return of === 'page' && tagName === 'input' && isLabel;
}

const ADDRESSES = new Set(
  'href src action formaction poster cite data srcset xlink:href'.split(' '),
);

/** Every feed that the article is in, read by somebody else's parser. */
function checkFeeds({ summary, content }: Rendered, settings: Settings, all: boolean): void {
  const entry: Summary = { ...summary, memory: memoryOf({ collections: ['site'] }) };
  const collections = everyCollection(catalogOf(entry), settings);
  const contents = new Map([[SLUG, content]]);
  let found = 0;
  for (const collection of collections) {
    const expected = collection.summaries.length;
    for (const file of renderCollection(collection, settings, contents)) {
      const { path } = file;
      const count = READERS.find(([name]) => path.endsWith(name))?.[1];
      if (count === undefined || (!all && collection.kind !== 'site')) continue;
      if ((count(outputText(file)) ?? 0) !== expected)
        throw new Broken(`${path} does not hold ${expected} entries.`);
      found += expected;
    }
  }
  if (found < READERS.length) throw new Broken('It is in no feed.');
  if (all) renderSite(linesOf(collections, settings), settings);
}

const READERS: readonly [name: string, count: (text: string) => number | undefined][] = [
  ['/feed.xml', (text) => parseRssFeed(text).items?.length],
  ['/atom.xml', (text) => parseAtomFeed(text).entries?.length],
  ['/feed.json', (text) => parseJsonFeed(JSON.parse(text)).items?.length],
];

function checkNotice(article: ParsedArticle, { summary }: Rendered, settings: Settings): void {
  const withdrawn = article.frontMatter.withdrawn ?? { reason: 'Why.' };
  const since = withdrawn.since ?? '2026-10-01';
  const { id, title, language } = summary;
  const notice = renderWithdrawn(
    { id, address: article.address, title, language, withdrawn: { ...withdrawn, since } },
    settings,
  );
  keeps('article', JSON.parse(textOf(notice, 'article')));
  safe('page', parseHtml(textOf(notice, 'page')));
}
