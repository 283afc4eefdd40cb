/** CloudFront, as far as the functions know it: an API that is told which paths to forget. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface Invalidation {
  distribution: string;
  reference: string;
  paths: string[];
}

export interface Cdn {
  endpoint: string;
  /** What was asked for, in order; repeated requests are here as often as they came. */
  invalidations: Invalidation[];
  /** When set, the answer to every request, as CloudFront words it. */
  refusal: string | undefined;
  close(): void;
}

export async function startCdn(): Promise<Cdn> {
  const invalidations: Invalidation[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request);
    const path = /^\/2020-05-31\/distribution\/([^/]+)\/invalidation$/.exec(request.url!);
    response.setHeader('content-type', 'text/xml');
    if (path === null || request.method !== 'POST')
      return void response.writeHead(404).end(failure('NoSuchResource'));
    if (cdn.refusal !== undefined) return void response.writeHead(400).end(failure(cdn.refusal));
    const paths = [...body.matchAll(/<Path>(.*?)<\/Path>/g)].map(([, one]) => one!);
    const reference = /<CallerReference>(.*?)<\/CallerReference>/.exec(body)![1]!;
    invalidations.push({ distribution: path[1]!, reference, paths });
    response
      .writeHead(201)
      .end(
        `<Invalidation><Id>I1</Id><Status>InProgress</Status>` +
          `<CreateTime>2026-11-01T08:00:00Z</CreateTime></Invalidation>`,
      );
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cdn: Cdn = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    invalidations,
    refusal: undefined,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return cdn;
}

function failure(code: string): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>No.</Message></Error></ErrorResponse>`;
}
