/** Every host that `publish --host` knows: the only list. Each is loaded when it is asked for. */
import type { Host } from './host.ts';

export const hosts = {
  nginx: async () => (await import('./nginx.ts')).nginx,
  caddy: async () => (await import('./caddy.ts')).caddy,
  netlify: async () => (await import('./netlify.ts')).netlify,
  cloudflare: async () => (await import('./cloudflare.ts')).cloudflare,
  'github-pages': async () => (await import('./github-pages.ts')).githubPages,
  s3: async () => (await import('./s3.ts')).s3,
} as const satisfies Record<string, () => Promise<Host>>;

export type HostName = keyof typeof hosts;

export const hostNames = Object.keys(hosts) as HostName[];

/** What hosts want at the root of the site: no objects of the site, though they stand among them. */
export const hostFiles: readonly string[] = ['_headers', '_redirects', 'CNAME'];
