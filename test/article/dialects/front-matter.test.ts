/** What each tool writes, whole, and what healthwire reads from it. */
import { describe, expect, it } from 'vitest';
import {
  folded,
  frontMatterDialects,
  meaningOf,
  visibilityOf,
} from '../../../functions/article/dialects/front-matter/index.ts';
import { frontMatterOf } from '../read.ts';

/** By the dialect's name: front matter, and what of it is read. */
const samples: Record<string, [source: string, read: object][]> = {
  Hugo: [
    [
      `+++
title = 'Quiet legs'
date = 2024-01-02T10:00:00+02:00
publishDate = 2024-01-03
lastmod = 2024-02-03
expiryDate = 2030-01-01
draft = false
tags = ['Sleep Health', 'RLS']
keywords = ['restless legs']
summary = 'Short.'
images = ['leg.png', 'other.png']
url = '/quiet-legs/'
aliases = ['/rls/']
[build]
list = 'always'
+++`,
      {
        title: 'Quiet legs',
        published: '2024-01-03',
        modified: '2024-02-03',
        expires: '2030-01-01',
        draft: false,
        topics: ['sleep-health', 'rls', 'restless-legs'],
        description: 'Short.',
        image: { src: 'leg.png', alt: '' },
        permalink: '/quiet-legs/',
        aliases: ['/rls/'],
      },
    ],
  ],
  Jekyll: [
    [
      `---
layout: post
title: Quiet legs
date: 2024-01-02 10:00:00 +0200
last_modified_at: 2024-02-03
category: Sleep Health
tags: RLS iron
author: ada
excerpt: Short.
lang: en_GB
published: true
redirect_from: /rls/
---`,
      {
        title: 'Quiet legs',
        published: '2024-01-02T10:00:00+02:00',
        modified: '2024-02-03',
        topics: ['sleep-health', 'rls', 'iron'],
        authors: [{ name: 'ada' }],
        description: 'Short.',
        language: 'en-GB',
        draft: false,
        aliases: ['/rls/'],
      },
    ],
  ],
  Eleventy: [
    [
      `---json
{
  "title": "Quiet legs",
  "date": "Last Modified",
  "tags": ["posts", "Sleep Health"],
  "permalink": false
}
---`,
      { title: 'Quiet legs', topics: ['posts', 'sleep-health'], draft: true },
    ],
  ],
  Astro: [
    [
      `---
title: 'Quiet legs'
description: Short.
pubDate: 'Jul 08 2022'
updatedDate: 2024-02-03T00:00:00Z
heroImage: ../../assets/leg.png
isDraft: false
---`,
      {
        title: 'Quiet legs',
        description: 'Short.',
        published: '2022-07-08',
        modified: '2024-02-03T00:00:00Z',
        image: { src: '../../assets/leg.png', alt: '' },
        draft: false,
      },
    ],
  ],
  Docusaurus: [
    [
      `---
title: Quiet legs
date: 2024-01-02
authors:
  - name: Ada Example
    title: Nurse
    url: https://ada.example
    image_url: https://ada.example/a.png
tags: [{ label: Sleep Health, permalink: /sleep }, RLS]
keywords: [restless legs]
last_update: { date: 2/13/2024, author: ada }
unlisted: true
---`,
      {
        title: 'Quiet legs',
        published: '2024-01-02',
        authors: [{ name: 'Ada Example', role: 'Nurse', url: 'https://ada.example' }],
        topics: ['sleep-health', 'rls', 'restless-legs'],
        modified: '2024-02-13',
        draft: true,
      },
    ],
  ],
  Quarto: [
    [
      `---
title: Quiet legs
subtitle: What helps
author:
  - name: { given: Ada, family: Example }
    orcid: 0000-0000-0000-0000
    email: ada@example.org
date: last-modified
date-modified: 13 February 2024
categories: [Sleep Health]
lang: en
format: { html: { toc: true } }
...`,
      {
        title: 'Quiet legs',
        description: 'What helps',
        authors: [{ name: 'Ada Example' }],
        modified: '2024-02-13',
        topics: ['sleep-health'],
        language: 'en',
      },
    ],
  ],
  Obsidian: [
    [
      `---
title: Quiet legs
created: 2024-01-02T10:00
date modified: Tuesday, February 13th 2024, 9:05:00 am
tags: "#sleep/legs, RLS"
aliases: [RLS, Willis-Ekbom disease]
dg-publish: true
cssclasses: [wide]
---`,
      {
        title: 'Quiet legs',
        published: '2024-01-02T10:00:00Z',
        modified: '2024-02-13T09:05:00Z',
        topics: ['sleep-legs', 'rls'],
        aliases: ['RLS', 'Willis-Ekbom disease'],
        draft: false,
      },
    ],
  ],
  Ghost: [
    [
      `---
title: Quiet legs
slug: quiet-legs
url: https://health.example/quiet-legs/
published_at: 2024-01-02T10:00:00.000+00:00
created_at: 2024-03-02T10:00:00.000+00:00
updated_at: 2024-02-13T10:00:00.000+00:00
status: published
visibility: public
custom_excerpt: Short.
feature_image: leg.png
primary_author: { name: Ada Example, slug: ada }
tags: [{ name: Sleep Health, slug: sleep-health }]
---`,
      {
        title: 'Quiet legs',
        slug: 'quiet-legs',
        permalink: 'https://health.example/quiet-legs/',
        published: '2024-01-02T10:00:00Z',
        modified: '2024-02-13T10:00:00Z',
        draft: false,
        description: 'Short.',
        image: { src: 'leg.png', alt: '' },
        authors: [{ name: 'Ada Example' }],
        topics: ['sleep-health'],
      },
    ],
  ],
  WordPress: [
    [
      `---
post_title: Quiet legs
post_name: quiet-legs
link: https://health.example/quiet-legs/
post_date: "2024-01-02 10:00:00"
post_modified: "2024-02-13 10:00:00"
post_status: private
post_author: Ada Example
post_excerpt: Short.
post_tag: Sleep Health, RLS
coverImage: leg.png
---`,
      {
        title: 'Quiet legs',
        slug: 'quiet-legs',
        permalink: 'https://health.example/quiet-legs/',
        published: '2024-01-02T10:00:00Z',
        modified: '2024-02-13T10:00:00Z',
        draft: true,
        authors: [{ name: 'Ada Example' }],
        description: 'Short.',
        topics: ['sleep-health', 'rls'],
        image: { src: 'leg.png', alt: '' },
      },
    ],
  ],
  'Other systems': [
    [
      `---
Headline: Quiet legs
date_published: 2024-01-02
embargo-until: 2099-01-01
dateModified: 2024-02-13
expires_at: 2100-01-01
medically_reviewed_by: [Bo Example]
last_reviewed: 2024-02-13
next-review-date: 2027-02-13
sources: [https://example.org/paper]
licence: https://creativecommons.org/licenses/by/4.0/
wip: no
---`,
      {
        title: 'Quiet legs',
        published: '2099-01-01',
        modified: '2024-02-13',
        expires: '2100-01-01',
        reviewers: [{ name: 'Bo Example' }],
        reviewed: '2024-02-13',
        nextReview: '2027-02-13',
        references: [{ url: 'https://example.org/paper' }],
        license: 'https://creativecommons.org/licenses/by/4.0/',
        draft: false,
      },
    ],
  ],
};

describe.each(frontMatterDialects.map((dialect) => [dialect.name, dialect] as const))(
  'the front matter of %s',
  (name, { words = {}, drafts = {}, hides = {}, url }) => {
    it('is read', () => {
      expect(samples[name]).toBeDefined();
      for (const [source, read] of samples[name]!)
        expect(frontMatterOf(`${source}\n\nText.\n`)).toEqual(read);
    });

    it('means what it says, whichever dialect is asked first', () => {
      for (const [word, meaning] of Object.entries(words)) {
        const field = typeof meaning === 'string' ? meaning : meaning.field;
        expect([word, meaningOf(word, {})?.field]).toEqual([word, field]);
      }
      for (const [word, reads] of Object.entries({ ...drafts, ...hides }))
        for (const value of [true, false, 'draft', 'x'])
          expect([word, visibilityOf(word, value, {}).says]).toEqual([word, reads(value)]);
    });

    it('is described where it says', () => {
      expect(url).toMatch(/^https:\/\//);
    });
  },
);

it('a word is the same in every case, with hyphens, underscores or spaces', () => {
  expect(['pubDate', 'pub-date', 'PUB_DATE', 'pub date'].map(folded)).toEqual(
    Array(4).fill('pubdate'),
  );
});
