/** What a host is: somebody else's web server, and the files that tell it how to serve the site. */
import type { HostedSite } from './site.ts';

/** What readers and subscribers are promised of a site, wherever it is served. */
export const promises = {
  types: 'content types',
  caching: 'how long copies are kept',
  security: 'security headers, CORS',
  hub: 'hub links (WebSub)',
  gone: 'withdrawn: 410',
  moved: 'moved: 301',
  notFound: '404 page',
  address: 'one address a page',
} as const;

/** Where things are on the machine that published. */
interface Where {
  /** The folder of the host's files, absolute. */
  folder: string;
  /** The folder of the site, absolute. */
  site: string;
  /** The same, as whoever works in the current folder would write it. */
  siteFromHere: string;
  /** The folder of the host's files, likewise. */
  fromHere: string;
}

export interface Host {
  /** As it is called. */
  title: string;
  /**
   * `site`: its files stand at the root of the site, because the host looks for them there. `beside`:
   * they stand in a folder of their own, `host/<name>`.
   */
  place: 'site' | 'beside';
  /** How each promise is kept: in full, or what there is instead; a phrase that begins in lower case. */
  keeps: Record<keyof typeof promises, true | string>;
  /** How to use the files, a sentence. */
  use(this: void, where: Where): string;
  /** File name → text. Pure: it depends on nothing but the site. */
  files(this: void, site: HostedSite): Record<string, string>;
  /** What this site asks of the host that it does not do: sentences. */
  lacks(this: void, site: HostedSite): string[];
}
