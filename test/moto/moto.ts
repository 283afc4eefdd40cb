/**
 * moto (docs.getmoto.org), an implementation of AWS's APIs in Python: a server of its own, where it
 * is installed. It knows CloudFormation, which nothing from npm does.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { ACCOUNT, type Api } from '../lambda/deployment.ts';

/** That it answers, not that there is something of its name: a version manager leaves dead shims. */
export const isInstalled = spawnSync('moto_server', ['--help'], { stdio: 'ignore' }).status === 0;

export const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

export async function startMoto(): Promise<Api> {
  const port = await freePort();
  // With 127.0.0.1 in place of the name, moto takes the addresses of templates for bucket names.
  const endpoint = `http://localhost:${port}`;
  const server = spawn('moto_server', ['-H', 'localhost', '-p', String(port)], {
    stdio: 'ignore',
    env: { ...process.env, MOTO_ACCOUNT_ID: ACCOUNT },
  });
  while (!(await answers(endpoint))) {
    if (server.exitCode !== null) throw new Error(`moto_server ended with ${server.exitCode}.`);
    await wait(200);
  }
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
  return {
    endpoint,
    client,
    close: async () => {
      client.destroy();
      server.kill('SIGKILL');
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
    },
  };
}

async function answers(endpoint: string): Promise<boolean> {
  return await fetch(`${endpoint}/moto-api/data.json`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
