/** The source variant: the Markdown as it was accepted, in NFC and with LF, without its comments. */
import { withoutComments } from '../dialects/comments.ts';
import type { ParsedArticle } from '../model.ts';

export function renderSource({ text, comments }: ParsedArticle): string {
  return withoutComments(text, comments);
}
