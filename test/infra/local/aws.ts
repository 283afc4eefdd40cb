/** The command line against the servers of the tests: buckets and tables, and the environment that leads there. */
import { S3Store } from '../../../functions/store/s3.ts';
import { listAll } from '../../../functions/store/store.ts';
import { DynamoDBTable } from '../../../functions/store/table/dynamodb.ts';
import type { DynamoDB } from '../../dynamodb/start-dynamodb.ts';
import type { S3 } from '../../s3/start-s3.ts';
import { runIn, type Finished } from './healthwire.ts';

/** Nothing of the machine's own AWS settings is seen. */
export function environment(endpoint: string): NodeJS.ProcessEnv {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_PROFILE: undefined,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

export function runner(endpoint: string, also: NodeJS.ProcessEnv = {}) {
  return (...args: string[]): Promise<Finished> =>
    runIn({ ...environment(endpoint), ...also }, ...args);
}

export async function newBucket(s3: S3): Promise<{ name: string; store: S3Store }> {
  const name = await s3.createBucket();
  return { name, store: new S3Store({ client: s3.client, bucket: name }) };
}

/** The same, with tables where DynamoDB Local has them. */
export function runnerWithTables(s3: S3, dynamodb: DynamoDB) {
  return runner(s3.endpoint, { AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint });
}

export async function newTable(
  dynamodb: DynamoDB,
): Promise<{ name: string; table: DynamoDBTable }> {
  const name = await dynamodb.createTable();
  return { name, table: new DynamoDBTable({ client: dynamodb.client, table: name }) };
}

/** Key → text of every object. */
export async function contents(store: S3Store): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for await (const { key } of listAll(store, ''))
    all[key] = new TextDecoder().decode((await store.get(key))!.body);
  return all;
}
