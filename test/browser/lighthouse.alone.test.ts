/**
 * Lighthouse's word on a site of 1,000 articles, served by the local server with its own headers and
 * compression: 100 of 100 in every category that it has, on what readers meet most.
 *
 * Its points for speed hang on how busy the machine is that measures, for it multiplies the time that its
 * own processor needed by four, to guess at a phone's. So this file runs after all others (vitest.config.ts),
 * the phone's network is as slow as Lighthouse has it, the processor counts as it is, and a page may try
 * again for these points alone. What makes a page slow whatever the machine is held by counts: bytes,
 * requests, elements, scripts.
 */
import { createServer, type AddressInfo } from 'node:net';
import lighthouse, { desktopConfig, type Config, type Result } from 'lighthouse';
import { throttling } from 'lighthouse/core/config/constants.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleText, siteText } from '../../bench/generate.ts';
import { loadEdge } from '../../infra/local/server/edge.ts';
import { createSiteServer } from '../../infra/local/server/site-server.ts';
import { Publisher } from '../publish/publisher.ts';
import { launch } from './browser.ts';

const ARTICLES = 1_000;
const TRIES = 8;
/** On one page; the home page had the most when this was written, 531. */
const ELEMENTS = 800;

const kinds = [
  ['home', '/'],
  ['an article', '/articles/000007/'],
  ['a topic', '/topics/alpha/'],
  ['the search page', '/search/'],
  ['a page of A to Z', '/a-z/article-3/'],
  ['all months', '/archive/'],
] as const;

const room = new Publisher();
room.now = new Date('2027-01-01T00:00:00Z');
const server = createSiteServer({ store: room.site, edge: loadEdge() });
let browser: Browser;
let url: string;
let port: number;

beforeAll(async () => {
  ({ url } = await server.listen(0));
  const articles = Array.from({ length: ARTICLES }, (_, at) => [
    `articles/${String(at).padStart(6, '0')}.md`,
    articleText(at, ARTICLES),
  ]);
  const settings = siteText.replace('https://bench.example', url);
  await room.publish({
    ...(Object.fromEntries(articles) as Record<string, string>),
    'site.yaml': settings,
  });
  port = await freePort();
  browser = await launch(port);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

async function freePort(): Promise<number> {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => taken.once('listening', done));
  const { port } = taken.address() as AddressInfo;
  await new Promise((done) => taken.close(done));
  return port;
}

const phone: Config = {
  extends: 'lighthouse:default',
  settings: { throttling: { ...throttling.mobileSlow4G, cpuSlowdownMultiplier: 1 } },
};
const forms = { phone, desktop: desktopConfig } as const;

async function audit(path: string, config: Config): Promise<Result> {
  const result = await lighthouse(url + path, { port, logLevel: 'error' }, config);
  const { lhr } = result!;
  expect(lhr.runtimeError).toBeUndefined();
  return lhr;
}

/** Every audit that costs its category points, of categories without all points. */
function shortcomings({ categories, audits }: Result, isWanted: (category: string) => boolean) {
  return Object.values(categories)
    .filter(({ id, score }) => isWanted(id) && score !== 1)
    .map(({ id, score, auditRefs }) => [
      `${id}: ${score}`,
      ...auditRefs
        .filter((one) => one.weight > 0 && (audits[one.id]!.score ?? 1) < 1)
        .map((one) => `${one.id} ${audits[one.id]!.displayValue ?? ''}`),
    ]);
}

const isSpeed = (category: string) => category === 'performance';

describe.each(kinds)('%s', (_, path) => {
  it.each(Object.entries(forms))('has every point on a %s', async (_, config) => {
    let lhr = await audit(path, config);
    expect(Object.keys(lhr.categories)).toEqual(
      expect.arrayContaining(['performance', 'accessibility', 'best-practices', 'seo']),
    );
    expect(shortcomings(lhr, (category) => !isSpeed(category))).toEqual([]);
    for (let at = 1; at < TRIES && shortcomings(lhr, isSpeed).length > 0; at++)
      lhr = await audit(path, config);
    expect(shortcomings(lhr, isSpeed)).toEqual([]);
  });

  it('is light, whatever the machine', async () => {
    const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
    const page = await context.newPage();
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      sizes.push(request.sizes().then((size) => size.responseBodySize + size.responseHeadersSize));
    });
    await page.goto(url + path, { waitUntil: 'networkidle' });
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    const counted = await page.evaluate<number[]>(
      `[document.querySelectorAll('*').length, document.querySelectorAll('script[src]').length,
        document.querySelectorAll('link[rel=stylesheet]').length]`,
    );
    const [elements, scripts, stylesheets] = counted;
    expect(bytes).toBeLessThanOrEqual(30 * 1024);
    // The page and its stylesheet.
    expect(sizes).toHaveLength(2);
    expect([scripts, stylesheets]).toEqual([0, 1]);
    expect(elements).toBeLessThanOrEqual(ELEMENTS);
    await context.close();
  });
});
