/**
 * The composition root of the commands that work on AWS: every client that the command line has is
 * made here. Loaded only by those commands, so that the others start fast.
 *
 * Region and credentials are looked for where every AWS tool looks (environment, profiles, single
 * sign-on, a workflow's role); AWS_ENDPOINT_URL leads to another server that speaks the same.
 */
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { sendTo } from '../../../functions/lambda/enqueue.ts';
import type { SourceKey } from '../../../functions/site/keys.ts';
import { S3Store } from '../../../functions/store/s3.ts';
import type { DynamoDBTable } from '../../../functions/store/table/dynamodb.ts';
import { CommandError } from '../cli/command-error.ts';

/** What one command keeps in flight. */
export const IN_FLIGHT_REQUESTS = 16;

/** A request is tried so often; between tries the SDK waits twice as long, give or take (jitter). */
const ATTEMPTS = 8;
/** Without a connection, or without an answer, until a try counts as failed. */
const CONNECTION_MS = 5_000;
const ANSWER_MS = 60_000;

const patience = {
  maxAttempts: ATTEMPTS,
  retryMode: 'standard',
  requestHandler: {
    connectionTimeout: CONNECTION_MS,
    requestTimeout: ANSWER_MS,
    throwOnRequestTimeout: true,
  },
};

interface Aws {
  bucket: (name: string) => S3Store;
  table: (name: string) => Promise<DynamoDBTable>;
  close: () => void;
}

/** Throws CommandError, with a sentence, where no region or no credentials can be found. */
export async function openAws(): Promise<Aws> {
  const { AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL } = process.env;
  const client = new S3Client({
    ...patience,
    // A bucket in another region than AWS_REGION says where it is.
    followRegionRedirects: true,
    // Other servers know no host for every bucket.
    forcePathStyle: Boolean(AWS_ENDPOINT_URL_S3 ?? AWS_ENDPOINT_URL),
  });
  await check(() => client.config.region(), NO_REGION);
  await check(() => client.config.credentials(), NO_CREDENTIALS);
  const closing = [() => client.destroy()];
  return {
    bucket: (name) => new S3Store({ client, bucket: name }),
    table: async (name) => {
      const { table, close } = await openTable(name);
      closing.push(close);
      return table;
    },
    close: () => closing.forEach((close) => close()),
  };
}

/** Loads the code for it only where there is a table: most commands do without. */
async function openTable(table: string): Promise<{ table: DynamoDBTable; close: () => void }> {
  const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
  const { DynamoDBTable } = await import('../../../functions/store/table/dynamodb.ts');
  const client = new DynamoDBClient(patience);
  return { table: new DynamoDBTable({ client, table }), close: () => client.destroy() };
}

/** Sends these sources to *ingest* by its queue. Throws when SQS does not take a message. */
export async function enqueueIngest(queue: string, keys: readonly SourceKey[]): Promise<void> {
  // Another server than Amazon's is asked itself, whatever host its queues' URLs name.
  const elsewhere = Boolean(process.env.AWS_ENDPOINT_URL_SQS ?? process.env.AWS_ENDPOINT_URL);
  const client = new SQSClient({ ...patience, useQueueUrlAsEndpoint: !elsewhere });
  try {
    await sendTo(client, { ingest: queue }).now('ingest', keys);
  } finally {
    client.destroy();
  }
}

export function noRows(table: string): CommandError {
  return new CommandError(
    `The table "${table}" knows of no site: name the table of the stack's outputs.`,
  );
}

const NO_REGION = 'No AWS region is set: set AWS_REGION, for example AWS_REGION=eu-central-1.';
const NO_CREDENTIALS =
  'No AWS credentials were found: sign in (aws sso login), choose a profile with AWS_PROFILE, or' +
  ' set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.';

async function check(ask: () => Promise<unknown>, sentence: string): Promise<void> {
  try {
    await ask();
  } catch (error) {
    const said = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new CommandError(`${sentence} (${said})`, { cause: error });
  }
}
