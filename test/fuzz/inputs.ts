/** Sources of every kind: written by a generator, or real ones that something happened to. */
import fc from 'fast-check';
import { body } from './body.ts';
import { corpus } from './corpus.ts';
import { frontMatter } from './front-matter.ts';
import { mutation } from './mutations.ts';

const encoder = new TextEncoder();

const generated = fc.tuple(frontMatter, body).map(([front, text]) => encoder.encode(front + text));

/** Its own text under somebody else's front matter. */
const crossed = fc
  .tuple(frontMatter, fc.constantFrom(...corpus))
  .map(([front, file]) => new Uint8Array(Buffer.concat([encoder.encode(front), file])));

const whole = fc.oneof(
  { weight: 5, arbitrary: generated },
  { weight: 5, arbitrary: fc.constantFrom(...corpus) },
  { weight: 1, arbitrary: crossed },
);

const damaged = fc
  .tuple(whole, fc.array(mutation, { minLength: 1, maxLength: 5 }))
  .map(([file, mutations]) => mutations.reduce((bytes, mutate) => mutate(bytes), file));

/** No more than an article may have and something, so that a run is about variety and not size. */
const LONGEST_BYTES = 4000;

/** The bytes of one source. */
export const source: fc.Arbitrary<Uint8Array> = fc
  .oneof({ weight: 2, arbitrary: generated }, { weight: 3, arbitrary: damaged })
  .map((bytes) => bytes.slice(0, LONGEST_BYTES));
