/**
 * What a key in the source store is, by its name alone.
 *
 * A name that would be ambiguous in a URL, invisible to an editor, or another file on another
 * system is refused with a diagnostic; the rest of the folder publishes.
 */
import type { Diagnostic } from '../../../schemas/types.ts';
import { error, top } from '../diagnostics.ts';
import { conflictCopy, isLock, leftover } from './copies.ts';
import type { Slug } from '../../site/settings.ts';
import { slugOfPath } from '../../site/slugs.ts';
import { pictureOfRendition } from '../../site/routes.ts';
import { isAddedFile } from '../../site/variant-files.ts';
import { variantTable } from '../../site/variant-table.ts';
import { formats } from './bibliographies.ts';
import { extension } from './extension.ts';
import { mediaTypes } from './media-types.ts';

export type SourceKind =
  /** `path`: of the file below `articles/`, without `.md`, where that is not the slug. */
  | { kind: 'article'; slug: Slug; path?: string }
  | { kind: 'settings' }
  | { kind: 'media'; key: string }
  | { kind: 'withdrawal'; slug: Slug }
  /** It may hold references; what it is only an article tells that names it. */
  | { kind: 'bibliography'; key: string }
  | { kind: 'ignored' }
  | { kind: 'forbidden'; diagnostic: Diagnostic };

/** UTF-8 bytes of a key; S3 takes 1,024, and records and variants add their own words. */
const KEY_LIMIT = 200;

/** Sorts one key of the source store. Never throws, whatever the key. */
export function classify(key: string): SourceKind {
  if (key === 'site.yaml') return { kind: 'settings' };
  const ordered = /^withdrawals\/(.+)\.json$/.exec(key)?.[1];
  if (ordered !== undefined) return classifyWithdrawal(key, ordered);
  const area = key.startsWith('articles/') ? 'articles' : key.startsWith('media/') && 'media';
  if (!area || key.endsWith('/') || isIgnored(key)) return { kind: 'ignored' };
  const isArticle = area === 'articles' && key.endsWith('.md');
  if (area === 'articles' && !isArticle && markdown.test(key))
    return forbidden(key, /\.mdx$/i.test(key) ? isMdx : isMisnamed);
  const isMedia = Object.hasOwn(mediaTypes, extension(key));
  const mayBeReferences = area === 'articles' && Object.hasOwn(formats, extension(key));
  if (!isArticle && !isMedia && !mayBeReferences) return { kind: 'ignored' };

  const wrong = whatIsWrong(key, isArticle);
  if (mayBeReferences)
    return wrong === undefined ? { kind: 'bibliography', key } : { kind: 'ignored' };
  if (wrong !== undefined) return forbidden(key, wrong);
  if (!isArticle) return { kind: 'media', key };
  const name = key.slice(key.lastIndexOf('/') + 1, -'.md'.length);
  const copy = conflictCopy(name);
  if (copy !== undefined) return refuse(key, isCopy(copy));
  const left = leftover(name);
  if (left !== undefined) return refuse(key, isLeftover(left));
  const path = key.slice('articles/'.length, -'.md'.length);
  const slug = slugOfPath(path);
  return { kind: 'article', slug, ...(path !== slug && { path }) };
}

/** An order to withdraw an article has the article's path, in a folder of its own. */
function classifyWithdrawal(key: string, slug: Slug): SourceKind {
  const article = classify(`articles/${slug}.md`);
  if (article.kind === 'article' && article.slug !== slug)
    return refuse(key, `An order has the name of a folder here: withdrawals/${article.slug}.json.`);
  if (article.kind === 'article') return { kind: 'withdrawal', slug };
  if (article.kind !== 'forbidden') return { kind: 'ignored' };
  return { ...article, diagnostic: { ...article.diagnostic, file: printable(key) } };
}

/** What somebody else's tools take for an article: it must not be passed over in silence. */
const markdown = /\.(md|mdx|markdown|mdown|mkdn?)$/i;

const isMisnamed = 'Articles are files whose name ends in .md, in lower case.';
const isMdx = 'Of MDX only the Markdown can be read, from a file whose name ends in .md.';

function isCopy({ tool, original }: { tool: string; original: string }): string {
  return (
    `This is a copy that ${tool} made because two versions of ${original}.md were in conflict: ` +
    'keep what is right in that file, and delete this one.'
  );
}

function isLeftover({ mark, original }: { mark: string; original: string }): string {
  return (
    `By its name (${mark}) this is what an editor or a merge left of ${original}.md: ` +
    'delete it, or give it a name of its own if it is an article.'
  );
}

/** What is said of a file that has the same address as another, which counts. */
export function shadowed(key: string, other: string): Diagnostic {
  const reason = `${other} has the address of this file: move what is right into one of them, and delete the other.`;
  return error('path', key, { position: top, reason });
}

function forbidden(key: string, wrong: string): SourceKind {
  return refuse(key, `${wrong} Rename the file.`);
}

function refuse(key: string, reason: string): SourceKind {
  return {
    kind: 'forbidden',
    diagnostic: error('path', printable(key), { position: top, reason }),
  };
}

/** Hidden files, locks and everybody's drafts. */
function isIgnored(key: string): boolean {
  // Hugo's home page says what ours says.
  if (key === 'articles/_index.md') return true;
  return key
    .split('/')
    .some(
      (segment) =>
        (segment.startsWith('.') && !/^\.{1,2}$/.test(segment)) ||
        isLock(segment) ||
        segment === '_drafts',
    );
}

/** Names of the variants: a folder of that name would stand where a variant stands. */
const variants = new Set([
  'index.html',
  ...Object.values(variantTable).map(({ file }) => file.toLowerCase()),
]);

const invisible =
  /[\0-\x1F\x7F-\x9F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]|\p{Surrogate}/u;

/** The first thing that is wrong with a key, as a sentence. */
function whatIsWrong(key: string, isArticle: boolean): string | undefined {
  const hidden = invisible.exec(key)?.[0];
  if (hidden !== undefined) {
    const code = hidden.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    return `The path holds a character that nobody sees (U+${code}).`;
  }
  // What a file system gives instead of bytes that are no letters.
  if (key.includes('\uFFFD')) return 'The path is not valid UTF-8.';
  const special = /[\\%?#]/.exec(key)?.[0];
  if (special !== undefined) return `The path holds ${special}, which has a meaning in URLs.`;
  if (key !== key.normalize('NFC')) {
    return (
      'The path writes an accented letter as two characters (Unicode NFD), which is another file ' +
      `on other systems; it should be "${key.normalize('NFC')}" in NFC.`
    );
  }
  const bytes = Buffer.byteLength(key);
  if (bytes > KEY_LIMIT)
    return `The path has ${bytes} bytes, and at most ${KEY_LIMIT} can be kept.`;
  if (key.startsWith('media/articles/')) {
    return 'The folder media/articles/ is where pictures from beside the articles are published.';
  }
  const picture = pictureOfRendition(key);
  if (picture !== undefined)
    return `A smaller file of ${picture.slice(picture.lastIndexOf('/') + 1)} has this name when that is published.`;
  const path = isArticle ? key.slice(0, -'.md'.length) : key;
  if (isArticle && slugOfPath(slugOfPath(path)) !== slugOfPath(path))
    return 'The path has a folder called index with an index in it.';
  for (const segment of path.split('/')) {
    const wrong = whatIsWrongWith(segment, isArticle);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function whatIsWrongWith(segment: string, isArticle: boolean): string | undefined {
  if (segment === '') return 'The path has an empty part.';
  if (segment === '.' || segment === '..') return `The path has a part ${segment}.`;
  if (segment !== segment.trim()) return `"${segment}" begins or ends with a space.`;
  if (segment.endsWith('.')) return `"${segment}" ends with a dot.`;
  const name = segment.toLowerCase();
  if (isArticle && (variants.has(name) || isAddedFile(name))) {
    return `"${segment}" is a name that the site itself uses for every article.`;
  }
  return undefined;
}

/** A key as it can stand in a report: what cannot be seen is spelled out. */
function printable(key: string): string {
  const global = new RegExp(invisible.source, 'gu');
  return key.replace(global, (c) => `\\u{${c.codePointAt(0)!.toString(16)}}`);
}
