/** An article's topics as links. */
import type { Topic } from '../../../../schemas/types.ts';
import { html, type Html } from '../../../base/markup.ts';
import { topicPath } from '../../../site/routes.ts';

/** A tag may have none. */
export function hasPage({ url }: Topic): boolean {
  return url !== undefined;
}

export function topicLink({ id, title }: Topic): Html {
  return html`<a href="${topicPath(id)}">${title}</a>`;
}
