import { expect, it } from 'vitest';
import { encode, joined } from '../../functions/base/pieces.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

it('puts texts and what is encoded already one after the other, whole', () => {
  const pieces = ['Ä – ', encode('睡眠 '), '', new Uint8Array(), '💊\n'];
  expect(text(joined(pieces))).toBe('Ä – 睡眠 💊\n');
  expect(joined([])).toEqual(new Uint8Array());
});

it('copies what is encoded already: nobody changes it by changing the whole', () => {
  const piece = encode('a');
  joined([piece]).fill(0);
  expect(text(piece)).toBe('a');
});
