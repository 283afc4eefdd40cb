/** Lambda function *syndicate*: woken by *ingest*, for many sources at once. */
import { syndicateHandler } from '../publish/handlers/syndicate.ts';
import { bindSyndicate } from './bind.ts';
import { byLane } from './lanes.ts';
import { observed } from './telemetry.ts';

export const handler = observed('syndicate', byLane(bindSyndicate(), syndicateHandler));
