/**
 * This repository's articles as a site, in memory, with what they have not: languages that are written
 * otherwise, an article that was withdrawn, and one that has everything.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharpScaler } from '../../functions/publish/scaler.ts';
import { MemoryStore } from '../../functions/store/memory.ts';
import { listAll, type PutOptions, type Store } from '../../functions/store/store.ts';
import { onceARun } from '../once-a-run.ts';
import { Publisher } from '../publish/publisher.ts';

const content = new URL('../../content/', import.meta.url).pathname;

export const articlePage = '/articles/sleep/magnesium-restless-legs/';
export const urgentPage = '/articles/muscles-and-joints/calf-pain-bending-knee/';

/** Every kind of page that somebody may meet. */
export const pageKinds = [
  ['home', '/'],
  ['an article', articlePage],
  ['an article that begins with help', urgentPage],
  ['an article with everything', '/articles/rich/'],
  ['an article in Japanese', '/articles/japanese/'],
  ['an article from right to left', '/articles/arabic/'],
  ['an article that was withdrawn', '/articles/withdrawn/'],
  ['a framed article', `${articlePage}frame.html`],
  ['a framed article with everything', '/articles/rich/frame.html'],
  ['a topic', '/topics/sleep/'],
  ['all topics', '/topics/'],
  ['an author', '/authors/healthwire-editorial-team/'],
  ['all authors', '/authors/'],
  ['a medical code', '/codes/icd-10-cm/G25.81/'],
  ['all medical codes', '/codes/'],
  ['a language', '/languages/ja/'],
  ['all languages', '/languages/'],
  ['a month', '/archive/2026/11/'],
  ['all months', '/archive/'],
  ['the page about feeds', '/feeds/'],
  ['the search page', '/search/'],
  ['A to Z', '/a-z/'],
  ['a page about the publisher', '/publisher/'],
  ['its editorial policy', '/publisher/editorial-policy/'],
  ['a page that is not there', '/404.html'],
] as const;

const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/** What an article may hold beyond those of content/. */
const rich = `---
title: ${longWord} and other long words
published: 2026-10-01
authors: [{ name: The editorial team }]
about: [{ type: condition, name: One }, { type: condition, name: Other, alternateNames: [${longWord}] }]
---

Water is H~2~O[^a]. See <https://example.org/${'a'.repeat(120)}>.

> [!WARNING]
> ${longWord}

## A table

| What | ${longWord} | Three | Four | Five |
| --- | --- | --- | ---: | --- |
| One | Words that go on for a while[^a] | Three | 4 | \`code\` |

## Other things

\`\`\`js
const line = '${'a line that is longer than any phone is wide '.repeat(4)}';
\`\`\`

$$
x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a} + y_1 + y_2 + y_3 + y_4 + y_5 + y_6 + y_7 + y_8 + y_9 + y_{10}
$$

- [x] done
- one
  - two
    1. three

Term
: Its meaning

<details><summary>More</summary>

Folded words.

</details>

> A quote of ${longWord}

[^a]: Nobody A. ${longWord}. Journal 2024;1(1):1–2. <https://example.org/${'b'.repeat(120)}>
`;

const others = {
  'articles/rich.md': rich,
  'articles/withdrawn.md': '---\ntitle: Withdrawn\npublished: 2026-10-01\n---\n\nWords.\n',
  'articles/japanese.md': `---
title: 眠れない夜に
language: ja
published: 2026-10-01
---

鉄が足りないと、脚がむずむずして眠れないことがあります。

## 症状

| 項目 | 一 | 二 | 三 |
| --- | --- | --- | --- |
| 脚 | 夜 | 朝 | 昼 |

## 受診の目安

息が苦しいときは、すぐに救急車を呼んでください。
`,
  'articles/arabic.md': `---
title: النوم
language: ar
published: 2026-10-01
---

نص قصير عن النوم.

## الأعراض

| بند | واحد | اثنان | ثلاثة |
| --- | --- | --- | --- |
| ليل | صباح | ظهر | مساء |
`,
};

/** Paths of the articles of content/. */
export const articles = readdirSync(join(content, 'articles'), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => file.endsWith('.md'))
  .map((file) => `/articles/${file.slice(0, -'.md'.length)}/`);

export interface ContentSite {
  site: Store;
}

interface Kept extends PutOptions {
  key: string;
  /** In base64. */
  body: string;
}

let published: Promise<ContentSite> | undefined;

/** Published once for all files, for its pictures take long: they read it, and change nothing. */
export function publishContent(): Promise<ContentSite> {
  return (published ??= unpacked());
}

async function unpacked(): Promise<ContentSite> {
  const site = new MemoryStore();
  for (const { key, body, ...headers } of await onceARun('content', packed))
    await site.put(key, Buffer.from(body, 'base64'), headers);
  return { site };
}

async function packed(): Promise<Kept[]> {
  const { site } = await publish();
  const kept: Kept[] = [];
  for await (const { key } of listAll(site, '')) {
    const { body, contentType, cacheControl, metadata } = (await site.get(key))!;
    const headers = { ...(cacheControl && { cacheControl }), ...(metadata && { metadata }) };
    kept.push({ key, body: Buffer.from(body).toString('base64'), contentType, ...headers });
  }
  return kept;
}

async function publish(): Promise<Publisher> {
  const room = new Publisher();
  const files = readdirSync(content, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'README.md')
    .map((entry) => join(entry.parentPath, entry.name));
  // After the day of the newest article.
  room.now = new Date('2027-01-01T00:00:00Z');
  room.scaler = sharpScaler('test');
  const own = Object.fromEntries<string | Uint8Array>(
    files.map((file) => [file.slice(content.length), readFileSync(file)]),
  );
  // The others say neither who wrote them nor what they rest on.
  const settings = String(own['site.yaml']).replace('profile: strict', 'profile: plain');
  await room.publish({ ...own, 'site.yaml': settings, ...others });
  await room.publish({ 'articles/withdrawn.md': null });
  return room;
}
