import { createHash } from 'node:crypto';
import { frameScript } from '../../functions/site/embedding.ts';
import { script } from '../../functions/site/script.ts';
import { searchScript } from '../../functions/site/search-script.ts';
import { describe, expect, test } from 'vitest';
import {
  cacheControlFor,
  kindOf,
  securityHeaders,
  securityHeadersFor,
} from '../../functions/site/headers.ts';

test.each([
  ['/', 'page'],
  ['/articles/sleep/restless-legs/', 'page'],
  ['/404.html', 'page'],
  ['/articles/x/embed.html', 'embed'],
  ['/articles/x/frame.html', 'embed'],
  ['/articles/x/article.json', 'data'],
  ['/articles/x/source.md', 'data'],
  ['/topics/sleep/feed.xml', 'data'],
  ['/schemas/article.v1.json', 'data'],
  ['/robots.txt', 'data'],
  ['/media/articles/x/a.svg', 'media'],
  ['/media/embed.html', 'media'],
  ['/assets/style.0123.css', 'asset'],
])('%s is a %s', (path, kind) => {
  expect(kindOf(path)).toBe(kind);
});

describe('caching', () => {
  test('what is named after its content never expires', () => {
    expect(cacheControlFor('/assets/style.0123.css')).toBe('public, max-age=31536000, immutable');
  });

  test('a browser asks every time for what may be withdrawn, the CDN once a minute', () => {
    for (const path of ['/', '/articles/x/', '/feed.xml', '/articles/x/embed.html']) {
      expect(cacheControlFor(path)).toBe(
        'public, max-age=0, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400',
      );
    }
  });

  test('pictures may be replaced under their name, so they are kept for minutes', () => {
    expect(cacheControlFor('/media/a.png')).toMatch(/^public, max-age=600, s-maxage=3600,/);
  });
});

describe('security', () => {
  test("nobody frames a page, anybody frames an embed; no script runs but the site's own", () => {
    const page = securityHeadersFor('/articles/x/')['content-security-policy'];
    const embed = securityHeadersFor('/articles/x/embed.html')['content-security-policy'];
    expect(page).toContain("default-src 'none'");
    expect(page).toContain("frame-ancestors 'none'");
    expect(embed).toContain('frame-ancestors *');
    const [own, search] = [script, searchScript].map((text) =>
      createHash('sha256').update(text).digest('base64'),
    );
    expect(page!.split('; ')).toContain(`script-src 'sha256-${own}' 'sha256-${search}'`);
    expect(page!.replace(/script-src [^;]+/, '')).not.toMatch(/script-src|unsafe/);
    // The one style that pictures of a fragment carry with them.
    const limit = createHash('sha256').update('max-width:100%;height:auto').digest('base64');
    const allowed = `style-src 'self' 'unsafe-hashes' 'sha256-${limit}'`;
    expect(embed!.split('; ')).toContain(allowed);
    const height = createHash('sha256').update(frameScript).digest('base64');
    expect(embed!.split('; ')).toContain(`script-src 'sha256-${height}'`);
    expect(embed!.replace(allowed, '').replace(/script-src [^;]+/, '')).not.toMatch(
      /script-src|unsafe/,
    );
    expect(securityHeadersFor('/articles/x/embed.html')).not.toHaveProperty('x-frame-options');
  });

  test('programs of other sites read data, embeds, media and assets; pages are for readers', () => {
    const open = Object.entries(securityHeaders)
      .filter(([, headers]) => headers['access-control-allow-origin'] === '*')
      .map(([kind]) => kind);
    expect(open).toEqual(['embed', 'data', 'media', 'asset']);
    expect(securityHeaders.page['cross-origin-resource-policy']).toBe('same-origin');
  });

  test('an SVG that is opened by itself is inert', () => {
    expect(securityHeadersFor('/media/a.svg')['content-security-policy']).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    );
  });

  test('everything is what it says it is, over HTTPS', () => {
    for (const headers of Object.values(securityHeaders)) {
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'strict-transport-security': expect.stringContaining('max-age=') as string,
      });
      expect(Object.keys(headers).every((name) => name === name.toLowerCase())).toBe(true);
    }
  });
});
