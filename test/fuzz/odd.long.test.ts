/** What is not left to chance: every part of every field once as nobody expects it. */
import { expect, it } from 'vitest';
import { everyOddField } from './front-matter.ts';
import { beside, profiles, publishAlone } from './one-source.ts';
import { citing, everyOddFile, type ReferencesFile } from './references.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** What is broken by any of these, in a line. */
async function brokenBy<T>(
  all: readonly T[],
  publish: (one: T) => unknown,
  shown: (one: T) => string,
): Promise<string[]> {
  const broken: string[] = [];
  for (const one of all) {
    try {
      await publish(one);
    } catch (error) {
      broken.push(`${shown(one)} → ${String(error)}`);
    }
  }
  return broken;
}

it('whatever stands where a field of front matter expects something else', async () => {
  const alone = (field: string) =>
    publishAlone(bytes(`---\n${field}---\n\nWords.\n`), profiles[0]!);
  expect(await brokenBy(everyOddField, alone, (field) => field.trim())).toEqual([]);
});

it('whatever stands where a field of a file of references expects something else', async () => {
  const cited = async (file: ReferencesFile) =>
    publishAlone(citing(file), profiles[0]!, await beside(file));
  expect(await brokenBy(everyOddFile, cited, (file) => Buffer.from(file.bytes).toString())).toEqual(
    [],
  );
});
