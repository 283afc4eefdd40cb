/** Announce as a handler: all messages are one run. */
import { announce } from '../announce.ts';
import type { SiteKey } from '../../site/keys.ts';
import type { Ports } from '../ports.ts';
import { attempt, storable, type Handler } from './batch.ts';

export function announceHandler(ports: Ports): Handler {
  return async ({ Records }) => ({
    batchItemFailures: await attempt(ports, 'announce', Records, (keys) =>
      announce(ports, storable(ports, keys) as SiteKey[]),
    ),
  });
}
