/** From bytes to what an article says, where it says it, and what it needs to know of others. */
import type { Nodes, Root } from 'mdast';
import type { Diagnostic, FrontMatter } from '../../schemas/types.ts';
import { decode } from './file/decode.ts';
import { error, few, inOrder, type Remark } from './diagnostics.ts';
import { readFrontMatter } from './front-matter/read.ts';
import { takeTitle, titleFromSlug } from './markdown/headings.ts';
import { exceeds } from './file/limits.ts';
import { commentsIn } from './dialects/comments.ts';
import { dialectsIn } from './dialects/index.ts';
import { dayInName } from './front-matter/loose-dates.ts';
import { MARKS_LIMIT, TooManyMarks } from './markdown/mark-limit.ts';
import { readHtml, type HtmlRead } from './html/read.ts';
import { NODES_LIMIT, OPEN_LIMIT } from './html/tree.ts';
import { noText } from './markdown/no-text.ts';
import { readMarkdown } from './markdown/read.ts';
import type { ParsedArticle, ParseResult, Source } from './model.ts';
import type { Settings, Slug } from '../site/settings.ts';
import { CELLS_LIMIT } from './file/output-size.ts';
import type { Unread } from './markdown/dialect.ts';
import { positionOfNode } from './positions.ts';
import type { Structure } from './markdown/structure.ts';
import { DEPTH_LIMIT, survey } from './markdown/survey.ts';
import { tagUri } from '../site/tag-uri.ts';
import { resolveTarget, type Target } from './markdown/targets.ts';
import { beginning } from '../base/text.ts';

/**
 * Reads one source. Never throws, whatever the bytes: without an `article` the diagnostics say why
 * there is none, and `textOnly` may be left of it. With one, they are what front matter and text
 * have to be told already; `check` adds what depends on the rest of the world.
 */
export function parse(source: Source, settings: Settings): ParseResult {
  const file = `articles/${source.slug}.md`;
  const decoded = decode(file, source.bytes);
  if ('diagnostic' in decoded) return { diagnostics: [decoded.diagnostic] };
  const { text } = decoded;
  const {
    frontMatter: whole,
    salvaged,
    position,
    diagnostics,
  } = readFrontMatter(text, file, settings);
  const frontMatter = whole ?? salvaged;
  // Where the title cannot be read, the heading of a section is none.
  const lost = whole === undefined && !/^# /m.test(text) ? titleFromSlug(source.slug) : undefined;
  const read = readBody(text, source.slug, frontMatter?.title ?? lost, settings);
  const refused =
    'remark' in read ? [error('limits', file, read.remark)] : unclosedComments(read.unread, file);
  const empty = 'remark' in read || !whole ? undefined : noText(read.structure, text);
  if (empty !== undefined) refused.push(error('no-text', file, empty));
  if ('structure' in read) refused.push(...unclosedHtml(read.structure, file));
  const all = inOrder([...few(diagnostics), ...refused]);
  if ('remark' in read || frontMatter === undefined) return { diagnostics: all };

  const { tree, structure, title } = read;
  const { slug } = source;
  const day = dayInName(slug);
  if (frontMatter.published === undefined && day !== undefined) frontMatter.published = day;
  const article: ParsedArticle = {
    slug,
    file,
    id: frontMatter.id ?? tagUri(settings.idAuthority, slug),
    title: title ?? titleFromSlug(slug),
    language: frontMatter.language ?? settings.language,
    frontMatter,
    tree,
    structure,
    unread: read.unread.filter(({ grave }) => grave !== true).map(remarkOf),
    text,
    ...mentions(structure, frontMatter, slug),
    position,
  };
  return { [whole === undefined ? 'textOnly' : 'article']: article, diagnostics: all };
}

type Body =
  | {
      tree: Root;
      structure: Structure;
      title: string | undefined;
      unread: Unread[];
    }
  | { remark: Remark };

/** Characters of a title; the schema's limit for one in the front matter. */
const TITLE_LIMIT = 300;

function readBody(
  text: string,
  slug: Slug,
  ownTitle: string | undefined,
  settings: Settings,
): Body {
  const limit = exceeds(text);
  if (limit !== undefined) return { remark: limit };
  let read: { tree: Root; unread: Unread[] };
  try {
    read = readMarkdown(text, dialectsIn(text, settings.dialects ?? {}));
  } catch (thrown) {
    if (!(thrown instanceof TooManyMarks)) throw thrown;
    const reason =
      'Up to here there are more marks (* _ ~ [ ]) than are read, ' +
      `at most ${MARKS_LIMIT} in one paragraph: split it, or put a backslash before them.`;
    return { remark: { position: thrown.position, reason } };
  }
  const { tree } = read;
  const { ranges, unclosed } = commentsIn(tree, text);
  const unread = [...read.unread, ...unclosed];
  // The front matter has been read already.
  if (isFrontMatter(tree.children[0])) tree.children.shift();
  const html = readHtml(tree, text);
  if (html.tooMuch !== undefined) return { remark: tooMuchHtml(html.tooMuch) };
  html.comments = [...ranges, ...html.comments].sort(([a], [b]) => a - b);
  const heading = takeTitle(tree, ownTitle);
  // Counted in characters, as the schema of front matter counts.
  const title = heading === undefined ? undefined : beginning(heading, TITLE_LIMIT);
  const structure = survey(tree, slug, text, html);
  const remark = tooMuch(structure);
  return remark === undefined ? { tree, structure, title, unread } : { remark };
}

/** Who writes for colleagues must be able to trust that nobody else reads it. */
function unclosedComments(unread: readonly Unread[], file: string): Diagnostic[] {
  const grave = unread.filter((one) => one.grave === true);
  return few(grave).map((one) => error('comment-unclosed', file, remarkOf(one)));
}

function remarkOf({ position, reason }: Unread): Remark {
  return { position: positionOfNode({ position }), reason };
}

/** remark-frontmatter makes nodes that mdast has no type for. */
function isFrontMatter(node: { type: string } | undefined): boolean {
  return node !== undefined && ['yaml', 'toml', 'json'].includes(node.type);
}

function tooMuch({ beyond, cells }: Structure): Remark | undefined {
  if (beyond.depth)
    return at(beyond.depth, `The text is nested more than ${DEPTH_LIMIT} levels deep: flatten it.`);
  if (beyond.cells) {
    const reason = `The tables have ${cells} cells, and at most ${CELLS_LIMIT} are read: split them.`;
    return at(beyond.cells, reason);
  }
  if (beyond.bytes)
    return at(beyond.bytes, 'The page would have more than 5 MiB of HTML: split the article.');
  return undefined;
}

/** Nobody can say what behind it was meant for readers. */
function unclosedHtml({ leftOut }: Structure, file: string): Diagnostic[] {
  const reason =
    'A comment begins here and is never closed, so that what follows may be public or lost: ' +
    'write --> behind it, in the same block of HTML.';
  return leftOut.flatMap(({ why, position }) =>
    why === 'comment' ? error('comment-unclosed', file, at({ position }, reason)) : [],
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
  slug: Slug,
): Pick<ParsedArticle, 'links' | 'media'> {
  const targets: Target[] = [
    ...[...links, ...images].map(({ target }) => target),
    ...related.map((path) => resolveTarget(path, slug)),
    ...(translationOf === undefined ? [] : [resolveTarget(translationOf, slug)]),
    ...(image === undefined ? [] : [resolveTarget(image.src, slug)]),
  ];
  const slugs = targets.flatMap((target) => (target.kind === 'article' ? target.slug : []));
  const keys = targets.flatMap((target) => (target.kind === 'media' ? target.keys : []));
  return {
    links: [...new Set(slugs)].filter((other) => other !== slug),
    media: [...new Set(keys)],
  };
}
