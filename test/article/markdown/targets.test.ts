/** What links and images mean, whoever wrote them for whatever generator. */
import { describe, expect, it } from 'vitest';
import { resolveTarget, type Target } from '../../../functions/article/markdown/targets.ts';

const from = 'sleep/rls';
const article = (slug: string, anchor?: string): Target => ({
  kind: 'article',
  slug,
  ...(anchor !== undefined && { anchor }),
});
const media = (...keys: string[]): Target => ({ kind: 'media', keys });

describe(`a link in articles/${from}.md`, () => {
  it.each<[string, Target]>([
    ['insomnia.md', article('sleep/insomnia')],
    ['./insomnia.md#when', article('sleep/insomnia', 'when')],
    ['../skin/lips.md', article('skin/lips')],
    ['../../articles/skin/lips.md', article('skin/lips')],
    ['/articles/skin/lips/', article('skin/lips')],
    ['/skin/lips/', article('skin/lips')],
    ['/skin/lips.html', article('skin/lips')],
    ['insomnia', article('sleep/insomnia')],
    ['insomnia/index.html', article('sleep/insomnia')],
    ['two%20words.md', article('sleep/two words')],
    ['cafe%CC%81.md', article('sleep/café')],
    ['insomnia.md?utm=1#a%20b', article('sleep/insomnia', 'a b')],
    ['#causes', { kind: 'here', anchor: 'causes' }],
    ['rls.md#causes', { kind: 'here', anchor: 'causes' }],
    ['/articles/sleep/rls/#causes', { kind: 'here', anchor: 'causes' }],
    ['leaflet.pdf', media('articles/sleep/leaflet.pdf')],
    ['/topics/sleep/', { kind: 'site', path: '/topics/sleep/' }],
    ['/feeds/', { kind: 'site', path: '/feeds/' }],
    ['/', { kind: 'site', path: '/' }],
    ['https://example.org/a b', { kind: 'web', url: 'https://example.org/a%20b' }],
    ['HTTPS://EXAMPLE.ORG', { kind: 'web', url: 'https://example.org/' }],
    ['https://example.org/[a]|b', { kind: 'web', url: 'https://example.org/%5Ba%5D%7Cb' }],
    ['https://[::1]/[a]', { kind: 'web', url: 'https://[::1]/%5Ba%5D' }],
    ['https://example.org/#a#b', { kind: 'web', url: 'https://example.org/#a%23b' }],
    ['https://bücher.example/', { kind: 'web', url: 'https://xn--bcher-kva.example/' }],
    ['mailto:a@example.org', { kind: 'web', url: 'mailto:a@example.org' }],
    ['tel:+441234', { kind: 'web', url: 'tel:+441234' }],
  ])('%s', (url, target) => {
    expect(resolveTarget(url, from)).toEqual(target);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://example.org/',
    'C:\\notes.md',
    '//example.org/x',
    'https://user:secret@example.org/',
    'https://',
    '',
    '#',
    '../../../secret.md',
    '../../notes/secret.md',
    '100%.md',
    'a%00b.md',
    '_drafts/x.md',
  ])('%j leads nowhere, with a reason', (url) => {
    expect(resolveTarget(url, from)).toEqual({
      kind: 'none',
      reason: expect.stringMatching(/\w/) as string,
    });
  });
});

describe('a link in the bundle articles/posts/iron/index.md', () => {
  it.each<[string, Target]>([
    ['../sleep/', article('posts/sleep')],
    ['../sleep/index.md#when', article('posts/sleep', 'when')],
    ['../_index.md', article('posts')],
    ['more.md', article('posts/iron/more')],
    ['/posts/iron/#causes', { kind: 'here', anchor: 'causes' }],
    ['index.md#causes', { kind: 'here', anchor: 'causes' }],
    ['pan.png', media('articles/posts/iron/pan.png')],
  ])('%s', (url, target) => {
    expect(resolveTarget(url, 'posts/iron/index')).toEqual(target);
  });
});

describe(`a picture in articles/${from}.md`, () => {
  it.each<[string, Target]>([
    ['leg.png', media('articles/sleep/leg.png')],
    ['../leg.JPG', media('articles/leg.JPG')],
    ['../../media/leg.png', media('media/leg.png')],
    ['/media/leg.png', media('media/leg.png')],
    ['/media/articles/sleep/leg.png', media('articles/sleep/leg.png')],
    ['/articles/sleep/leg.png', media('articles/sleep/leg.png')],
    ['/images/leg.png', media('media/images/leg.png', 'articles/images/leg.png')],
    ['../../static/leg.png', media('media/static/leg.png', 'articles/static/leg.png')],
    ['my%20leg.png', media('articles/sleep/my leg.png')],
  ])('%s', (url, target) => {
    expect(resolveTarget(url, from)).toEqual(target);
  });
});
