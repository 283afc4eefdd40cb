/** Bytes to text: UTF-8 strictly, no byte order mark, NFC, LF, no forbidden characters. */
import type { Diagnostic } from '../../../schemas/types.ts';
import { findForbidden } from '../../base/text.ts';
import { error, top } from '../diagnostics.ts';
import { positionAt } from '../positions.ts';

/** Bytes a text file may have. */
const TEXT_LIMIT = 1024 * 1024;

const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * The text of a source, or the one diagnostic that says why there is none. Its lines are those of
 * the file as pushed; a column can differ where NFC composes characters on the same line.
 */
export function decode(
  file: string,
  bytes: Uint8Array,
  limit = TEXT_LIMIT,
): { text: string } | { diagnostic: Diagnostic } {
  if (bytes.byteLength > limit) {
    const reason =
      `This file has ${bytes.byteLength} bytes, and at most ${limit} are read: ` +
      'split it into several files.';
    return { diagnostic: error('file-size', file, { position: top, reason }) };
  }
  let decoded: string;
  try {
    decoded = strict.decode(bytes);
  } catch {
    return { diagnostic: notUtf8(file, bytes) };
  }
  const text = decoded.replace(/\r\n?/g, '\n').normalize('NFC');
  const found = findForbidden(text);
  if (found === undefined) return { text };
  const reason = `Here stands ${found.what}, which cannot be published: delete it.`;
  const position = positionAt(text, found.offset);
  return { diagnostic: error('characters', file, { position, reason }) };
}

function notUtf8(file: string, bytes: Uint8Array): Diagnostic {
  const good = strictPrefix(bytes);
  const text = strict.decode(bytes.subarray(0, good)).replace(/\r\n?/g, '\n');
  const byte = bytes[good]!.toString(16).toUpperCase().padStart(2, '0');
  const reason =
    `The byte 0x${byte} here is not UTF-8: save the file with the encoding UTF-8` +
    (looksLikeUtf16(bytes) ? ' (it looks like UTF-16).' : '.');
  return error('encoding', file, { position: positionAt(text, text.length), reason });
}

function looksLikeUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** How many bytes from the start are whole, well-formed UTF-8 (The Unicode Standard, table 3-7). */
function strictPrefix(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

/** Bytes of the well-formed sequence that begins here; 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i];
    const [from, to] = i === 1 ? [low, high] : [0x80, 0xbf];
    if (byte === undefined || byte < from || byte > to) return 0;
  }
  return length;
}
