/** A withdrawn article: since when and why, in every variant. */
import type { Withdrawal } from '../../../schemas/types.ts';
import { readableDay } from '../../base/time.ts';
import { html } from '../../base/markup.ts';
import type { Variant } from '../model.ts';
import type { Settings } from '../../site/settings.ts';
import { escapeMarkdown, renderNotice, type Gone } from './notice.ts';
import { day } from '../render/review.ts';

export function renderWithdrawn(
  { withdrawn, ...gone }: Gone & { withdrawn: Withdrawal },
  settings: Settings,
): Variant[] {
  const { since, reason } = withdrawn;
  return renderNotice(gone, settings, {
    words: html`<p><strong>This article was withdrawn on ${day(since)}.</strong></p>
<p>${reason}</p>`,
    markdown: `This article was withdrawn on ${readableDay(since)}.\n\n${escapeMarkdown(reason)}`,
    look: 'callout stop',
    data: { status: 'withdrawn', withdrawn },
    document: { robots: 'noindex' },
  });
}
