/** Media files: what their name says must be what their bytes are, and no more than a picture. */
import type { Diagnostic } from '../../../schemas/types.ts';
import { decode } from '../file/decode.ts';
import { error, top } from '../diagnostics.ts';
import { mediaTypes, type MediaType } from '../file/media-types.ts';
import { positionAt } from '../positions.ts';
import { extension } from '../file/extension.ts';
import { findUnsafeSvg } from './svg.ts';

/** Bytes of one file. */
const MEDIA_LIMIT = 10 * 1024 * 1024;

/** The MIME type to serve a media file with, or why it is not published. */
export function inspectMedia(
  key: string,
  bytes: Uint8Array,
): { type: string } | { diagnostic: Diagnostic } {
  const refuse = (reason: string) => ({
    diagnostic: error('media', key, { position: top, reason }),
  });
  const kinds = Object.keys(mediaTypes).join(', ');
  const ending = extension(key);
  const kind = Object.hasOwn(mediaTypes, ending) ? mediaTypes[ending] : undefined;
  if (kind === undefined) return refuse(`Only these media files are published: ${kinds}.`);
  if (bytes.byteLength === 0) return refuse('This file is empty: save it again.');
  if (bytes.byteLength > MEDIA_LIMIT) {
    const megabytes = (bytes.byteLength / 1024 / 1024).toFixed(1);
    return refuse(`This file has ${megabytes} MiB, and at most 10 MiB are published: shrink it.`);
  }
  if (kind.signatures === undefined) return inspectSvg(key, bytes, kind.type);
  if (kind.signatures.some((signature) => begins(bytes, signature))) return { type: kind.type };
  const real = whatItIs(bytes);
  const but = real === undefined ? '' : `, but ${real}`;
  return refuse(
    `This file is called .${ending}, but its content is no ${kind.type}${but}: ` +
      'save it in the format of its name, or rename it.',
  );
}

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => byte < 0 || bytes[i] === byte);
}

function whatItIs(bytes: Uint8Array): string | undefined {
  const matches = ({ signatures = [] }: MediaType) => signatures.some((s) => begins(bytes, s));
  return Object.values(mediaTypes).find(matches)?.type;
}

function inspectSvg(
  key: string,
  bytes: Uint8Array,
  type: string,
): { type: string } | { diagnostic: Diagnostic } {
  const decoded = decode(key, bytes, MEDIA_LIMIT);
  if ('diagnostic' in decoded) return decoded;
  const found = findUnsafeSvg(decoded.text);
  if (found === undefined) return { type };
  const position = positionAt(decoded.text, found.offset);
  return { diagnostic: error('media', key, { position, reason: found.reason }) };
}
