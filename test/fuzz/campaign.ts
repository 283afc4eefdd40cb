/** Many sources, one after another, and now and then a whole publish of some of them. */
import type { Root } from 'hast';
import fc from 'fast-check';
import { beside, Broken, profiles, publishAlone } from './one-source.ts';
import { composed, type Composed } from './composed.ts';
import { source } from './inputs.ts';
import { citing, referencesFile, type ReferencesFile } from './references.ts';
import { tree, unfitAfter } from './trees.ts';

/** A source that broke something, as small as it could be made. */
export interface Failure {
  /** What is to be given to `npm run fuzz` to meet it again. */
  seed: number;
  path: string;
  /** Of the source, or of the file of references that is to blame. */
  bytes: Uint8Array;
  profile: string;
  reason: string;
}

interface Given {
  bytes: Uint8Array;
  composed?: Composed;
  /** The bytes are what names it. */
  references?: ReferencesFile;
  /** For the sanitiser by itself; the bytes are its JSON. */
  tree?: Root;
}

const encoder = new TextEncoder();

const given = fc.tuple(
  fc.oneof(
    { weight: 6, arbitrary: source.map((bytes): Given => ({ bytes })) },
    {
      weight: 2,
      arbitrary: composed.map((one): Given => ({
        bytes: encoder.encode(one.text),
        composed: one,
      })),
    },
    {
      weight: 2,
      arbitrary: tree.map((one): Given => ({
        bytes: encoder.encode(JSON.stringify(one)),
        tree: one,
      })),
    },
    {
      weight: 1,
      arbitrary: referencesFile.map((one): Given => ({ bytes: citing(one), references: one })),
    },
  ),
  fc.constantFrom(...profiles),
);

/** Tries so many sources; ends at the first that breaks a promise. `told` hears of each. */
export async function tryMany(
  { seed, path, inputs }: { seed: number; path?: string | undefined; inputs: number },
  told: (bytes: Uint8Array, became: 'live' | 'refused') => void = () => undefined,
): Promise<Failure | undefined> {
  const property = fc.asyncProperty(given, async ([one, settings]) => {
    const { bytes, composed, references, tree } = one;
    const unfit = tree && unfitAfter(tree);
    if (unfit !== undefined) throw new Broken(`The sanitiser lets through ${unfit}.`);
    if (tree !== undefined) return;
    const known = references === undefined ? { composed } : await beside(references);
    told(bytes, publishAlone(bytes, settings, known));
  });
  const result = await fc.check(property, {
    seed,
    numRuns: inputs,
    ...(path !== undefined && { path }),
  });
  if (!result.failed) return undefined;
  const [{ bytes, references }, settings] = result.counterexample![0];
  return {
    seed,
    path: result.counterexamplePath!,
    bytes: references?.bytes ?? bytes,
    profile: settings.profile,
    reason: reasonOf(result.errorInstance),
  };
}

/** A promise that was broken, or where the code stumbled. */
function reasonOf(error: unknown): string {
  if (error instanceof Broken) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
