/**
 * The synthesized template deployed by CloudFormation, as moto has it, and the same pushes there:
 * its S3 tells its SQS, and the bundles are woken by what they find in the queues.
 */
import { rmSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workloads } from '../../infra/aws/workloads.ts';
import { Deployment, PATIENCE, type Api } from '../lambda/deployment.ts';
import { SynthesizedStack } from '../lambda/stack.ts';
import { holds, story } from '../lambda/story.ts';
import { deploy, type Deployed } from './deploy.ts';
import { credentials, isInstalled, startMoto } from './moto.ts';

if (!isInstalled)
  console.log('moto_server is not on the PATH: the deployment to it is not tested here.');

describe.skipIf(!isInstalled)('deployed to moto', () => {
  let stack: SynthesizedStack;
  let aws: Deployment;
  let moto: Api;
  let deployed: Deployed;

  beforeAll(async () => {
    stack = new SynthesizedStack();
    moto = await startMoto();
    deployed = await deploy(stack, moto);
    const { endpoint } = moto;
    const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
    aws = await Deployment.over(stack, moto, { client, endpoint, table: stack.table });
  }, PATIENCE);
  // Whatever went wrong before, the server ends.
  afterAll(async () => {
    await ((aws as Deployment | undefined) ?? moto).close();
    rmSync(stack.folder, { recursive: true });
  });

  it('the stack is complete, and its outputs lead to what was made', () => {
    expect(deployed.status).toBe('CREATE_COMPLETE');
    expect(deployed.outputs).toMatchObject({
      SourceBucket: stack.bucket('source'),
      SiteBucket: stack.bucket('site'),
      Table: stack.table,
      IngestQueueUrl: expect.stringMatching(new RegExp(`/${stack.queue('ingest')}$`)) as string,
      SyndicateQueueUrl: expect.stringMatching(
        new RegExp(`/${stack.queue('syndicate')}$`),
      ) as string,
      AnnounceQueueUrl: expect.stringMatching(new RegExp(`/${stack.queue('announce')}$`)) as string,
    });
  });

  it.each(['ingest', 'syndicate', 'announce'] as const)(
    'the queue %s keeps messages out of sight long enough, and gives up after five times',
    async (name) => {
      const sqs = new SQSClient({ endpoint: moto.endpoint, region: 'us-east-1', credentials });
      const command = new GetQueueAttributesCommand({
        QueueUrl: aws.queues[name],
        AttributeNames: ['VisibilityTimeout', 'RedrivePolicy'],
      });
      const { Attributes } = await sqs.send(command);
      sqs.destroy();
      const { VisibilityTimeout, RedrivePolicy } = Attributes!;
      expect(Number(VisibilityTimeout)).toBeGreaterThanOrEqual(6 * workloads[name].timeout);
      expect(JSON.parse(RedrivePolicy!)).toMatchObject({
        deadLetterTargetArn: expect.stringMatching(`:${stack.queue(name)}-dead$`) as string,
      });
    },
  );

  it(
    'readers see what editors push, and the site equals a clean build',
    async () => {
      for (const chapter of story) {
        await aws.push(chapter.files);
        await aws.drain();
        await holds(aws, chapter);
      }
      expect(aws.noise).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'a rebuild of everything, and a sweep after it, find nothing to do',
    async () => {
      const keys = story.flatMap(({ files }) => Object.keys(files));
      const Items = [...new Set(keys)].map((Key) => ({ Key }));
      expect(await aws.invoke('rebuild', { Items })).toEqual({ sources: Items.length });
      expect(await aws.invoke('sweep', {})).toMatchObject({ repaired: 0 });
      await aws.drain();
      await holds(aws, story.at(-1)!);
    },
    PATIENCE,
  );
});
