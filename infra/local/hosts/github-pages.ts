/**
 * GitHub Pages serves files and has nothing to be told but its domain
 * (https://docs.github.com/en/pages).
 */
import type { Host } from './host.ts';
import type { HostedSite } from './site.ts';
import { goneAsLive, movedAsPages } from './unable.ts';

export const githubPages: Host = {
  title: 'GitHub Pages',
  place: 'site',
  keeps: {
    types: 'by extension: a feed is plain XML or JSON',
    caching: 'no: ten minutes for everything',
    security: 'no: no headers can be set',
    hub: 'no: only what the feeds say themselves',
    gone: 'no: the notice comes with 200',
    moved: 'no: the page leads on',
    notFound: true,
    address: 'as it does by itself',
  },
  use: ({ siteFromHere }) =>
    `Publish ${siteFromHere} as the artifact of a workflow (actions/upload-pages-artifact), or as a branch.`,
  files: (site) => ({ '.nojekyll': '', ...domain(site) }),
  lacks: (site) => [
    ...goneAsLive('GitHub Pages', site),
    ...movedAsPages('GitHub Pages', site.moved.length),
    'GitHub Pages sets no headers of yours: no policy keeps scripts and frames of others out, and copies are kept for ten minutes.',
  ],
};

/** A domain of one's own; the file is how a branch says it. */
function domain({ baseUrl }: HostedSite): Record<string, string> {
  const { hostname } = new URL(baseUrl);
  const isOwn = hostname.includes('.') && !/\.github\.io$|^[\d.]+$/.test(hostname);
  return isOwn ? { CNAME: `${hostname}\n` } : {};
}
