/** What the CDN is told over its API, and how often. */
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cloudFrontAnnouncer } from '../../functions/lambda/announcer.ts';
import type { SiteKey } from '../../functions/site/keys.ts';
import type { Announcement, LogEvent } from '../../functions/publish/ports.ts';
import { startCdn, type Cdn } from './cdn.ts';

let cdn: Cdn;
let client: CloudFrontClient;
let events: LogEvent[];
beforeAll(async () => {
  cdn = await startCdn();
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = new CloudFrontClient({ endpoint: cdn.endpoint, region: 'us-east-1', credentials });
});
beforeEach(() => {
  events = [];
  cdn.invalidations.length = 0;
  cdn.refusal = undefined;
});
afterAll(() => {
  client.destroy();
  cdn.close();
});

const announce = (...changes: Announcement[]) =>
  cloudFrontAnnouncer(client, 'EXAMPLE', (event) => events.push(event)).announce(changes);

const notice = (slug: string, version: string): Announcement => ({
  key: `articles/${slug}/index.html` as SiteKey,
  kind: 'notice',
  version,
});

test('a notice is one path, percent-encoded, for all variants of its article', async () => {
  await announce(notice('sleep/naïve legs+*', 'one'));
  const paths = ['/articles/sleep/na%C3%AFve%20legs%2B*/*'];
  expect(cdn.invalidations).toMatchObject([{ distribution: 'EXAMPLE', paths }]);
  expect(events).toEqual([{ event: 'cdn.invalidated', paths }]);
});

test('feeds wait for their copies to expire: they cost nothing', async () => {
  await announce({ key: 'feed.xml' as SiteKey, kind: 'feed', version: 'one' });
  expect(cdn.invalidations).toEqual([]);
});

test('the same version has the same reference, so that CloudFront counts it once', async () => {
  await announce(notice('a', 'one'), notice('a', 'one'), notice('a', 'two'), notice('b', 'one'));
  const references = cdn.invalidations.map(({ reference }) => reference);
  expect(references[1]).toBe(references[0]);
  expect(new Set(references).size).toBe(3);
});

test('a CDN that has too many paths to forget is no failure: copies expire in a minute', async () => {
  cdn.refusal = 'TooManyInvalidationsInProgress';
  await announce(notice('a', 'one'));
  expect(events).toEqual([{ event: 'cdn.busy', paths: ['/articles/a/*'] }]);
});

test('any other refusal fails the run, which comes again', async () => {
  cdn.refusal = 'AccessDenied';
  await expect(announce(notice('a', 'one'))).rejects.toThrow();
  expect(events).toEqual([]);
});
