/** An article that lives on elsewhere: the way there, in every variant. */
import { html } from '../../base/markup.ts';
import type { Variant } from '../model.ts';
import type { Settings } from '../../site/settings.ts';
import { renderNotice, type Gone } from './notice.ts';

/** `movedTo` is the absolute URL of the page it is now. */
export function renderMoved(
  { movedTo, ...gone }: Gone & { movedTo: string },
  settings: Settings,
): Variant[] {
  return renderNotice(gone, settings, {
    words: html`<p>This article has moved: <a href="${movedTo}">${gone.title}</a></p>`,
    markdown: `This article has moved: <${movedTo}>`,
    look: 'callout',
    data: { status: 'moved', movedTo },
    document: {
      canonical: movedTo,
      head: html`<meta http-equiv="refresh" content="0; url=${movedTo}">`,
    },
  });
}
