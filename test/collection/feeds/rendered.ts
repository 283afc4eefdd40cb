import type { FeedFormat } from '../../../functions/collection/feeds/format.ts';
import type { Output } from '../../../functions/collection/model.ts';

/** A feed as text. */
export function rendered(format: FeedFormat, ...given: Parameters<FeedFormat['render']>): string {
  return new TextDecoder().decode(format.render(...given));
}

/** A file of the site as text. */
export function textOf({ body, bytes }: Pick<Output, 'body' | 'bytes'>): string {
  return bytes === undefined ? body : new TextDecoder().decode(bytes);
}
