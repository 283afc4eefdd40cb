/**
 * A hub (W3C WebSub, sections 5 to 7): verifies who subscribes, fetches what it is told of, hands
 * it on. It knows as much of the publisher as any hub on the web.
 */
import { createHmac, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Network } from './network.ts';

interface Subscription {
  topic: string;
  callback: string;
  secret: string;
}

export class Hub {
  readonly url = 'https://hub.example/';
  /** What it was told of, in order, also what it then did not take. */
  readonly pings: string[] = [];
  /** What it answers to a ping instead of 202. */
  refusal: (topic: string) => number | undefined = () => undefined;
  private readonly network: Network;
  private readonly subscriptions: Subscription[] = [];

  private constructor(network: Network) {
    this.network = network;
  }

  static async open(network: Network): Promise<Hub> {
    const hub = new Hub(network);
    await network.serve(new URL(hub.url).origin, (...one) => hub.answer(...one));
    return hub;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request));
    const type = request.headers['content-type']?.split(';')[0];
    if (request.method !== 'POST' || type !== 'application/x-www-form-urlencoded')
      return void response.writeHead(400).end();
    const given = (name: string) => form.get(`hub.${name}`) ?? '';
    if (given('mode') === 'publish') {
      const topic = given('url');
      this.pings.push(topic);
      const status = this.refusal(topic) ?? 202;
      response.writeHead(status).end('The hub says this and that.');
      if (status === 202) await this.distribute(topic);
    } else {
      const subscription = { topic: given('topic'), callback: given('callback') };
      await this.verify({ ...subscription, secret: given('secret') });
      // Hubs may answer before they verify; then nobody could know when the test may go on.
      response.writeHead(202).end();
    }
  }

  /** Verification of intent (5.3): only who answers with the challenge has asked for it. */
  private async verify(subscription: Subscription): Promise<void> {
    const challenge = randomUUID();
    const query = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.topic': subscription.topic,
      'hub.challenge': challenge,
      'hub.lease_seconds': '864000',
    });
    const answer = await this.network.fetch(`${subscription.callback}?${query.toString()}`, {});
    if (answer.ok && (await answer.text()) === challenge) this.subscriptions.push(subscription);
  }

  private async distribute(topic: string): Promise<void> {
    const subscribers = this.subscriptions.filter((one) => one.topic === topic);
    if (subscribers.length === 0) return;
    const feed = await this.network.fetch(topic, {});
    const body = Buffer.from(await feed.arrayBuffer());
    for (const { callback, secret } of subscribers) {
      const signature = createHmac('sha256', secret).update(body).digest('hex');
      await this.network.fetch(callback, {
        method: 'POST',
        body,
        headers: {
          'content-type': feed.headers.get('content-type')!,
          link: `<${this.url}>; rel="hub", <${topic}>; rel="self"`,
          'x-hub-signature': `sha256=${signature}`,
        },
      });
    }
  }
}
