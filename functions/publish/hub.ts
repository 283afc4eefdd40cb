/**
 * The publisher's part of WebSub (W3C Recommendation, 2018): a request tells the hub that a feed
 * changed; it fetches the feed and hands it to its subscribers.
 *
 * The Recommendation leaves the form of that request open, and the hubs agree on most of it: a form
 * with `hub.mode=publish`. Google's, Superfeedr's and Switchboard read the feed's address from
 * `hub.url`, others from `hub.topic`, so it stands in both. Each has another way of taking several
 * feeds at once, so a feed is a request.
 */
import type { Settings } from '../site/settings.ts';
import { absolute } from '../site/routes.ts';
import { servedPath, type SiteKey } from '../site/keys.ts';
import type { Announcement, Ports } from './ports.ts';

/** Milliseconds; all feeds of one batch must have their turn while the function lives. */
const PATIENCE = 5_000;

export type Fetch = (url: string, request: RequestInit) => Promise<Response>;

/** The hub did not take a ping, and may take the same a little later; the message is a sentence. */
export class HubFailure extends Error {
  constructor(hub: string, topic: string, why: string) {
    super(`The hub ${hub} was not told of ${topic}: ${why}.`);
    this.name = 'HubFailure';
  }
}

/** Undefined when there is no hub, or when it could not fetch the feed: this machine has no name. */
export function topicOf(settings: Settings, key: SiteKey): Announcement['topic'] {
  if (settings.hub === undefined || isThisMachine(settings.baseUrl)) return undefined;
  return { url: absolute(settings, servedPath(key)), hub: settings.hub };
}

function isThisMachine(baseUrl: string): boolean {
  const { hostname } = new URL(baseUrl);
  return /^(.+\.)?localhost$|^127\.|^0\.0\.0\.0$|^\[::1?\]$/.test(hostname);
}

/** Pings for every feed with a hub. Throws a HubFailure where trying again may help. */
export function hubAnnouncer(
  fetch: Fetch,
  log: Ports['log'],
): Pick<Ports['announcer'], 'announce'> {
  return {
    announce: async (changes) => {
      for (const { topic } of changes) if (topic) await ping(topic, fetch, log);
    },
  };
}

async function ping(
  { hub, url }: NonNullable<Announcement['topic']>,
  fetch: Fetch,
  log: Ports['log'],
): Promise<void> {
  const { status, ok } = await post(hub, url, fetch);
  if (ok) return log({ event: 'hub.pinged', hub, topic: url });
  const mayPass = status >= 500 || status === 408 || status === 429;
  if (mayPass) throw new HubFailure(hub, url, `it answered ${status}`);
  log({ event: 'hub.refused', hub, topic: url, status });
}

/** A redirect counts as a refusal: followed, it may become a GET that says nothing to anybody. */
async function post(hub: string, topic: string, fetch: Fetch): Promise<Response> {
  const body = new URLSearchParams({
    'hub.mode': 'publish',
    'hub.url': topic,
    'hub.topic': topic,
  });
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(hub, { method: 'POST', body, redirect: 'manual', signal });
    await response.body?.cancel();
    return response;
  } catch (error) {
    throw new HubFailure(hub, topic, whyNot(error));
  }
}

function whyNot(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  if (name === 'TimeoutError') return `it did not answer within ${PATIENCE / 1000} seconds`;
  return `it cannot be reached${cause?.code === undefined ? '' : ` (${cause.code})`}`;
}
