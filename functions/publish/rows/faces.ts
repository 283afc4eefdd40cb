/** What an article sees of others: of those that it links to, and of the media that it shows. */
import type { LinkedSummary, MediaSummary } from '../../article/model.ts';
import type { Settings } from '../../site/settings.ts';
import { absolute, mediaPath } from '../../site/routes.ts';
import type { Summary } from '../../../schemas/types.ts';
import type { Remembered } from './article.ts';
import type { MediaRow } from './files.ts';
import { placesOf, shownPlaces } from './places.ts';

/** What others see of an article; `source` says whether it has one now. */
export function linkedSummaryOf(
  summary: Summary | undefined,
  source: boolean,
  settings: Settings,
): LinkedSummary {
  if (summary === undefined) return { status: 'absent', source };
  const { status, id, title, language } = summary;
  const places = shownPlaces(summary);
  if (status === 'unpublished') return { status, source, id, ...places };
  const url = absolute(settings, placesOf(summary).leadsTo);
  return { status, source, id, title, language, url, ...places };
}

/** The same of an article that a link means by one of its addresses. */
export function carrierSummaryOf(summary: Remembered, settings: Settings): LinkedSummary {
  const face = linkedSummaryOf(summary, summary.memory.source !== undefined, settings);
  return { ...face, slug: summary.slug };
}

export function mediaSummaryOf(row: MediaRow | undefined, settings: Settings): MediaSummary {
  if (row?.accepted === undefined) return { status: 'absent' };
  const { etag, type, bytes, size, renditions } = row.accepted;
  const url = absolute(settings, mediaPath(row.key));
  const formats = renditions?.formats ?? [];
  return {
    ...{ status: 'live', url, type, bytes, etag },
    ...(size && { size }),
    ...(formats.length > 0 && { formats }),
  };
}

/** How a summary remembers a face: equal strings, equal faces. */
export function remembered(face: LinkedSummary | MediaSummary): string {
  return JSON.stringify(face);
}
