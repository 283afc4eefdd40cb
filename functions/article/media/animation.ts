/** Whether a picture moves: its renditions would stand still. */

/** Of a PNG: a chunk before those of its picture says how many frames there are (PNG, section 11.3.6.1). */
export function isAnimatedPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= view.byteLength; at += 12 + view.getUint32(at)) {
    const kind = view.getUint32(at + 4);
    if (kind === ACTL) return true;
    if (kind === IDAT) return false;
  }
  return false;
}

const ACTL = 0x6163544c;
const IDAT = 0x49444154;
