/**
 * `/opensearch.xml`: how a browser searches here by itself (OpenSearch 1.1, draft 6, "OpenSearch description
 * elements"). Short names have at most 16 characters, long ones 48.
 */
import { html, lines } from '../../base/markup.ts';
import { beginning } from '../../base/text.ts';
import { contentTypeOf } from '../../site/content-types.ts';
import { absolute, OPENSEARCH, SEARCH_PAGE } from '../../site/routes.ts';
import type { Settings } from '../../site/settings.ts';
import { stringsFor } from '../../site/strings/index.ts';
import type { Output } from '../model.ts';

export function opensearch(settings: Settings): Output {
  const { listing, search } = stringsFor(settings.language, settings);
  const description = listing.allOf(search.title, settings.name);
  const template = `${absolute(settings, SEARCH_PAGE)}?q={searchTerms}`;
  const body = `<?xml version="1.0" encoding="UTF-8"?>
${
  lines(
    html`<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">`,
    html`<ShortName>${beginning(settings.name, 16)}</ShortName>`,
    html`<LongName>${beginning(settings.name, 48)}</LongName>`,
    html`<Description>${beginning(description, 1024)}</Description>`,
    html`<Language>${settings.language}</Language>`,
    html`<InputEncoding>UTF-8</InputEncoding>`,
    html`<Image width="16" height="16" type="image/x-icon">${absolute(settings, '/favicon.ico')}</Image>`,
    html`<Url type="text/html" template="${template}"/>`,
    html`</OpenSearchDescription>`,
  ).text
}
`;
  const contentType = contentTypeOf('application/opensearchdescription+xml');
  return { path: OPENSEARCH, body, contentType };
}
