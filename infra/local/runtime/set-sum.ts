/**
 * One number for a set of texts, whatever their order: the sum of their SHA-256, in eight parts of 32 bits. So
 * one text more or less changes it at the cost of that text (Clarke et al. 2003, "Incremental Multiset Hash
 * Functions", doi:10.1007/978-3-540-40061-5_12; sums of so few bits tell accidents, not forgeries).
 */
import { hash } from 'node:crypto';

const PARTS = 8;

export class SetSum {
  readonly #parts = new Uint32Array(PARTS);

  add(text: string): void {
    this.#count(text, 1);
  }

  subtract(text: string): void {
    this.#count(text, -1);
  }

  #count(text: string, by: 1 | -1): void {
    const bytes = hashOf(text);
    for (let at = 0; at < PARTS; at++) this.#parts[at]! += by * partOf(bytes, at);
  }

  toString(): string {
    return [...this.#parts].map((part) => part.toString(16).padStart(8, '0')).join('');
  }
}

/** A character a byte: to make a buffer for each takes six times as long. */
function hashOf(text: string): string {
  return hash('sha256', text, 'binary');
}

function partOf(bytes: string, part: number): number {
  let number = 0;
  for (let at = 4 * part; at < 4 * part + 4; at++) number = (number << 8) | bytes.charCodeAt(at);
  return number;
}
