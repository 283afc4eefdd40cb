import { expect, it } from 'vitest';
import type { Announcement, LogEvent } from '../../../../functions/publish/ports.ts';
import { PatientHub } from '../../../../infra/local/runtime/patient-hub.ts';

const change = (feed: string) =>
  ({ topic: { hub: 'https://hub.example/', url: `https://x.example/${feed}` } }) as Announcement;

/** A hub that answers with these, one after another, and then goes on as at last. */
function hub(...statuses: number[]) {
  const asked: string[] = [];
  const events: LogEvent[] = [];
  const fetch = async (_: string, { body }: RequestInit) => {
    asked.push(new URLSearchParams(body as string).get('hub.url')!);
    return new Response(null, { status: statuses.length > 1 ? statuses.shift()! : statuses[0]! });
  };
  return { hub: new PatientHub(fetch, (event) => events.push(event)), asked, events };
}

it('is asked again where it may pass, and told of the next feed', async () => {
  const { hub: made, asked, events } = hub(503, 204);
  await made.announce([change('a'), change('b')]);
  expect(asked.map((url) => url.at(-1))).toEqual(['a', 'a', 'b']);
  expect(events.map(({ event }) => event)).toEqual(['hub.pinged', 'hub.pinged']);
});

it('is left in peace after a few tries, for every feed, and that is said once', async () => {
  const { hub: made, asked, events } = hub(503);
  await made.announce([change('a'), change('b')]);
  await made.announce([change('c')]);
  expect(asked.map((url) => url.at(-1))).toEqual(['a', 'a', 'a']);
  expect(events).toEqual([
    {
      event: 'hub.unreachable',
      hub: 'https://hub.example/',
      reason: 'The hub https://hub.example/ was not told of https://x.example/a: it answered 503.',
    },
  ]);
});
