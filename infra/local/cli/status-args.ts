/** What `status` is given. */
import type { Values } from './args.ts';
import { Misunderstood } from './misunderstood.ts';
import { toBucket } from './option-values.ts';

/** Ten years: a review that is further away is no news. */
const DAYS_LIMIT = 3650;

export function toStatus(words: string[], values: Values) {
  if (words.length > 0)
    throw new Misunderstood(
      `"status" takes no "${words[0]}": it says how all articles stand. For what is wrong with` +
        ` one, write: npm run healthwire -- check ${words[0]}`,
    );
  const { days = '30', 'state-bucket': state } = values;
  if (!/^\d{1,4}$/.test(days) || Number(days) > DAYS_LIMIT)
    throw new Misunderstood(
      `--days ${days} is no number of days: write one from 0 to ${DAYS_LIMIT},` +
        ' for example --days 30.',
    );
  return {
    days: Number(days),
    ...(state !== undefined && { state: toBucket('state-bucket', state) }),
  };
}
