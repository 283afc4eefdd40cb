/** A subscriber (W3C WebSub, sections 4 and 5.2): finds the hub in the feed, and is told by it. */
import { createHmac } from 'node:crypto';
import { once, EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { parseAtomFeed } from 'feedsmith';
import type { Network } from './network.ts';

const SECRET = 'nobody knows';
const callback = 'https://subscriber.example/callback';

export class Subscriber {
  private readonly network: Network;
  private readonly told = new EventEmitter();
  private topic = '';

  private constructor(network: Network) {
    this.network = network;
  }

  static async open(network: Network): Promise<Subscriber> {
    const subscriber = new Subscriber(network);
    await network.serve(new URL(callback).origin, (...one) => subscriber.answer(...one));
    return subscriber;
  }

  /** Whoever gave it this address of a feed, it subscribes to what the feed says of itself. */
  async subscribe(feed: string): Promise<void> {
    const link = await this.discover(feed);
    this.topic = link('self');
    const body = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.topic': this.topic,
      'hub.callback': callback,
      'hub.secret': SECRET,
    });
    await this.network.fetch(link('hub'), { method: 'POST', body });
  }

  /** In the order that section 4 asks for: the header, and only without it the feed itself. */
  private async discover(feed: string): Promise<(name: string) => string> {
    const response = await this.network.fetch(feed, {});
    const header = response.headers.get('link');
    const { links = [] } = parseAtomFeed(await response.text());
    return (name) =>
      header === null
        ? links.find(({ rel }) => rel === name)!.href!
        : new RegExp(`<([^>]*)>; rel="${name}"`).exec(header)![1]!;
  }

  /** Titles of the entries in the next delivery. */
  async next(): Promise<string[]> {
    const [feed] = (await once(this.told, 'delivered')) as [string];
    return parseAtomFeed(feed).entries!.map(({ title }) => title!.value);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') {
      const query = new URL(request.url!, callback).searchParams;
      const meant = query.get('hub.topic') === this.topic;
      response.writeHead(meant ? 200 : 404).end(meant ? query.get('hub.challenge') : '');
      return;
    }
    const body = await buffer(request);
    const signature = `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
    response.writeHead(202).end();
    if (request.headers['x-hub-signature'] === signature)
      this.told.emit('delivered', body.toString());
  }
}
