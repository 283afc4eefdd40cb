/** Where the newsroom is, and where its pages lead. */
import type { Slug } from '../../../../functions/site/settings.ts';

/** No object of the site has a path below this one. */
export const NEWSROOM = '/__newsroom/';
export const STYLESHEET = `${NEWSROOM}newsroom.css`;

export function newsroomPath(slug: Slug): string {
  return `${NEWSROOM}${encoded(slug)}/`;
}

/** `articles/x/index.html` → `/articles/x/`: the inverse of `siteKey`. */
export function sitePath(key: string): string {
  return `/${encoded(key).replace(/(^|\/)index\.html$/, '$1')}`;
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
