/**
 * DynamoDB Local, Amazon's own implementation of DynamoDB for tests, where there is Java: it comes with
 * the npm package amplify-dynamodb-simulator, of which nothing else is used (package.json overrides
 * what that package itself depends on by nothing).
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { onceARun } from '../once-a-run.ts';

export interface DynamoDB {
  endpoint: string;
  client: DynamoDBClient;
  /** A new table with the keys of the table port; returns its name. */
  createTable(): Promise<string>;
  close(): Promise<void>;
}

export const hasJava = spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0;

const PATIENCE_MS = 200_000;

/** One server for all of a run, in which everybody has tables of their own; `close` takes leave of it. */
export async function startDynamoDB(): Promise<DynamoDB> {
  const endpoint = await onceARun('dynamodb', start);
  const client = clientOf(endpoint);
  return {
    endpoint,
    client,
    createTable: () => createTable(client),
    close: async () => client.destroy(),
  };
}

async function start(pidFile: string): Promise<string> {
  const manifest = fileURLToPath(import.meta.resolve('amplify-dynamodb-simulator/package.json'));
  const port = await freePort();
  const server = spawn(
    'java',
    [
      // A few minutes are too short for the second compiler, which takes more than it gives.
      '-XX:TieredStopAtLevel=1',
      '-Djava.library.path=DynamoDBLocal_lib',
      '-jar',
      'DynamoDBLocal.jar',
      '-inMemory',
      ...['-port', String(port)],
    ],
    { cwd: join(dirname(manifest), 'emulator'), stdio: 'ignore' },
  );
  // It outlives this worker, and does not keep it.
  server.unref();
  writeFileSync(pidFile, String(server.pid));
  const endpoint = `http://127.0.0.1:${port}`;
  const client = clientOf(endpoint);
  for (const end = Date.now() + PATIENCE_MS; !(await answers(client)); await wait(100))
    if (server.exitCode !== null || Date.now() > end)
      throw new Error(`DynamoDB Local does not answer (exit code ${server.exitCode}).`);
  client.destroy();
  return endpoint;
}

function clientOf(endpoint: string): DynamoDBClient {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
}

async function createTable(client: DynamoDBClient): Promise<string> {
  const TableName = `table-${randomUUID()}`;
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'partition', KeyType: 'HASH' },
        { AttributeName: 'sort', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'partition', AttributeType: 'S' },
        { AttributeName: 'sort', AttributeType: 'S' },
      ],
    }),
  );
  return TableName;
}

async function answers(client: DynamoDBClient): Promise<boolean> {
  return await client.send(new ListTablesCommand()).then(
    () => true,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
