/** From bytes to what an article says, where it says it, and what it needs to know of others. */
import type { Nodes, Root } from 'mdast';
import type { Diagnostic, FrontMatter, ListedReference } from '../../schemas/types.ts';
import { joined, noBibliography, type Bibliography } from './bibliography/bibliography.ts';
import { keysOf } from './file/bibliographies.ts';
import { decode } from './file/decode.ts';
import { diagnostic, error, few, inOrder, severityOf, top, type Remark } from './diagnostics.ts';
import { readAddresses, type RefusedAddress } from './front-matter/addresses.ts';
import { readFrontMatter, rewritten, type FrontMatterResult } from './front-matter/read.ts';
import { addressRule } from './front-matter/rule-ids.ts';
import { presumedOriginal } from './file/copies.ts';
import { mergeConflict } from './file/merge-conflict.ts';
import { stringsFor } from '../site/strings/index.ts';
import { listedReferences } from './markdown/listed-references.ts';
import { takeTitle, titleFromSlug } from './markdown/headings.ts';
import { exceeds } from './file/limits.ts';
import { dayInName, draftMark, draftMarkInTitle } from './file/name.ts';
import { addedDialects, dialectsIn } from './dialects/index.ts';
import { MARKS_LIMIT, TooManyMarks } from './markdown/mark-limit.ts';
import { readHtml, type HtmlRead } from './html/read.ts';
import { NODES_LIMIT, OPEN_LIMIT } from './html/tree.ts';
import { describing } from './markdown/pictures.ts';
import { darkTwin } from './media/twins.ts';
import { noText } from './markdown/no-text.ts';
import { readMarkdown, type MarkdownRead } from './markdown/read.ts';
import { Citations } from './markdown/citations.ts';
import { languageOf } from './prose/recognised-language.ts';
import type { Cited, ParsedArticle, ParseResult, Source } from './model.ts';
import type { Settings, Slug } from '../site/settings.ts';
import { CELLS_LIMIT } from './file/output-size.ts';
import type { Unread } from './markdown/dialect.ts';
import { positionOfNode } from './positions.ts';
import type { Structure } from './markdown/structure.ts';
import { DEPTH_LIMIT, survey } from './markdown/survey.ts';
import { isSection } from '../site/slugs.ts';
import { tagUri } from '../site/tag-uri.ts';
import { resolveTarget, type Target } from './markdown/targets.ts';
import { beginning } from '../base/text.ts';

/**
 * Reads one source. Never throws, whatever the bytes: without an `article` the diagnostics say why
 * there is none, and `textOnly` may be left of it. With one, they are what front matter and text
 * have to be told already; `check` adds what depends on the rest of the world. Whoever is told that an
 * article names files of references (`bibliography.files`) reads them, and parses once more with what
 * they say.
 */
export function parse(
  source: Source,
  settings: Settings,
  bibliography?: Bibliography,
): ParseResult {
  const { slug, path = slug } = source;
  const file = `articles/${path}.md`;
  const decoded = decode(file, source.bytes);
  if ('diagnostic' in decoded) return { diagnostics: [decoded.diagnostic] };
  const { text } = decoded;
  const conflict = mergeConflict(text, file);
  if (conflict !== undefined) return { diagnostics: [conflict] };
  const front = readFrontMatter(text, file, settings);
  const { frontMatter: whole, salvaged, position, called, topicTitles, tags, extra } = front;
  const frontMatter = whole ?? salvaged;
  // Where the title cannot be read, the heading of a section is none.
  const lost = whole === undefined && !/^# /m.test(text) ? titleFromSlug(slug) : undefined;
  const citations = new Citations(frontMatter?.references ?? [], bibliography ?? noBibliography);
  const title = frontMatter?.title ?? lost;
  describeImage(frontMatter);
  const said = { language: frontMatter?.language, title, body: text.slice(front.block.end) };
  const language = languageOf(said, settings);
  const read = readBody(text, { path, front, frontMatter, title, citations, language }, settings);
  const refused = 'remark' in read ? [error('limits', file, read.remark)] : [];
  const mayBeEmpty = 'remark' in read || !whole || front.leadsElsewhere;
  const empty = mayBeEmpty ? undefined : noText(read.structure, text, settings);
  // Hugo's sections are often nothing but a title, over lists that we make ourselves.
  if (empty !== undefined && isSection(path)) whole!.draft = true;
  else if (empty !== undefined) refused.push(error('no-text', file, empty));
  if ('structure' in read) refused.push(...unclosedComments(read, file));
  const { refused: noAddress, ...addresses } = readAddresses(slug, frontMatter ?? {}, settings);
  const told = few(noAddress).flatMap((one) =>
    tellAddress(one, { file, position, called }, settings),
  );
  const byName =
    heldByName(path, frontMatter) ?? ('structure' in read ? heldByTitle(read, front) : undefined);
  if (byName !== undefined) told.push(diagnostic({ id: 'path' }, 'warning', file, byName));
  const ofFront = few(front.diagnostics).map((one) => withoutTitle(one, slug, read));
  const all = inOrder([...ofFront, ...told, ...refused]);
  if ('remark' in read || frontMatter === undefined) return { diagnostics: all };

  const { tree, structure } = read;
  const day = dayInName(slug);
  if (frontMatter.published === undefined && day !== undefined) frontMatter.published = day;
  const article: ParsedArticle = {
    slug,
    path,
    file,
    id: frontMatter.id ?? tagUri(settings.idAuthority, slug),
    title: read.title ?? titleFromSlug(slug),
    ...addresses,
    language,
    frontMatter,
    topicTitles,
    tags,
    extra,
    tree,
    structure,
    unread: read.unread.filter(({ grave }) => grave !== true).map(remarkOf),
    text,
    ...publicHead(front, citations.fromFiles),
    bibliography: cited(frontMatter, path, citations, bibliography),
    ...mentions(structure, frontMatter, { slug, path }),
    position,
    called,
    ...heldBack(front, byName),
  };
  return { [whole === undefined ? 'textOnly' : 'article']: article, diagnostics: all };
}

/** Who misspelt `title` is told what the article is called instead. */
function withoutTitle(one: Diagnostic, slug: Slug, read: ReturnType<typeof readBody>): Diagnostic {
  if (
    one.suggestion !== 'title' ||
    one.column !== 1 ||
    'remark' in read ||
    read.title !== undefined
  )
    return one;
  const reason = `${one.reason} Until then the article is called “${titleFromSlug(slug)}”, after its file.`;
  return { ...one, reason };
}

/** What the name of a file says of drafts, where the article itself says nothing of them. */
function heldByName(path: string, frontMatter: FrontMatter | undefined): Remark | undefined {
  const mark = frontMatter?.draft === undefined ? draftMark(path) : undefined;
  if (frontMatter === undefined || mark === undefined) return undefined;
  frontMatter.draft = true;
  const reason = `By its name (${mark}) this is a draft, and stays back: rename the file, or write \`draft: false\`.`;
  return { position: top, reason };
}

/** The same of its title, in front matter or as a heading. */
function heldByTitle(
  { title }: { title: string | undefined },
  { frontMatter, salvaged, position }: FrontMatterResult,
): Remark | undefined {
  const known = frontMatter ?? salvaged;
  const mark = known?.draft === undefined ? draftMarkInTitle(title ?? '') : undefined;
  if (known === undefined || mark === undefined) return undefined;
  known.draft = true;
  const reason = `By its title (${mark}) this is a draft, and stays back: take that out of the title, or write \`draft: false\`.`;
  return { position: known.title === undefined ? top : position(['title']), reason };
}

function heldBack(
  { heldBy, leadsElsewhere }: FrontMatterResult,
  byName: Remark | undefined,
): Pick<ParsedArticle, 'heldBack'> {
  const why = heldBy ?? byName;
  return why === undefined ? {} : { heldBack: { ...why, leadsElsewhere } };
}

/** The article's own picture, where only `pictures` say what it shows. */
function describeImage(frontMatter: FrontMatter | undefined): void {
  const { image, pictures = [] } = frontMatter ?? {};
  if (image?.alt !== '') return;
  const known = { url: image.src, alt: image.alt, title: null };
  describing(pictures)(known);
  image.alt = known.alt;
}

function tellAddress(
  { path, what }: RefusedAddress,
  { file, position, called }: Pick<ParsedArticle, 'file' | 'position' | 'called'>,
  settings: Settings,
): Diagnostic[] {
  const severity = severityOf(addressRule, settings);
  if (severity === 'off') return [];
  const reason = `\`${called(path[0])}\` ${what}`;
  return [diagnostic(addressRule, severity, file, { position: position(path), reason })];
}

type Body =
  | { tree: Root; structure: Structure; title: string | undefined; unread: Unread[] }
  | { remark: Remark };

/** Characters of a title; the schema's limit for one in the front matter. */
const TITLE_LIMIT = 300;

function readBody(
  text: string,
  {
    path,
    front: { block, position },
    frontMatter,
    title: ownTitle,
    citations,
    language,
  }: {
    path: string;
    front: FrontMatterResult;
    frontMatter: FrontMatter | undefined;
    title: string | undefined;
    citations: Citations;
    language: string;
  },
  settings: Settings,
): Body {
  const body = withoutBlock(text, block);
  const limit = exceeds(body);
  if (limit !== undefined) return { remark: limit };
  const strings = stringsFor(language, settings);
  let read: MarkdownRead;
  try {
    read = readMarkdown(body, dialectsIn(body, settings), strings, citations);
  } catch (thrown) {
    if (!(thrown instanceof TooManyMarks)) return { remark: failedDialect(thrown, settings) };
    const reason =
      'Up to here there are more marks (* _ ~ [ ]) than are read, ' +
      `at most ${MARKS_LIMIT} in one paragraph: split it, or put a backslash before them.`;
    return { remark: { position: thrown.position, reason } };
  }
  const { tree, unread, comments } = read;
  const html = readHtml(tree, text, strings);
  if (html.tooMuch !== undefined) return { remark: tooMuchHtml(html.tooMuch) };
  const heading = takeTitle(tree, ownTitle);
  // Counted in characters, as the schema of front matter counts.
  const title = heading === undefined ? undefined : beginning(heading, TITLE_LIMIT);
  citations.list(frontMatter?.nocite ?? []);
  const { references = [] } = frontMatter ?? {};
  const listed = [...references, ...citations.fromFiles];
  const positions = listed.map((_, at) =>
    position(at < references.length ? ['references', at] : ['bibliography']),
  );
  tree.children.push(...listedReferences(listed, positions, tree));
  const describe = describing(frontMatter?.pictures ?? []);
  const told = { ...html, comments: [...comments, ...html.comments] };
  const structure = survey(tree, { path, text, strings, describe }, told);
  const remark = tooMuch(structure);
  return remark === undefined ? { tree, structure, title, unread } : { remark };
}

/** Ours never throw; one that a configuration adds keeps back the article, and no other. */
function failedDialect(thrown: unknown, settings: Settings): Remark {
  if (addedDialects.of(settings).length === 0) throw thrown;
  const said = thrown instanceof Error ? thrown.message : String(thrown);
  return { position: top, reason: `A dialect of the configuration fails on this text: ${said}` };
}

function remarkOf({ position, reason }: Unread): Remark {
  return { position: positionOfNode({ position }), reason };
}

/** Blank lines in the place of the front matter, so that everything else stays where it is. */
function withoutBlock(text: string, { start, end }: { start: number; end: number }): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + text.slice(end);
}

/** Where the front matter says more than is for readers, what of it is. */
function publicHead(
  front: FrontMatterResult,
  fromFiles: readonly ListedReference[],
): Pick<ParsedArticle, 'publicHead'> {
  const { block, publicBlock, frontMatter } = front;
  if (publicBlock === undefined || frontMatter === undefined) return {};
  const { bibliography = [], nocite: _, references = [], ...rest } = frontMatter;
  if (bibliography.length === 0) return { publicHead: { head: publicBlock, upTo: block.end } };
  const listed = [...references, ...fromFiles];
  const all = listed.length > 0 ? { ...rest, references: listed } : rest;
  return { publicHead: { head: rewritten({ ...front, frontMatter: all }), upTo: block.end } };
}

/** What an article takes from files, and what it has to be told of them. */
function cited(
  { bibliography: named = [] }: FrontMatter,
  path: string,
  citations: Citations,
  bibliography: Bibliography | undefined,
): Cited {
  const files = named.map((file) => keysOf(file, path));
  // Where nobody has looked, none is there.
  const { keys, missing, remarks } = bibliography ?? joined(files, new Map());
  const references = citations.fromFiles;
  // What is broken in an entry that nobody cites changes nothing.
  const matters = citations.unknown.length > 0 || keys.length === 0;
  return {
    files,
    references,
    missing,
    remarks: [...(matters ? remarks : []), ...citations.remarks],
    isUnused: keys.length > 0 && references.length === 0 && citations.remarks.length === 0,
    unknown: citations.unknown,
    keys: citations.keys,
  };
}

function tooMuch({ beyond, cells }: Structure): Remark | undefined {
  if (beyond.depth)
    return at(beyond.depth, `The text is nested more than ${DEPTH_LIMIT} levels deep: flatten it.`);
  if (beyond.cells) {
    const reason = `The tables have ${cells} cells, and at most ${CELLS_LIMIT} are read: split them.`;
    return at(beyond.cells, reason);
  }
  if (beyond.bytes)
    return at(beyond.bytes, 'The page would have more than 2.5 MiB of HTML: split the article.');
  return undefined;
}

/** Nobody can say what behind it was meant for readers. */
function unclosedComments(
  { structure, unread }: { structure: Structure; unread: readonly Unread[] },
  file: string,
): Diagnostic[] {
  const reason =
    'A comment begins here and is never closed, so that what follows may be public or lost: ' +
    'write --> behind it, in the same block of HTML.';
  const html = structure.leftOut.filter(({ why }) => why === 'comment');
  const others = unread.filter(({ grave }) => grave === true);
  return few([...html.map((one) => at(one, reason)), ...others.map(remarkOf)]).map((remark) =>
    error('comment-unclosed', file, remark),
  );
}

function tooMuchHtml({ what, position }: HtmlRead['tooMuch'] & object): Remark {
  const reason =
    what === 'depth'
      ? `Here more than ${OPEN_LIMIT} elements of HTML are open at once: close them, or flatten them.`
      : `Up to here the HTML has more than ${NODES_LIMIT} elements and pieces of text: split the article.`;
  return at({ position }, reason);
}

/** Where something begins: what is too much has no end worth pointing at. */
function at(node: Pick<Nodes, 'position'>, reason: string): Remark {
  const { line, column } = positionOfNode(node);
  return { position: { line, column }, reason };
}

/** The articles and media that a text names, each once, in order. */
function mentions(
  { links, images }: Structure,
  { related = [], translationOf, image }: FrontMatter,
  { slug, path }: { slug: Slug; path: string },
): Pick<ParsedArticle, 'links' | 'media'> {
  const targets: Target[] = [
    ...[...links, ...images].map(({ target }) => target),
    ...related.map((other) => resolveTarget(other, path)),
    ...(translationOf === undefined ? [] : [resolveTarget(translationOf, path)]),
    ...(image === undefined ? [] : [resolveTarget(image.src, path)]),
  ];
  const original = presumedOriginal(slug);
  const slugs = [
    ...targets.flatMap((target) => (target.kind === 'article' ? target.slug : [])),
    ...(original === undefined ? [] : [original]),
  ];
  const keys = targets.flatMap((target) => (target.kind === 'media' ? target.keys : []));
  return {
    links: [...new Set(slugs)].filter((other) => other !== slug),
    media: [...new Set([...keys, ...keys.flatMap((key) => darkTwin(key) ?? [])])],
  };
}
