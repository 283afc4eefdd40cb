/** SQS events as AWS delivers them: each message carries the S3 notification of one object. */
import { randomUUID } from 'node:crypto';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { messageBody } from '../../../functions/publish/messages.ts';

/** A message for each key. */
export function sqsEvent(stage: string, keys: readonly string[]): SQSEvent {
  return { Records: keys.map((key) => message(stage, key)) };
}

function message(stage: string, key: string): SQSRecord {
  return {
    messageId: randomUUID(),
    receiptHandle: '',
    body: messageBody([key]),
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
