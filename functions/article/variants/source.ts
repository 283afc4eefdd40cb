/** The source: the Markdown as it was accepted, in NFC and with LF. */
import { withoutSpans } from '../html/comments.ts';
import { escapeMarkdown } from './notices.ts';
import type { Variant } from './variant.ts';

export const source: Variant = {
  name: 'source',
  file: 'source.md',
  mediaType: 'text/markdown',
  alternate: 'text/markdown',
  label: 'Markdown',
  render: ({ article }) => withoutSpans(article.text, article.structure.comments),
  notice: ({ gone, markdown }) => `# ${escapeMarkdown(gone.title)}\n\n${markdown}\n`,
};
