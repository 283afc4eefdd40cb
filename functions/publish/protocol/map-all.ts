/**
 * p-map, but a run ends only when all its requests have, failed or not: what is still in flight
 * when a run fails would go on in the next invocation of the same Lambda instance, minutes or hours
 * later, and so outlive every recheck.
 */
import pMap, { type Options } from 'p-map';

/** Requests that a run which writes feeds and listings keeps in flight. */
export const WIDTH = 16;

export async function mapAll<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<Result>,
  options: Options = {},
): Promise<Result[]> {
  try {
    return await pMap(items, work, { ...options, stopOnError: false });
  } catch (error) {
    // The first of them says why, as it would have alone.
    throw error instanceof AggregateError ? error.errors[0] : error;
  }
}
