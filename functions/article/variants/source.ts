/** The source variant: the Markdown as it was accepted, in NFC and with LF. */
import type { ParsedArticle } from '../model.ts';

export function renderSource({ text }: ParsedArticle): string {
  return text;
}
