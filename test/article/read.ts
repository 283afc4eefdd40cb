/** Reads one article as the functions do, for tests of a single room. */
import { check, checkText } from '../../functions/article/check.ts';
import type {
  LinkedSummary,
  Folder,
  MediaSummary,
  Dependencies,
} from '../../functions/article/model.ts';
import type { Settings } from '../../functions/site/settings.ts';
import { parse } from '../../functions/article/parse.ts';
import { render, textOf } from '../../functions/article/render.ts';
import { readSettings } from '../../functions/article/settings/read.ts';
import type { Diagnostic, FrontMatter, LiveArticle } from '../../schemas/types.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const NOW = '2026-11-01T08:00:00Z';

export function settingsOf(yaml = ''): Settings {
  const { settings, diagnostics } = readSettings(
    bytes(`name: Test\nbaseUrl: https://test.example\n${yaml}`),
  );
  if (settings === undefined) throw new Error(JSON.stringify(diagnostics));
  return settings;
}

/** Everything off but what a test is about, so that each finding is meant. */
export const strict = settingsOf('profile: strict\n');
export const plain = settingsOf('profile: plain\n');

interface Around {
  settings?: Settings;
  articles?: Record<string, LinkedSummary>;
  media?: Record<string, MediaSummary>;
  folder?: Folder;
}

export function dependencies({
  settings = plain,
  articles = {},
  media = {},
  folder,
}: Around): Dependencies {
  return {
    settings,
    articles: new Map(Object.entries(articles)),
    media: new Map(Object.entries(media)),
    ...(folder && { folder }),
  };
}

/** All findings on a source, as publish and check would have them. */
export function remarks(source: string | Uint8Array, around: Around = {}): Diagnostic[] {
  const { settings = plain } = around;
  const given = typeof source === 'string' ? bytes(source) : source;
  const read = parse({ slug: 'sleep/a', bytes: given, lastModified: NOW }, settings);
  const { article, textOnly } = read;
  const text = textOnly ? checkText(textOnly, dependencies(around), NOW) : [];
  const judged = article ? check(article, dependencies(around), NOW) : text;
  return [...read.diagnostics, ...judged];
}

/** `rule line:column`, for the rules that are named or for all. */
export function positions(found: readonly Diagnostic[], ...rules: string[]): string[] {
  return found
    .filter(({ rule }) => rules.length === 0 || rules.includes(rule))
    .map(({ rule, line, column }) => `${rule} ${line}:${column}`);
}

export function published(
  source: string,
  { slug = 'sleep/a', ...around }: Around & { slug?: string } = {},
) {
  const { settings = plain } = around;
  const { article, diagnostics } = parse(
    { slug, bytes: bytes(source), lastModified: NOW },
    settings,
  );
  if (article === undefined) throw new Error(JSON.stringify(diagnostics));
  const rendered = render(article, dependencies(around), { published: NOW, modified: NOW });
  const body = (name: string) => textOf(rendered.variants, name);
  return { ...rendered, article: JSON.parse(body('article')) as LiveArticle, body };
}

/** What the front matter of a source says, in our words. */
export function frontMatterOf(source: string, settings: Settings = plain): FrontMatter {
  const { article } = parse({ slug: 'sleep/a', bytes: bytes(source), lastModified: NOW }, settings);
  return article!.frontMatter;
}
