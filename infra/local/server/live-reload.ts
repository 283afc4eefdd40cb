/**
 * Live reload: the page that an editor has open shows a push as soon as it is published. The
 * script belongs to the server; what is published never contains it.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { unstored, type Answer } from './answer.ts';

/** No object of the site has a path below this one. */
export const RESERVED = '/__healthwire/';
const EVENTS = `${RESERVED}events`;
const SCRIPT = `${RESERVED}reload.js`;

const script = readFileSync(new URL('./reload.js', import.meta.url));
const BODY_END = '</body>';

/** How soon a browser asks again when the server has gone. */
const RETRY_MS = 500;

export class ReloadHub {
  readonly #listeners = new Set<ServerResponse>();
  /** Another one for each run of the server, so that a page also notices a restart. */
  readonly #run = randomBytes(6).toString('hex');
  #pushes = 0;

  /** Which push is the newest; it never comes twice. */
  get version(): string {
    return `${this.#run}-${this.#pushes}`;
  }

  /** Tells every open page that something new is published. */
  push(): void {
    this.#pushes++;
    for (const listener of this.#listeners) this.#tell(listener);
  }

  /** Ends every stream; the pages will try to come back. */
  close(): void {
    for (const listener of this.#listeners) listener.end();
    this.#listeners.clear();
  }

  /** Answers a path below RESERVED: the stream of pushes, or the script that listens to it. */
  serve(path: string, response: ServerResponse): void {
    if (path === EVENTS) {
      this.#subscribe(response);
    } else if (path === SCRIPT) {
      response.writeHead(200, unstored('text/javascript; charset=utf-8'));
      response.end(script);
    } else {
      response.writeHead(404, unstored('text/plain; charset=utf-8'));
      response.end('There is nothing at this address.\n');
    }
  }

  /**
   * The answer with the script in it, where it is a page: with a policy that lets it run, and with
   * an ETag of its own, because these are not the published bytes. `seen` is the `version` from
   * before the page was read: a push in between makes it reload once too often, never too seldom.
   */
  inject(answer: Answer, seen: string): Answer {
    const headers = { ...answer.headers };
    const end = Buffer.from(answer.body).lastIndexOf(BODY_END);
    if (!headers['content-type']?.startsWith('text/html') || end === -1) return answer;
    const tag = `<script src="${SCRIPT}" data-seen="${seen}" defer></script>\n`;
    const policy = headers['content-security-policy'];
    delete headers['last-modified'];
    return {
      status: answer.status,
      headers: {
        ...headers,
        ...(headers.etag && { etag: headers.etag.replace(/"$/, `-${seen}"`) }),
        ...(policy && {
          'content-security-policy': withOwnScripts(policy),
        }),
      },
      body: Buffer.concat([
        answer.body.subarray(0, end),
        Buffer.from(tag),
        answer.body.subarray(end),
      ]),
    };
  }

  #subscribe(response: ServerResponse): void {
    response.writeHead(200, unstored('text/event-stream'));
    response.write(`retry: ${RETRY_MS}\n\n`);
    this.#listeners.add(response);
    response.on('close', () => this.#listeners.delete(response));
    this.#tell(response);
  }

  /** The newest version, which the script compares with the one its page was made from. */
  #tell(listener: ServerResponse): void {
    listener.write(`event: version\ndata: ${this.version}\n\n`);
  }
}

/**
 * A second directive of one name is ignored, so what pages may run already stays in the first; what they may
 * ask is the site itself.
 */
function withOwnScripts(policy: string): string {
  const known = /(?<=script-src )/;
  const running = known.test(policy)
    ? policy.replace(known, "'self' ")
    : `${policy}; script-src 'self'`;
  return running.includes('connect-src ') ? running : `${running}; connect-src 'self'`;
}
