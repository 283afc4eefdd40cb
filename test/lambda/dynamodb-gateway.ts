/**
 * A gateway before DynamoDB, which lets a test see each request before it is applied and after. Nothing
 * of the signature is changed by it: DynamoDB Local looks at no host name.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Gateway {
  endpoint: string;
  /** `action`: as `TransactWriteItems`. `drop`: it is not passed on, and answered as a failure. */
  watch: (moment: 'before' | 'after', action: string) => 'drop' | undefined;
  close(): void;
}

export async function openGateway(target: string): Promise<Gateway> {
  const server = createServer((request, response) => {
    passOn(request, response).catch(() => response.destroy());
  });
  const passOn = async (request: IncomingMessage, response: ServerResponse) => {
    const headers = request.headers as Record<string, string>;
    const action = (headers['x-amz-target'] ?? '').split('.').at(-1)!;
    const body = await buffer(request);
    if (gateway.watch('before', action) === 'drop')
      return void response.writeHead(500).end(FAILURE);
    const { host: _, connection: __, 'content-length': ___, ...passed } = headers;
    const answer = await fetch(target, { method: 'POST', headers: passed, body });
    const said = Buffer.from(await answer.arrayBuffer());
    gateway.watch('after', action);
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' }).end(said);
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const gateway: Gateway = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    watch: () => undefined,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return gateway;
}

const FAILURE = JSON.stringify({
  __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError',
  message: 'Dropped.',
});
