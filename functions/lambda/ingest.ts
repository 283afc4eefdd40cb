/** Lambda function *ingest*: woken by the source bucket, one message an article or media file. */
import { ingestHandler } from '../publish/handlers/ingest.ts';
import { bindIngest } from './bind.ts';
import { byLane } from './lanes.ts';
import { observed } from './telemetry.ts';

/** All of a batch at once: they spend their time waiting for S3. */
const WIDTH = 10;

export const handler = observed(
  'ingest',
  byLane(bindIngest('ingest'), (ports) => ingestHandler(ports, WIDTH)),
);
