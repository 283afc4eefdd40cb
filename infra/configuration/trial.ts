/**
 * A configuration on trial, before anything is published with it: its rules find what their examples say,
 * its dialects make of theirs what they say, an article has all its variants and slots, twice the same.
 */
import { darkTwin } from '../../functions/article/media/twins.ts';
import type { Fault } from '../../functions/article/configuration.ts';
import { addedDialects } from '../../functions/article/dialects/index.ts';
import type { Dependencies, ParsedArticle } from '../../functions/article/model.ts';
import { parse } from '../../functions/article/parse.ts';
import { render, renderMoved, renderWithdrawn } from '../../functions/article/render.ts';
import { onThePage } from '../../functions/article/render/addresses.ts';
import { renderContent } from '../../functions/article/render/content.ts';
import { addedRules } from '../../functions/article/rules/index.ts';
import type { Rule } from '../../functions/article/rules/rule.ts';
import { readSettings } from '../../functions/article/settings/read.ts';
import { addedVariants } from '../../functions/article/variants/index.ts';
import { html } from '../../functions/base/markup.ts';
import type { House } from '../../functions/site/house.ts';
import { articlePath, mediaPath } from '../../functions/site/routes.ts';
import type { Settings } from '../../functions/site/settings.ts';
import { addedPageSlots } from '../../functions/site/theme.ts';

/** Everything that does not hold; nothing of it is a matter of taste. */
export function tryOut(house: House): Fault[] {
  const settings = {
    ...readSettings(bytes('baseUrl: https://site.example\n')).settings!,
    ...house,
  };
  return [
    ...addedRules.of(house).flatMap((rule) => ruleFaults(rule, settings)),
    ...addedDialects.of(house).flatMap(({ name, examples }) =>
      examples.flatMap(({ input, output, front }) => {
        const shown = shownAs(input, settings, front).html;
        if (shown === output) return [];
        const reason = `The dialect ${name} makes of its example ${JSON.stringify(input)} ${JSON.stringify(shown)}, and not what it says.`;
        return [{ reason, near: name }];
      }),
    ),
    ...slotFaults(settings),
    ...renderFaults(settings),
  ];
}

const NOW = '2026-01-01T00:00:00Z';

function ruleFaults(rule: Rule, settings: Settings): Fault[] {
  const near = rule.id;
  const found = (text: string) => {
    const { article, diagnostics } = parse(
      { slug: 'trial/a', bytes: bytes(text), lastModified: NOW },
      settings,
    );
    if (article === undefined) return { unread: diagnostics[0]?.reason ?? '' };
    return { remarks: [...rule.check(article, everythingThere(article, settings), NOW)] };
  };
  const [bad, good] = [found(rule.bad), found(rule.good)];
  const unread = bad.unread ?? good.unread;
  if (unread !== undefined)
    return [{ reason: `An example of the rule ${rule.id} cannot be read: ${unread}`, near }];
  if (bad.remarks?.length === 0)
    return [
      { reason: `The rule ${rule.id} finds nothing in its own example of what is bad.`, near },
    ];
  const [first] = good.remarks ?? [];
  if (first === undefined) return [];
  return [
    {
      reason: `The rule ${rule.id} finds something in its own example of what is good: ${first.reason}`,
      near,
    },
  ];
}

/** What the pages' Content-Security-Policy would keep from running or loading. */
const refused =
  /<(?:script|style|iframe|object|embed|form)\b|\s(?:style|on[a-z]+)=|<(?:img|source|link)\b[^>]*(?:src|href)="(?:[a-z]+:)?\/\//i;

function slotFaults(settings: Settings): Fault[] {
  const page = { settings, language: 'en', title: 'A', path: '/articles/trial/a/' };
  return Object.entries(addedPageSlots.of(settings)).flatMap(
    ([name, slot]: [string, (page: object) => string]) => {
      const found = refused.exec(html`${slot(page)}`.text)?.[0];
      if (found === undefined) return [];
      const reason = `The slot ${name} gives ${found.trim()}, which the pages' Content-Security-Policy refuses.`;
      return [{ reason, near: name }];
    },
  );
}

const TRIAL = `---
title: A trial
description: It is never published.
published: 2026-01-01
reviewed: 2026-01-01
authors: [Ada Example]
topics: [trial]
---

Text with *emphasis*, a [link](b.md) and a note.[^1]

## First

| a | b |
| --- | --- |
| 1 | 2 |

## Second

- one
- two

[^1]: A reference.
`;

function renderFaults(settings: Settings): Fault[] {
  const source = { slug: 'trial/a', bytes: bytes(TRIAL), lastModified: NOW };
  const { article } = parse(source, settings);
  if (article === undefined) return [];
  const around = everythingThere(article, settings);
  const gone = { id: article.id, address: article.address, title: 'A', language: 'en' };
  const withdrawn = { since: '2026-01-01', reason: 'A trial.' };
  const all = () => [
    ...render(article, around, { published: NOW, modified: NOW }).variants,
    ...renderWithdrawn({ ...gone, withdrawn }, settings),
    ...renderMoved({ ...gone, movedTo: 'https://site.example/articles/b/' }, settings),
  ];
  const [once, again] = [all(), all()];
  const own = addedVariants.of(settings).map(({ name }) => name);
  const differing = once.find(({ body }, at) => !isSame(body, again[at]!.body));
  if (differing === undefined) return [];
  const { name } = differing;
  const what = own.includes(name) ? `The variant ${name}` : `Something in the ${name}`;
  return [
    {
      reason: `${what} is another each time it is made.`,
      ...(own.includes(name) && { near: name }),
    },
  ];
}

function isSame(a: string | Uint8Array, b: string | Uint8Array): boolean {
  return Buffer.from(a).equals(Buffer.from(b));
}

/** What is made of an example of a dialect, and what is said of it, with its place in the example. */
export function shownAs(
  input: string,
  settings: Settings,
  front = '---\ntitle: A\n---\n',
): { html: string; unread: string[] } {
  const { article, diagnostics } = parse(
    { slug: 'sleep/a', bytes: bytes(front + input), lastModified: '' },
    settings,
  );
  if (article === undefined) throw new Error(JSON.stringify(diagnostics));
  const { parts } = renderContent(article, everythingThere(article, settings));
  const shown = onThePage(
    parts.flatMap(({ heading, body }) => [heading, body].filter(Boolean)).join('\n'),
  );
  const found = [...diagnostics, ...article.unread.map((one) => ({ ...one.position, ...one }))];
  const above = front.split('\n').length - 1;
  const unread = found.map(({ line, column, reason }) => `${line - above}:${column} ${reason}`);
  return { html: shown.trim(), unread };
}

/** All that an article mentions has been pushed, and no twins for the dark. */
function everythingThere({ links, media }: ParsedArticle, settings: Settings): Dependencies {
  const live = (slug: string) =>
    ({ status: 'live', source: true, url: settings.baseUrl + articlePath(slug) }) as const;
  const picture = (key: string) =>
    ({
      status: 'live',
      url: settings.baseUrl + mediaPath(key),
      type: '',
      bytes: 1,
      etag: '',
    }) as const;
  return {
    settings,
    articles: new Map(links.map((slug) => [slug, live(slug)])),
    media: new Map(media.filter(darkTwin).map((key) => [key, picture(key)])),
  };
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
