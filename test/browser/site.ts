/** A published site, opened in a real browser with the headers that it is served with. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { securityHeadersFor } from '../../functions/site/headers.ts';
import { siteKey } from '../../functions/site/keys.ts';
import type { Store } from '../../functions/store/store.ts';

export const HOST = 'https://healthwire.example';

export const phone = { width: 390, height: 844 };
export const tablet = { width: 820, height: 1180 };
export const desktop = { width: 1440, height: 900 };

export interface Opened {
  page: Page;
  /** Whatever it asked of others, could not load or complained of. */
  complaints: string[];
  /** Paths that it loaded, in order, and how many bytes each has. */
  loaded: [path: string, bytes: number][];
  close(this: void): Promise<void>;
}

export interface Opening extends BrowserContextOptions {
  /** Milliseconds that a picture is late. */
  late?: number;
}

/** One of its pages, at first on a phone. */
export async function openPage(
  browser: Browser,
  site: Store,
  path: string,
  { late = 0, ...options }: Opening = {},
): Promise<Opened> {
  const context = await browser.newContext({ viewport: phone, ...options });
  const complaints: string[] = [];
  const loaded: Opened['loaded'] = [];
  await context.route('**/*', async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    const object = origin === HOST ? await site.get(siteKey(pathname)) : undefined;
    if (object === undefined) {
      complaints.push(`asks for ${route.request().url()}`);
      return await route.abort();
    }
    loaded.push([pathname, object.size]);
    if (pathname.startsWith('/media/')) await new Promise((done) => setTimeout(done, late));
    const headers = { ...securityHeadersFor(pathname), 'content-type': object.contentType };
    await route.fulfill({ body: Buffer.from(object.body), headers });
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(HOST + path);
  return { page, complaints, loaded, close: async () => await context.close() };
}

/** How far things have moved since the page began (Layout Instability API). */
export async function layoutShift(page: Page): Promise<number> {
  return await page.evaluate<number>(
    `new Promise((done) => new PerformanceObserver((list) =>
      done(list.getEntries().reduce((sum, { value }) => sum + value, 0))
    ).observe({ type: 'layout-shift', buffered: true }) ?? setTimeout(() => done(0), 100))`,
  );
}
