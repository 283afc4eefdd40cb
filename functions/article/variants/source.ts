/**
 * The source: the Markdown as it was accepted, in NFC and with LF, but for comments, and for what
 * stands in its front matter and is nobody's business.
 */
import { withoutSpans } from '../html/comments.ts';
import { escapeMarkdown } from './notices.ts';
import type { Variant } from './variant.ts';

export const source: Variant = {
  name: 'source',
  file: 'source.md',
  mediaType: 'text/markdown',
  alternate: 'text/markdown',
  label: 'Markdown',
  render({ article: { text, structure, publicHead: { head, upTo } = { head: '', upTo: 0 } } }) {
    const below = structure.comments.filter(([from]) => from >= upTo);
    return head + withoutSpans(text, below).slice(upTo);
  },
  notice: ({ gone, markdown }) => `# ${escapeMarkdown(gone.title)}\n\n${markdown}\n`,
};
