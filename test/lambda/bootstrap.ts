/**
 * What Lambda starts in an instance: loads the bundle, then asks the Runtime API for one invocation
 * after the other. A process of its own, which can be killed at any moment.
 */
import { join } from 'node:path';

const { AWS_LAMBDA_RUNTIME_API, LAMBDA_TASK_ROOT, AWS_LAMBDA_FUNCTION_NAME } = process.env;
const api = `http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;

type Handler = (event: unknown, context: object) => Promise<unknown>;

async function post(path: string, body: unknown): Promise<void> {
  await fetch(api + path, { method: 'POST', body: JSON.stringify(body) ?? 'null' });
}

function described(error: unknown): object {
  const { name, message, stack } = error as Error;
  return { errorType: name, errorMessage: message, stackTrace: stack?.split('\n') };
}

async function load(): Promise<Handler> {
  try {
    const module = (await import(join(LAMBDA_TASK_ROOT!, 'index.mjs'))) as { handler: Handler };
    return module.handler;
  } catch (error) {
    await post('/init/error', described(error));
    process.exit(1);
  }
}

function contextOf(headers: Headers): object {
  const deadline = Number(headers.get('lambda-runtime-deadline-ms'));
  return {
    awsRequestId: headers.get('lambda-runtime-aws-request-id'),
    invokedFunctionArn: headers.get('lambda-runtime-invoked-function-arn'),
    functionName: AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: '$LATEST',
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}

const handler = await load();
for (;;) {
  const next = await fetch(`${api}/invocation/next`);
  const id = next.headers.get('lambda-runtime-aws-request-id');
  process.env._X_AMZN_TRACE_ID = next.headers.get('lambda-runtime-trace-id') ?? '';
  try {
    const result = await handler(await next.json(), contextOf(next.headers));
    await post(`/invocation/${id}/response`, result);
  } catch (error) {
    await post(`/invocation/${id}/error`, described(error));
  }
}
