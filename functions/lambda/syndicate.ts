/** Lambda function *syndicate*: woken by the state bucket, many records in one batch. */
import { syndicateHandler } from '../publish/handlers/syndicate.ts';
import { bindSyndicate } from './bind.ts';
import { observed } from './telemetry.ts';

export const handler = observed('syndicate', syndicateHandler(bindSyndicate()));
