/** Deleting exactly the version of an object that was listed. */
import { StoreError, type Store } from '../../../../functions/store/store.ts';
import type { Listed } from './plan.ts';

/** Requests that meet one in flight are told to come again. */
const TRIES = 4;

/**
 * Throws StoreError `unavailable` when the object is another by now. It looks by listing, because
 * whoever pushes may list the bucket, and need not be able to read it.
 */
export async function deleteListed(bucket: Store, { key, etag }: Listed): Promise<void> {
  for (let left = TRIES; left > 0; left--) {
    if ((await bucket.delete(key, { ifMatch: etag })).ok) return;
    const { objects } = await bucket.list(key, { limit: 1 });
    const [now] = objects.filter((object) => object.key === key);
    // Gone: by somebody else, or by a first try whose answer was lost.
    if (now === undefined) return;
    if (now.etag !== etag) break;
  }
  throw new StoreError(
    'unavailable',
    'It was changed in the bucket while the push went on, so it was not deleted: push again.',
  );
}
