/**
 * One number for a set of texts, whatever their order: the sum of their SHA-256, in eight parts of 32 bits. So
 * one text more or less changes it at the cost of that text (Clarke et al. 2003, "Incremental Multiset Hash
 * Functions", doi:10.1007/978-3-540-40061-5_12; sums of so few bits tell accidents, not forgeries).
 */
import { hash } from 'node:crypto';

export class SetSum {
  readonly #parts = new Uint32Array(8);

  add(text: string): void {
    partsOf(text).forEach((part, at) => (this.#parts[at]! += part));
  }

  subtract(text: string): void {
    partsOf(text).forEach((part, at) => (this.#parts[at]! -= part));
  }

  toString(): string {
    return [...this.#parts].map((part) => part.toString(16).padStart(8, '0')).join('');
  }
}

function partsOf(text: string): Uint32Array {
  const bytes = new Uint8Array(hash('sha256', text, 'buffer'));
  return new Uint32Array(bytes.buffer);
}
