/** Names that nobody registered, each answered by a server of this machine, over real HTTP. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Fetch } from '../../functions/publish/hub.ts';

export class Network {
  /** `https://hub.example` → `http://127.0.0.1:4711` */
  readonly names = new Map<string, string>();

  readonly fetch: Fetch = async (url, request) => {
    const { origin, pathname, search } = new URL(url);
    return await fetch((this.names.get(origin) ?? origin) + pathname + search, request);
  };

  /** A server under this name until the test is over. */
  async serve(
    name: string,
    answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  ): Promise<void> {
    const server = createServer((request, response) => void answer(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.names.set(name, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
  }
}
