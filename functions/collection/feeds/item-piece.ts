/**
 * An article as it stands in a feed of some format. It is the same in all feeds and archives of a site
 * that have it, so that a process writes it once and keeps it while there is room.
 */
import type { Summary } from '../../../schemas/types.ts';
import { memoize, memoizePiece } from '../../base/memoize.ts';
import { encode, type Piece } from '../../base/pieces.ts';
import { houseVersion } from '../../site/house.ts';
import type { FeedName } from '../../site/routes.ts';
import type { Settings } from '../../site/settings.ts';
import type { Contents } from '../model.ts';

/** `write` looks at nothing but what is given here; in UTF-8. */
export function itemPiece(
  format: FeedName,
  summary: Summary,
  settings: Settings,
  contents: Contents,
  write: () => Piece,
): Uint8Array {
  const { slug } = summary;
  const inputs = [saidOf(summary), contents.get(slug), beside(settings)];
  return memoizePiece(`${format} ${slug}`, inputs, () => encode(write()));
}

/** Summaries are read anew each time, and say the same: what is compared is what they say. */
const saidOf = memoize(({ memory: _, ...summary }: Summary) => JSON.stringify(summary));

const beside = memoize((settings: Settings) =>
  JSON.stringify([settings, houseVersion.of(settings)]),
);
