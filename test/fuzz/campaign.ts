/** Many sources, one after another, and now and then a whole publish of some of them. */
import type { Root } from 'hast';
import fc from 'fast-check';
import { Broken, profiles, publishAlone } from './one-source.ts';
import { composed, type Composed } from './composed.ts';
import { source } from './inputs.ts';
import { tree, unfitAfter } from './trees.ts';

/** A source that broke something, as small as it could be made. */
export interface Failure {
  /** What is to be given to `npm run fuzz` to meet it again. */
  seed: number;
  path: string;
  bytes: Uint8Array;
  profile: string;
  reason: string;
}

interface Given {
  bytes: Uint8Array;
  composed?: Composed;
  /** For the sanitiser by itself; the bytes are its JSON. */
  tree?: Root;
}

const encoder = new TextEncoder();

const given = fc.tuple(
  fc.oneof(
    { weight: 3, arbitrary: source.map((bytes): Given => ({ bytes })) },
    {
      weight: 1,
      arbitrary: composed.map((one): Given => ({
        bytes: encoder.encode(one.text),
        composed: one,
      })),
    },
    {
      weight: 1,
      arbitrary: tree.map((one): Given => ({
        bytes: encoder.encode(JSON.stringify(one)),
        tree: one,
      })),
    },
  ),
  fc.constantFrom(...profiles),
);

/** Tries so many sources; ends at the first that breaks a promise. `told` hears of each. */
export function tryMany(
  { seed, path, inputs }: { seed: number; path?: string | undefined; inputs: number },
  told: (bytes: Uint8Array, became: 'live' | 'refused') => void = () => undefined,
): Failure | undefined {
  const property = fc.property(given, ([{ bytes, composed, tree }, settings]) => {
    const unfit = tree && unfitAfter(tree);
    if (unfit !== undefined) throw new Broken(`The sanitiser lets through ${unfit}.`);
    if (tree === undefined) told(bytes, publishAlone(bytes, settings, composed));
  });
  const result = fc.check(property, {
    seed,
    numRuns: inputs,
    ...(path !== undefined && { path }),
  });
  if (!result.failed) return undefined;
  const [{ bytes }, settings] = result.counterexample![0];
  return {
    seed,
    path: result.counterexamplePath!,
    bytes,
    profile: settings.profile,
    reason: reasonOf(result.errorInstance),
  };
}

/** A promise that was broken, or where the code stumbled. */
function reasonOf(error: unknown): string {
  if (error instanceof Broken) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
