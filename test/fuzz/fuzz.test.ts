/** A small campaign of the fuzzer, the same in every run: `npm run fuzz` looks at many more. */
import { describe, expect, it } from 'vitest';
import { settingsOf } from '../article/read.ts';
import { tryMany } from './campaign.ts';
import { publishAlone } from './one-source.ts';
import { fewest, publishTogether } from './whole-publish.ts';

const SOURCES = 200;
const bytes = (text: string) => new TextEncoder().encode(text);

it('whatever a source holds, it is published or refused with its place, and stops nothing else', async () => {
  const sources: Uint8Array[] = [];
  const became = { live: 0, refused: 0 };
  const failure = await tryMany({ seed: 1, inputs: SOURCES }, (source, what) => {
    sources.push(source);
    became[what]++;
  });
  expect(failure).toBeUndefined();
  expect(Math.min(became.live, became.refused)).toBeGreaterThan(SOURCES / 10);
  expect(await publishTogether(sources)).toBeUndefined();
});

describe('the fuzzer itself', () => {
  it('repeats a run, and finds the same source again by its path', async () => {
    const runs: string[][] = [];
    for (const seen of [[], []] as string[][]) {
      runs.push(seen);
      await tryMany({ seed: 7, inputs: 20 }, (source) => {
        seen.push(Buffer.from(source).toString('hex'));
      });
    }
    expect(runs[0]).toEqual(runs[1]);
    const broken = await tryMany({ seed: 7, inputs: 200 }, (source) => {
      if (source.includes(0x7b)) throw new Error('It holds a brace.');
    });
    expect(broken!.reason).toMatch(/It holds a brace\./);
    const again = await tryMany({ seed: 7, path: broken!.path, inputs: 200 }, (source) => {
      if (source.includes(0x7b)) throw new Error('It holds a brace.');
    });
    expect(again!.bytes).toEqual(broken!.bytes);
  });

  it('tells what is live from what is refused', () => {
    const plain = settingsOf('profile: plain\n');
    expect(publishAlone(bytes('# A\n\nWords.\n'), plain)).toBe('live');
    expect(publishAlone(bytes('---\ntitle: [a\n---\n\nWords.\n'), plain)).toBe('refused');
  });

  it('finds the sources that take a whole publish with them, by halves', async () => {
    const good = Array.from({ length: 5 }, (_, at) => bytes(`# ${at}\n\nWords.\n`));
    expect(await fewest(good)).toBe(good);
  });
});
