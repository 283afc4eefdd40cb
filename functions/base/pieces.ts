/**
 * Long documents in UTF-8, put together from pieces: what stands in many of them is escaped and encoded
 * once, and copied from then on.
 */
export type Piece = string | Uint8Array;

const encoder = new TextEncoder();

/** All of them, one after the other. */
export function joined(pieces: readonly Piece[]): Uint8Array {
  const parts = pieces.map(encode);
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A text in UTF-8. */
export function encode(piece: Piece): Uint8Array {
  return typeof piece === 'string' ? encoder.encode(piece) : piece;
}
