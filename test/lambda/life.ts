/** Readers see what editors push, however often SQS delivers it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DynamoDB } from '../dynamodb/start-dynamodb.ts';
import { Deployment, PATIENCE } from './deployment.ts';
import type { SynthesizedStack } from './stack.ts';
import { holds, story } from './story.ts';

export function life(stack: () => SynthesizedStack, dynamodb: () => DynamoDB): void {
  let aws: Deployment;
  beforeEach(async () => {
    aws = await Deployment.start(stack(), dynamodb());
  });
  afterEach(() => aws.close());

  describe.each(['once', 'twice'] as const)('with every batch delivered %s', (delivery) => {
    test(
      'readers see what editors push, and the site equals a clean build',
      async () => {
        for (const chapter of story) {
          await aws.push(chapter.files);
          await aws.drain(delivery);
          await holds(aws, chapter);
        }
        expect(aws.noise).toEqual([]);
        expect(await aws.delayed('ingest')).toBeGreaterThan(0);
        expect(await aws.delayed('syndicate')).toBeGreaterThan(0);
      },
      PATIENCE,
    );
  });

  test(
    'the sweep mends what was lost, and tells how the site is',
    async () => {
      const [chapter] = story;
      await aws.push(chapter!.files);
      await aws.drain();
      await aws.stores.site.delete('articles/notes/index.html');
      await aws.stores.site.delete('feed.xml');
      expect(await aws.invoke('sweep', {})).toEqual({ sources: 6, repaired: 1 });
      await aws.drain();
      await holds(aws, chapter!);
      const told = aws.lines.filter(({ LiveArticles }) => LiveArticles !== undefined);
      expect(told).toMatchObject([
        { service: 'healthwire-dev-functions', LiveArticles: 4, RefusedArticles: 0 },
      ]);
    },
    PATIENCE,
  );
}
