/**
 * One instance of a Lambda function: a process that runs its bundle, and the Runtime API through
 * which it is given invocations and answers them.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const bootstrap = new URL('./bootstrap.ts', import.meta.url).pathname;
const compiled = new URL('../../node_modules/.cache/healthwire-test', import.meta.url).pathname;

interface Invocation {
  id: string;
  event: unknown;
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/** What a function answered in place of a result. */
class FunctionError extends Error {}
/** The process died in the middle of an invocation, or before it could take one. */
export class Killed extends Error {}

/** Where everything is kept that an instance writes. */
export interface Output {
  /** Lines of JSON. */
  lines: Record<string, unknown>[];
  /** All others: none, if all is well. */
  noise: string[];
}

export class Instance {
  private readonly server = createServer(
    (request, response) => void this.answer(request, response),
  );
  private child: ChildProcess | undefined;
  private readonly waiting: Invocation[] = [];
  private readonly running = new Map<string, Invocation>();
  private poll: ServerResponse | undefined;
  private readonly name: string;
  private readonly output: Output;

  private constructor(name: string, output: Output) {
    this.name = name;
    this.output = output;
  }

  static async start(
    name: string,
    folder: string,
    environment: Record<string, string>,
    output: Output,
  ): Promise<Instance> {
    const instance = new Instance(name, output);
    instance.server.listen(0, '127.0.0.1');
    await once(instance.server, 'listening');
    const { port } = instance.server.address() as AddressInfo;
    instance.spawn(folder, { ...environment, ...inputs(name, folder, port) });
    return instance;
  }

  invoke(event: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.hasEnded) return reject(new Killed(this.name));
      this.waiting.push({ id: randomUUID(), event, resolve, reject });
      this.deliver();
    });
  }

  /** Its process is gone, whoever ended it. */
  get hasEnded(): boolean {
    return this.child?.exitCode !== null || this.child.signalCode !== null;
  }

  kill(): void {
    this.child?.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    this.kill();
    if (!this.hasEnded) await once(this.child!, 'exit');
  }

  private spawn(folder: string, env: Record<string, string>): void {
    const child = spawn(process.execPath, [bootstrap], { cwd: folder, env });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      let rest = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop()!;
        for (const line of lines) this.hear(line);
      });
    }
    child.on('exit', () => {
      for (const { reject } of [...this.waiting, ...this.running.values()])
        reject(new Killed(this.name));
      this.waiting.length = 0;
      this.running.clear();
      this.server.closeAllConnections();
      this.server.close();
    });
  }

  private hear(line: string): void {
    try {
      this.output.lines.push(JSON.parse(line) as Record<string, unknown>);
    } catch {
      this.output.noise.push(line);
    }
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url!.replace('/2018-06-01/runtime/', '');
    if (path === 'invocation/next') {
      this.poll = response;
      return this.deliver();
    }
    const body = JSON.parse(await text(request)) as { errorMessage?: string };
    response.writeHead(202).end('{"status":"OK"}');
    const [, id, outcome] = path.split('/');
    const failure = new FunctionError(body?.errorMessage);
    if (path === 'init/error') {
      for (const { reject } of this.waiting.splice(0)) reject(failure);
      return;
    }
    const invocation = this.running.get(id!);
    this.running.delete(id!);
    if (outcome === 'response') invocation?.resolve(body);
    else invocation?.reject(failure);
  }

  private deliver(): void {
    const next = this.poll && this.waiting.shift();
    if (this.poll === undefined || next === undefined) return;
    this.running.set(next.id, next);
    const trace = `1-${Math.floor(Date.now() / 1000).toString(16)}-${randomBytes(12).toString('hex')}`;
    this.poll.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': next.id,
      'lambda-runtime-deadline-ms': String(Date.now() + 60_000),
      'lambda-runtime-invoked-function-arn': `arn:aws:lambda:us-east-1:000000000000:function:${this.name}`,
      'lambda-runtime-trace-id': `Root=${trace};Parent=${randomBytes(8).toString('hex')};Sampled=1`,
    });
    this.poll.end(JSON.stringify(next.event));
    this.poll = undefined;
  }
}

/** What Lambda sets beside the function's own variables. */
function inputs(name: string, folder: string, port: number): Record<string, string> {
  return {
    // Lambda keeps no compiled code; a test that starts hundreds of processes does.
    NODE_COMPILE_CACHE: compiled,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_SESSION_TOKEN: 'test',
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1024',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'stream',
    AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
    LAMBDA_TASK_ROOT: folder,
    TZ: ':UTC',
    _HANDLER: 'index.handler',
  };
}
