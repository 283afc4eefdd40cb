/** JSON Feed 1.1 (jsonfeed.org/version/1.1), its sentences with “required”, “must” and types. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { collect } from '../../../functions/collection/collections.ts';
import { hasFeeds } from '../../../functions/collection/kinds/files.ts';
import { jsonFeed } from '../../../functions/collection/feeds/json-feed.ts';
import { catalog, contents, everyCollection, settings } from '../sample.ts';
import { rendered } from './rendered.ts';

const text = { type: 'string', minLength: 1 };
const url = { type: 'string', format: 'uri', pattern: '^https?://' };
const date = { type: 'string', format: 'date-time' };
const language = { type: 'string', pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$' };
const author = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: { name: text, url, avatar: url },
};
/** “Custom objects … names start with an underscore.” */
const extensions = { '^_[A-Za-z]': { type: 'object' } };

const schema = {
  type: 'object',
  additionalProperties: false,
  patternProperties: extensions,
  required: ['version', 'title', 'items'],
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: text,
    home_page_url: url,
    feed_url: url,
    description: text,
    user_comment: text,
    next_url: url,
    icon: url,
    favicon: url,
    authors: { type: 'array', items: author },
    language,
    expired: { type: 'boolean' },
    hubs: { type: 'array' },
    items: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        patternProperties: extensions,
        required: ['id'],
        anyOf: [{ required: ['content_html'] }, { required: ['content_text'] }],
        properties: {
          id: text,
          url,
          external_url: url,
          title: text,
          content_html: text,
          content_text: text,
          summary: text,
          image: url,
          banner_image: url,
          date_published: date,
          date_modified: date,
          authors: { type: 'array', minItems: 1, items: author },
          tags: { type: 'array', items: text },
          language,
          attachments: { type: 'array' },
        },
      },
    },
  },
};

const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);

it('every JSON feed is valid, the empty ones too', () => {
  const feeds = everyCollection(catalog)
    .filter(hasFeeds)
    .map((collection) => JSON.parse(rendered(jsonFeed, collection, settings, contents)) as unknown);
  expect(feeds.length).toBeGreaterThanOrEqual(10);
  for (const feed of feeds) {
    validate(feed);
    expect(validate.errors).toBeNull();
  }
});

it('an item says how it was reviewed, corrected or withdrawn, and where that is explained', () => {
  const site = collect(catalog, 'site', settings);
  const feed = JSON.parse(rendered(jsonFeed, site, settings, contents)) as {
    items: { _healthwire: object }[];
  };
  expect(feed.items.map(({ _healthwire }) => _healthwire)).toEqual([
    {
      about: 'https://health.example/feeds/#healthwire-extension',
      withdrawn: { since: '2026-05-01T00:00:00Z', reason: 'The trial was retracted.' },
    },
    {
      about: 'https://health.example/feeds/#healthwire-extension',
      reviewed: '2026-03-20',
      nextReview: '2028-03-20',
      reviewers: [{ name: 'The medical desk', role: 'Review' }],
      corrections: [{ date: '2026-04-02', text: 'The dose was given per week; it is per day.' }],
      image: { alt: 'Legs under a blanket', width: 1280, height: 720 },
    },
    {
      about: 'https://health.example/feeds/#healthwire-extension',
      reviewers: [],
      corrections: [],
    },
  ]);
});
