/** Syndicate as a handler: all messages are one run. */
import type { SourceKey } from '../../site/keys.ts';
import type { Ports } from '../ports.ts';
import { syndicate } from '../syndicate.ts';
import { attempt, storable, type Handler } from './batch.ts';

export function syndicateHandler(ports: Ports): Handler {
  return async ({ Records }) => ({
    batchItemFailures: await attempt(ports, 'syndicate', Records, (keys, again) =>
      syndicate(ports, storable(ports, keys) as SourceKey[], { again }),
    ),
  });
}
