/**
 * oEmbed 1.0 (oembed.com), for partners whose editors paste an address and want what it stands for.
 * The document is a file: one that says how to embed this article, and nothing else.
 */
import type { Contributor, OEmbed } from '../../../schemas/types.ts';
import { absolute } from '../../site/routes.ts';
import type { Settings } from '../../site/settings.ts';
import type { Variant } from './variant.ts';

export const oembed: Variant = {
  name: 'oembed',
  file: 'oembed.json',
  mediaType: 'application/json',
  alternate: 'application/json+oembed',
  api: {
    operation: 'oembed',
    summary: 'How to embed an article (oEmbed 1.0)',
    schema: 'oembed',
  },
  render: ({ facts, text, settings }) => renderOEmbed(facts, text('embed'), settings),
  notice: ({ gone, text, settings }) =>
    renderOEmbed({ title: gone.title, authors: [] }, text('embed'), settings),
};

/** Seconds that a partner may keep it: a withdrawn article should not linger there. */
const CACHE_AGE_SECONDS = 3600;
/** The text is as wide as its place, and reads well from here on. */
const WIDTH_PIXELS = 640;

interface Embedded {
  title: string;
  authors: readonly Contributor[];
  license?: string | undefined;
}

/** `embed` is the fragment: of a withdrawn article, its notice. */
function renderOEmbed(
  { title, authors, license }: Embedded,
  embed: string,
  settings: Settings,
): string {
  const { publisher, attribution, baseUrl } = settings;
  const author = authors.length === 1 ? authors[0]!.url : undefined;
  const document: OEmbed = {
    $schema: absolute(settings, '/schemas/oembed.v1.json'),
    version: '1.0',
    type: 'rich',
    title,
    ...(authors.length > 0 && { author_name: authors.map(({ name }) => name).join(', ') }),
    ...(author !== undefined && { author_url: author }),
    provider_name: publisher.name,
    provider_url: publisher.url ?? baseUrl,
    cache_age: CACHE_AGE_SECONDS,
    html: embed,
    width: WIDTH_PIXELS,
    // Asked for by the standard, and known to nobody.
    height: null,
    attribution,
    ...(license !== undefined && { license }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
