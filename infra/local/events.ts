/** SQS events as AWS delivers them: each message carries the S3 notification of one object. */
import { randomUUID } from 'node:crypto';
import type { SQSEvent, SQSRecord } from 'aws-lambda';

/** A message for each key; S3 form-encodes keys in its notifications. */
export function sqsEvent(stage: string, keys: readonly string[]): SQSEvent {
  return { Records: keys.map((key) => message(stage, key)) };
}

function message(stage: string, key: string): SQSRecord {
  const body = { Records: [{ eventSource: 'aws:s3', s3: { object: { key: formEncode(key) } } }] };
  return {
    messageId: randomUUID(),
    receiptHandle: '',
    body: JSON.stringify(body),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: String(Date.now()),
      SenderId: 'local',
      ApproximateFirstReceiveTimestamp: String(Date.now()),
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:local:000000000000:${stage}`,
    awsRegion: 'local',
  };
}

function formEncode(key: string): string {
  return encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+');
}
