/**
 * `npm run bench:cold-start`: for each bundle, what is in it and how long it takes from the start
 * of its process until it asks the Runtime API for its first invocation; also of a process that
 * loads nothing, which is what Node itself takes. The least of 25 starts, because whatever else
 * runs on a machine only ever adds to it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { environments, type FunctionName } from '../functions/lambda/environment.ts';
import { bundle } from '../infra/bundle.ts';

const STARTS = 25;
/** Packages named in the list of what a bundle holds. */
const MOST = 8;

const names = Object.keys(environments) as FunctionName[];
const folder = mkdtempSync(join(tmpdir(), 'healthwire-cold-start-'));

/** The least that a runtime does: load the handler, then ask for work. */
const runtime = `
await import(process.argv[1]);
const http = await import('node:http');
const { user, system } = process.cpuUsage();
const headers = { 'x-processor': Math.round((user + system) / 1000) };
const next = '/2018-06-01/runtime/invocation/next';
http.get('http://' + process.env.AWS_LAMBDA_RUNTIME_API + next, { headers });
`;

interface Start {
  /** Milliseconds of the clock, from the start of the process until it asks for work. */
  ready: number;
  /** Milliseconds of the processor until then. */
  processor: number;
}

async function start(file: string, variables: Record<string, string>): Promise<Start> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const env = { ...variables, AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}` };
  const started = performance.now();
  const child = spawn(process.execPath, ['--input-type=module', '-e', runtime, file], { env });
  const [{ headers }] = (await once(server, 'request')) as [IncomingMessage];
  const ready = performance.now() - started;
  child.kill('SIGKILL');
  await once(child, 'exit');
  server.closeAllConnections();
  server.close();
  return { ready, processor: Number(headers['x-processor']) };
}

async function least(file: string, variables: Record<string, string>): Promise<Start> {
  const starts: Start[] = [];
  for (let at = 0; at < STARTS; at++) starts.push(await start(file, variables));
  return {
    ready: Math.round(Math.min(...starts.map(({ ready }) => ready))),
    processor: Math.min(...starts.map(({ processor }) => processor)),
  };
}

function environment(name: FunctionName): Record<string, string> {
  const own = environments[name].map((variable) => [variable, '1']);
  return {
    ...(Object.fromEntries(own) as Record<string, string>),
    AWS_REGION: 'us-east-1',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: name,
    LAMBDA_TASK_ROOT: folder,
    NODE_OPTIONS: '--enable-source-maps',
  };
}

/** The largest packages in a bundle, in KB, and what the others come to. */
function holds(inputs: Record<string, number>): string {
  const kilobytes = (size: number) => Math.round(size / 1000);
  const largest = Object.entries(inputs).slice(0, MOST);
  const others = Object.values(inputs).slice(MOST);
  const listed = largest.map(([name, size]) => `${name} ${kilobytes(size)}`);
  const rest = kilobytes(others.reduce((a, b) => a + b, 0));
  return `${listed.join(', ')}, ${others.length} others ${rest}`;
}

try {
  console.log(`Node ${process.version}, ${availableParallelism()} cores`);
  const nothing = join(folder, 'nothing.mjs');
  writeFileSync(nothing, '');
  const row = (cells: (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);
  row(['bundle', 'KB', 'ready, ms', 'processor, ms', 'holds, KB']);
  const node = await least(nothing, {});
  row(['(Node alone)', '', node.ready, node.processor, '']);
  for (const name of names) {
    const { file, bytes, inputs } = bundle(name, join(folder, name));
    const { ready, processor } = await least(file, environment(name));
    row([name, Math.round(bytes / 1000), ready, processor, holds(inputs)]);
  }
} finally {
  rmSync(folder, { recursive: true });
}
