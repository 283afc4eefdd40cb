/**
 * The life of articles on AWS: the bundles themselves, run as Lambda runs them, woken by SQS,
 * against a real S3 API over HTTP.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Deployment } from './deployment.ts';
import { holds, story } from './story.ts';

/** Milliseconds: each function starts as a process of its own, on a machine that may be busy. */
const PATIENCE = 300_000;

let aws: Deployment;
beforeEach(async () => {
  aws = await Deployment.start();
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
    },
    PATIENCE,
  );
});
