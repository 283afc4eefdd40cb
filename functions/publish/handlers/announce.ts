/** Announce as a handler: all messages are one run. */
import { announce } from '../announce.ts';
import type { SiteKey } from '../../site/keys.ts';
import type { Dependencies } from '../ports.ts';
import { attempt, storable, type Handler } from './batch.ts';

export function announceHandler(deps: Dependencies): Handler {
  return async ({ Records }) => ({
    batchItemFailures: await attempt(deps, 'announce', Records, (keys) =>
      announce(deps, storable(deps, keys) as SiteKey[]),
    ),
  });
}
