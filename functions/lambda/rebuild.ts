/** Lambda function *rebuild*: given a batch of the source bucket's listing by Step Functions. */
import { rebuild } from '../publish/rebuild.ts';
import { bindIngest } from './bind.ts';
import { observed } from './telemetry.ts';

/** Sources that one invocation ingests at a time, while others wait for S3. */
const WIDTH = 10;

const ports = bindIngest('rebuild').archive;

/** In a listing, unlike in a notification, keys are written as they are. */
export const handler = observed('rebuild', async ({ Items }: { Items: { Key: string }[] }) => {
  const keys = Items.map(({ Key }) => Key);
  await rebuild(ports, keys, WIDTH);
  return { sources: keys.length };
});
