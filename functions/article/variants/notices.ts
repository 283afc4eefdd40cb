/** What every variant of a gone article says: that it was withdrawn, or where it lives on. */
import type { Withdrawal } from '../../../schemas/types.ts';
import { html } from '../../base/markup.ts';
import type { Settings } from '../../site/settings.ts';
import { ofWords } from '../../site/layout.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { day } from '../render/review.ts';
import type { Gone, Notice } from './variant.ts';

/** The notice but for what it looks at to render. */
type Said = Pick<Notice, 'gone' | 'words' | 'look' | 'markdown' | 'data' | 'document'>;

/** Since when it is withdrawn, and why. */
export function withdrawalNotice(
  { withdrawn, ...gone }: Gone & { withdrawn: Withdrawal },
  settings: Settings,
): Said {
  const { since, reason } = withdrawn;
  const { notice, day: dayAsText } = stringsFor(gone.language, settings);
  return {
    gone,
    words: html`<p${ofWords(gone.language, settings)}><strong>${notice.withdrawn(day(since, gone.language, settings))}</strong></p>
<p>${reason}</p>`,
    markdown: `${notice.withdrawnOn(dayAsText(since))}\n\n${escapeMarkdown(reason)}`,
    look: 'callout stop',
    data: { status: 'withdrawn', withdrawn },
    document: { robots: 'noindex' },
  };
}

/** The way to where it lives on; `movedTo` is the absolute URL of the page it is now. */
export function redirectNotice(
  { movedTo, ...gone }: Gone & { movedTo: string },
  settings: Settings,
): Said {
  const { moved } = stringsFor(gone.language, settings).notice;
  const words = ofWords(gone.language, settings);
  const said = words === undefined ? moved : html`<span${words}>${moved}</span>`;
  return {
    gone,
    words: html`<p>${said} <a href="${movedTo}">${gone.title}</a></p>`,
    markdown: `${moved} <${movedTo}>`,
    look: 'callout',
    data: { status: 'moved', movedTo },
    document: {
      canonical: movedTo,
      head: html`<meta http-equiv="refresh" content="0; url=${movedTo}">`,
    },
  };
}

/** Text that Markdown shows as it is (CommonMark, section 2.4). */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_~[\]<>#&|!]/g, '\\$&');
}
