/**
 * Where things are on the site: every path that an article, a listing or a feed mentions is made
 * here. Paths begin with a slash and are percent-encoded (RFC 3986), segment by segment.
 */
import type { Variant } from '../article/model.ts';
import type { Settings, Slug } from './settings.ts';

const variantFiles: Record<Variant['name'], string> = {
  page: '',
  article: 'article.json',
  embed: 'embed.html',
  source: 'source.md',
  oembed: 'oembed.json',
};

/** `sleep/restless legs` → `/articles/sleep/restless%20legs/` */
export function articlePath(slug: Slug): string {
  return `/articles/${encodePath(slug)}/`;
}

/** The page is the folder itself; the others are files in it. */
export function variantPath(slug: Slug, name: Variant['name']): string {
  return articlePath(slug) + variantFiles[name];
}

/** `sleep` → `/topics/sleep/` */
export function topicPath(id: string): string {
  return `/topics/${encodeURIComponent(id)}/`;
}

/**
 * A media file's place from its key in the source store: `media/a b.png` → `/media/a%20b.png`;
 * one that stands beside articles, `articles/x/a.png`, → `/media/articles/x/a.png`.
 */
export function mediaPath(key: string): string {
  return key.startsWith('media/') ? `/${encodePath(key)}` : `/media/${encodePath(key)}`;
}

/** A path of ours as an absolute URL. */
export function absolute(settings: Pick<Settings, 'baseUrl'>, path: string): string {
  return settings.baseUrl + path;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
