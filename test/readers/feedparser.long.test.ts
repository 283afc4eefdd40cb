/**
 * Python's feedparser, which many readers are built upon (rss2email among them, which brings it with
 * it on Debian), reads every RSS and Atom document of the site in content/ without a complaint.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashesIn, temporaryFolder } from '../infra/local/folders.ts';
import { healthwire } from '../infra/local/healthwire.ts';

const content = new URL('../../content/', import.meta.url).pathname;

const script = `
import feedparser, json, sys
def read(name):
    with open(name, 'rb') as file: text = file.read()
    kind = 'rss' if text[:200].find(b'<rss') > 0 else 'atom'
    feed = feedparser.parse(
        text,
        response_headers={'content-type': 'application/%s+xml' % kind},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    says = lambda one: [one.id, one.title, one.link, one.content[0].value]
    return [bool(feed.bozo), [says(one) for one in feed.entries]]
print(json.dumps([read(name) for name in sys.argv[1:]]))
`;

/** Debian's Python, which has what Debian installed, before any other. */
const python = ['/usr/bin/python3', 'python3'].find(
  (name) => spawnSync(name, ['-c', 'import feedparser']).status === 0,
);
if (python === undefined)
  console.log('feedparser is not installed: what it makes of the feeds is not tested.');

interface JsonFeed {
  items: { id: string; title: string; url: string; content_html: string }[];
}

describe.skipIf(python === undefined)('feedparser', () => {
  it('finds in every feed of the site what the JSON feed beside it has', async () => {
    const out = temporaryFolder();
    const base = ['--base-url', 'https://health.example'];
    await healthwire('publish', '--content', content, '--out', out, ...base);
    const names = Object.keys(hashesIn(join(out, 'site')))
      .filter((name) => /(^|\/)(feed|atom)\.xml$/.test(name))
      .map((name) => join(out, 'site', name));
    expect(names.length).toBeGreaterThan(20);
    const options = { encoding: 'utf8' as const, maxBuffer: 1 << 28 };
    const { stdout } = spawnSync(python!, ['-c', script, ...names], options);
    const read = JSON.parse(stdout) as [bozo: boolean, entries: string[][]][];
    names.forEach((name, at) => {
      const beside = readFileSync(name.replace(/[^/]+$/, 'feed.json'), 'utf8');
      const { items } = JSON.parse(beside) as JsonFeed;
      const [bozo, entries] = read[at]!;
      expect([name, bozo]).toEqual([name, false]);
      expect(entries).toEqual(items.map((one) => [one.id, one.title, one.url, one.content_html]));
    });
  });
});
