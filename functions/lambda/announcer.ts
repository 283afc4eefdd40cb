/**
 * Tells CloudFront to forget the pages of articles that were withdrawn or moved. Feeds, listings
 * and edits wait for their copies to expire, a minute or two: paths cost more than all the rest.
 */
import { createHash } from 'node:crypto';
import {
  CreateInvalidationCommand,
  TooManyInvalidationsInProgress,
  type CloudFrontClient,
} from '@aws-sdk/client-cloudfront';
import type { Announcement, Ports } from '../publish/ports.ts';

/** An invalidation for each notice: one wildcard is one path, whatever it covers. */
export function cloudFrontAnnouncer(
  client: CloudFrontClient,
  distribution: string,
  log: Ports['log'],
): Ports['announcer'] {
  return {
    announce: async (changes) => {
      for (const change of changes)
        if (change.kind === 'notice') await invalidate(client, distribution, change, log);
    },
  };
}

async function invalidate(
  client: CloudFrontClient,
  distribution: string,
  change: Announcement,
  log: Ports['log'],
): Promise<void> {
  const paths = [pathOf(change)];
  const command = new CreateInvalidationCommand({
    DistributionId: distribution,
    InvalidationBatch: {
      CallerReference: referenceOf(change),
      Paths: { Quantity: paths.length, Items: paths },
    },
  });
  try {
    await client.send(command);
    log({ event: 'cdn.invalidated', paths });
  } catch (error) {
    // CloudFront takes few wildcards at a time. By when it would take another, its copies have
    // expired: they are kept for a minute.
    if (!(error instanceof TooManyInvalidationsInProgress)) throw error;
    log({ event: 'cdn.busy', paths });
  }
}

/** The folder of the article, all variants: `articles/a b/index.html` → `/articles/a%20b/*` */
function pathOf({ key }: Announcement): string {
  const folder = key.slice(0, key.lastIndexOf('/') + 1);
  return `/${folder.split('/').map(encodeURIComponent).join('/')}*`;
}

/** The same for the same version: CloudFront answers a repeated request, and counts it once. */
function referenceOf({ key, version }: Announcement): string {
  return createHash('sha256')
    .update(JSON.stringify([key, version]))
    .digest('hex');
}
