/** Lambda function *announce*: woken by the site bucket, when feeds and notices are live. */
import { announceHandler } from '../publish/handlers/announce.ts';
import { bindAnnounce } from './bind.ts';
import { observed } from './telemetry.ts';

export const handler = observed('announce', announceHandler(bindAnnounce()));
