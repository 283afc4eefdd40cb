/** Syndicate as a handler: all messages are one run. */
import type { StateKey } from '../../site/keys.ts';
import type { Dependencies } from '../ports.ts';
import { syndicate } from '../syndicate.ts';
import { attempt, storable, type Handler } from './batch.ts';

export function syndicateHandler(deps: Dependencies): Handler {
  return async ({ Records }) => ({
    batchItemFailures: await attempt(deps, 'syndicate', Records, (keys) =>
      syndicate(deps, storable(deps, keys) as StateKey[]),
    ),
  });
}
