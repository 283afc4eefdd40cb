/**
 * The source: the Markdown as it was accepted, in NFC and with LF, but for what stands in its front
 * matter and is nobody's business.
 */
import { escapeMarkdown } from './notices.ts';
import type { Variant } from './variant.ts';

export const source: Variant = {
  name: 'source',
  file: 'source.md',
  mediaType: 'text/markdown',
  alternate: 'text/markdown',
  label: 'Markdown',
  render({ article: { text, publicHead: { head, upTo } = { head: '', upTo: 0 } } }) {
    return head + text.slice(upTo);
  },
  notice: ({ gone, markdown }) => `# ${escapeMarkdown(gone.title)}\n\n${markdown}\n`,
};
