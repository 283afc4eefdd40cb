/** The source: the Markdown as it was accepted, in NFC and with LF, without its comments. */
import { withoutComments } from '../dialects/comments.ts';
import { escapeMarkdown } from './notices.ts';
import type { Variant } from './variant.ts';

export const source: Variant = {
  name: 'source',
  file: 'source.md',
  mediaType: 'text/markdown',
  alternate: 'text/markdown',
  label: 'Markdown',
  render: ({ article }) => withoutComments(article.text, article.structure.comments),
  notice: ({ gone, markdown }) => `# ${escapeMarkdown(gone.title)}\n\n${markdown}\n`,
};
