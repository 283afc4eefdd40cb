/** The text of a source, as diagnostics count its lines and columns. */
import { readFileSync } from 'node:fs';
import { decode } from '../../../functions/article/file/decode.ts';
import { fileOf } from './content-folder.ts';

/** Of what is no text, what can be shown. */
function textOf(file: string, bytes: Uint8Array): string {
  const decoded = decode(file, bytes);
  return 'text' in decoded
    ? decoded.text
    : new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n').normalize('NFC');
}

/** Looks a source up in the content folder; undefined when it cannot be read any more. */
export function sourceText(content: string): (file: string) => string | undefined {
  return (file) => {
    try {
      return textOf(file, readFileSync(fileOf(content, file)));
    } catch {
      return undefined;
    }
  };
}
