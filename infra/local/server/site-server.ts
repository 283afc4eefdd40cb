/** The site on this machine: what the CDN does on AWS, over a store, with the CDN's functions. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isIP, type AddressInfo } from 'node:net';
import { StoreError } from '../../../functions/store/store.ts';
import { CommandError } from '../cli/command-error.ts';
import { plainAnswer, type Answer } from './answer.ts';
import type { EdgeRequest } from './edge.ts';
import { RESERVED } from './live-reload.ts';
import { answerRequest, type Site } from './site.ts';

export interface SiteServerOptions extends Site {
  /** Told of what should never happen; the viewer gets a sentence and status 500. */
  onError?: (error: unknown) => void;
}

export interface SiteServer {
  /**
   * Listens on this machine only (127.0.0.1); port 0 takes a free one. Throws a CommandError, whose
   * message is a sentence, when the port cannot be had.
   */
  listen(port: number): Promise<{ port: number; url: string }>;
  /** Stops at once; open connections are closed. */
  close(): Promise<void>;
}

export function createSiteServer(options: SiteServerOptions): SiteServer {
  const server = createServer((request, response) => {
    respond(options, request, response).catch((error: unknown) => {
      options.onError?.(error);
      response.destroy();
    });
  });
  return {
    async listen(port) {
      await new Promise<void>((resolve, reject) => {
        server.once('error', (error: NodeJS.ErrnoException) => {
          reject(new CommandError(whyNotListening(error, port), { cause: error }));
        });
        server.listen(port, '127.0.0.1', resolve);
      });
      const { port: taken } = server.address() as AddressInfo;
      return { port: taken, url: `http://localhost:${taken}` };
    },
    async close() {
      options.reload?.close();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      });
    },
  };
}

async function respond(
  options: SiteServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const viewer = readRequest(request);
  if (!isOwnHost(viewer.headers.host, request.socket.localAddress)) {
    send(response, viewer, strangeHost(request.socket.localPort));
    return;
  }
  if (options.reload && viewer.path.startsWith(RESERVED) && viewer.method === 'GET') {
    options.reload.serve(viewer.path, response);
    return;
  }
  let answer: Answer;
  try {
    answer = await answerRequest(options, viewer);
  } catch (error) {
    if (!(error instanceof StoreError)) options.onError?.(error);
    answer = apology(error);
  }
  send(response, viewer, answer);
}

function send(response: ServerResponse, { method }: EdgeRequest, answer: Answer): void {
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(answer.status !== 304 && { 'content-length': answer.body.length }),
  });
  response.end(method === 'HEAD' || answer.status === 304 ? undefined : answer.body);
}

function readRequest({ method = 'GET', url = '/', headers }: IncomingMessage): EdgeRequest {
  const [path = '/', ...rest] = url.split('?');
  return {
    method,
    path,
    ...(rest.length > 0 && { query: rest.join('?') }),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value = '']) => [name, String(value)]),
    ),
  };
}

/**
 * Whether a request means this machine. A page from elsewhere can give its own name the address
 * 127.0.0.1 (DNS rebinding), and a browser would then let it read drafts here; but it tells, in
 * `Host`, by which name it came. `bound`: the address at which the request arrived.
 */
export function isOwnHost(host: string | undefined, bound: string | undefined): boolean {
  const name = URL.parse(`http://${host ?? ''}`)?.hostname;
  if (host === undefined || host === '' || name === undefined) return false;
  const address = name.replace(/^\[|\]$/g, '');
  if (isIP(address) === 0) return address === 'localhost' || address.endsWith('.localhost');
  return address === '::1' || address.startsWith('127.') || address === bound;
}

/** RFC 9110, section 15.5.20. */
function strangeHost(port: number | undefined): Answer {
  const here = `http://localhost:${port ?? ''}/`;
  return plainAnswer(421, `This server is for this machine alone: open it at ${here}`);
}

/** What went wrong, for whoever looks at the page; never where in the code it did. */
function apology(error: unknown): Answer {
  if (error instanceof StoreError)
    return plainAnswer(503, `The site cannot be read right now. ${error.message}`, {
      'retry-after': '1',
    });
  return plainAnswer(500, 'The server failed on this page; its terminal says why.');
}

function whyNotListening({ code, message }: NodeJS.ErrnoException, port: number): string {
  const another = `Choose another with --port, for example --port ${port < 65535 ? port + 1 : 8080}.`;
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program. ${another}`;
  if (code === 'EACCES') return `Port ${port} is reserved for the administrator. ${another}`;
  return `The server cannot listen on port ${port} (${message}). ${another}`;
}
