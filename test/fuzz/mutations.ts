/** Damage as disks, merges, converters and people do it to a file. Pure: bytes in, bytes out. */
import fc from 'fast-check';
import { corpus } from './corpus.ts';
import { hostile } from './hostile.ts';

type Mutation = (bytes: Uint8Array) => Uint8Array;

/** A place in a file of any size, 0 to 1. */
const place = fc.nat(999).map((one) => one / 1000);
const at = (bytes: Uint8Array, where: number) => Math.floor(bytes.length * where);
const encoder = new TextEncoder();
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

const lines = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1').split('\n');
const unlines = (all: string[]) => new Uint8Array(Buffer.from(all.join('\n'), 'latin1'));

const flip = fc.tuple(place, fc.integer({ min: 1, max: 255 })).map(
  ([where, mask]): Mutation =>
    (bytes) =>
      bytes.map((byte, index) => (index === at(bytes, where) ? byte ^ mask : byte)),
);

const cut = fc.tuple(place, place).map(
  ([from, length]): Mutation =>
    (bytes) =>
      join(bytes.slice(0, at(bytes, from)), bytes.slice(at(bytes, from) + at(bytes, length * 0.3))),
);

const truncate = place.map(
  (where): Mutation =>
    (bytes) =>
      bytes.slice(0, at(bytes, where)),
);

const repeat = fc
  .tuple(place, place, fc.integer({ min: 2, max: 5 }))
  .map(([from, length, times]): Mutation => (bytes) => {
    const [start, end] = [at(bytes, from), at(bytes, from) + at(bytes, length * 0.2)];
    const part = bytes.slice(start, end);
    return join(
      bytes.slice(0, start),
      ...Array.from({ length: times }, () => part),
      bytes.slice(end),
    );
  });

const splice = fc
  .tuple(fc.nat(corpus.length - 1), place, place, place)
  .map(([other, into, from, length]): Mutation => (bytes) => {
    const donor = corpus[other]!;
    const part = donor.slice(at(donor, from), at(donor, from) + at(donor, length * 0.3));
    return join(bytes.slice(0, at(bytes, into)), part, bytes.slice(at(bytes, into)));
  });

const insert = fc
  .tuple(place, fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 3 })))
  .map(
    ([where, what]): Mutation =>
      (bytes) =>
        join(bytes.slice(0, at(bytes, where)), encoder.encode(what), bytes.slice(at(bytes, where))),
  );

const rawBytes = fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 4 })).map(
  ([where, what]): Mutation =>
    (bytes) =>
      join(bytes.slice(0, at(bytes, where)), what, bytes.slice(at(bytes, where))),
);

const swapLines = fc.tuple(place, place).map(([one, other]): Mutation => (bytes) => {
  const all = lines(bytes);
  const [a, b] = [Math.floor(all.length * one), Math.floor(all.length * other)];
  [all[a], all[b]] = [all[b]!, all[a]!];
  return unlines(all);
});

const dropLine = place.map((where): Mutation => (bytes) => {
  const all = lines(bytes);
  return unlines(all.filter((_, index) => index !== Math.floor(all.length * where)));
});

const indent = fc
  .tuple(place, fc.constantFrom(' ', '    ', '\t', '> ', '- '))
  .map(([where, by]): Mutation => (bytes) => {
    const all = lines(bytes);
    return unlines(
      all.map((line, index) => (index === Math.floor(all.length * where) ? by + line : line)),
    );
  });

const ending = fc.constantFrom('\r\n', '\r', '\n\n', ' \n').map(
  (end): Mutation =>
    (bytes) =>
      new Uint8Array(Buffer.from(lines(bytes).join(end), 'latin1')),
);

const utf16: Mutation = (bytes) =>
  new Uint8Array(Buffer.from(Buffer.from(bytes).toString('utf8'), 'utf16le'));

const twice: Mutation = (bytes) => join(bytes, bytes);

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  ...[flip, cut, truncate, repeat, splice, insert, insert, rawBytes],
  ...[swapLines, swapLines, dropLine, dropLine, indent],
  fc.oneof({ weight: 3, arbitrary: ending }, fc.constantFrom(utf16, twice)),
);
