/** A gateway before the S3 server of the tests: it hears every request, and may stand in its way. */
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Heard {
  method: string;
  /** Percent-decoded, with the bucket and without the query. */
  path: string;
  headers: IncomingMessage['headers'];
}

/** What happens to a request: it is passed on, refused, or never answered. */
export type Fate = 'pass' | 'silence' | { status: number; code: string };

export interface Gateway {
  endpoint: string;
  heard: Heard[];
  /** `PUT bucket/key` of every write heard, in order. */
  writes: () => string[];
}

/** Gone after the test. `decide` may also wait, so that a request is held up. */
export async function openGateway(
  target: string,
  decide: (heard: Heard) => Fate | Promise<Fate> = () => 'pass',
): Promise<Gateway> {
  const heard: Heard[] = [];
  const server = createServer((incoming, response) => {
    const { method = 'GET', url = '/', headers } = incoming;
    const one = { method, path: decodeURIComponent(url.split('?')[0]!.slice(1)), headers };
    heard.push(one);
    void Promise.resolve(decide(one)).then((fate) => {
      if (fate === 'pass') passOn(target, incoming, response);
      else if (fate !== 'silence') refuse(incoming, response, fate);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    writes: () =>
      heard
        .filter(({ method }) => method === 'PUT' || method === 'DELETE')
        .map(({ method, path }) => `${method} ${path}`),
  };
}

function passOn(target: string, incoming: IncomingMessage, response: ServerResponse): void {
  const { method, url, headers } = incoming;
  const outgoing = ask(`${target}${url}`, { method: method!, headers }, (answer) => {
    response.writeHead(answer.statusCode!, answer.headers);
    answer.pipe(response);
  });
  outgoing.on('error', () => response.destroy());
  incoming.pipe(outgoing);
}

function refuse(
  incoming: IncomingMessage,
  response: ServerResponse,
  { status, code }: { status: number; code: string },
): void {
  incoming.resume().on('end', () => {
    response.writeHead(status, { 'content-type': 'application/xml' });
    response.end(`<Error><Code>${code}</Code></Error>`);
  });
}
