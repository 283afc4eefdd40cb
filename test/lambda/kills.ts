/** The bundles' processes are killed in the middle of what they do (SIGKILL), again and again. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Random } from '../simulation/random.ts';
import type { DynamoDB } from '../dynamodb/start-dynamodb.ts';
import { Deployment, PATIENCE } from './deployment.ts';
import type { SynthesizedStack } from './stack.ts';
import { holds, nothingDangles, story } from './story.ts';

const SEED = Number(process.env.SEED ?? 1);
const KILLS_A_CHAPTER = 5;
export function kills(stack: () => SynthesizedStack, dynamodb: () => DynamoDB): void {
  let aws: Deployment;
  beforeAll(async () => {
    aws = await Deployment.start(stack(), dynamodb());
  });
  afterAll(() => aws.close());

  test(
    `the site is what it would have been, and nothing dangles on the way (SEED=${SEED})`,
    async () => {
      const random = new Random(SEED);
      const killed: string[] = [];
      for (const chapter of story) {
        await aws.push(chapter.files);
        let left = KILLS_A_CHAPTER;
        let moment = 'after';
        let countdown = 0;
        const next = () => {
          moment = random.pick(['before', 'after']);
          countdown = random.below(40);
        };
        next();
        // Before: the request was never applied. After: it was, and nobody heard of it.
        aws.watch = (now, url) => {
          if (left === 0 || now !== moment || countdown-- > 0) return undefined;
          left--;
          killed.push(`${now} ${url}`);
          aws.kill();
          next();
          return 'drop';
        };
        await aws.drain('once', () => nothingDangles(aws));
        aws.watch = () => undefined;
        await holds(aws, chapter);
      }
      expect(killed.length).toBe(story.length * KILLS_A_CHAPTER);
      expect(aws.noise).toEqual([]);
    },
    PATIENCE,
  );
}
