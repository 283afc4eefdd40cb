/** The shapes of AWS: what S3 writes into a queue, and how Lambda hands a queue's messages over. */
import type { Message } from '@aws-sdk/client-sqs';
import type { SQSEvent, SQSRecord } from 'aws-lambda';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
export function s3Notification(bucket: string, key: string, eventName: string): string {
  const record = {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: 'us-east-1',
    eventTime: new Date().toISOString(),
    eventName,
    userIdentity: { principalId: 'AWS:EXAMPLE' },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: { 'x-amz-request-id': 'EXAMPLE', 'x-amz-id-2': 'EXAMPLE' },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: 'notifications',
      bucket: {
        name: bucket,
        ownerIdentity: { principalId: 'EXAMPLE' },
        arn: `arn:aws:s3:::${bucket}`,
      },
      object: { key: formEncoded(key), sequencer: '0055AED6DCD90281E5' },
    },
  };
  return JSON.stringify({ Records: [record] });
}

/** S3 encodes keys as a form does (a space is a plus sign), but leaves the slashes. */
function formEncoded(key: string): string {
  return new URLSearchParams({ key }).toString().slice('key='.length).replaceAll('%2F', '/');
}

/** What S3 sends to a queue when its notifications are switched on. */
export const testEvent = JSON.stringify({
  Service: 'Amazon S3',
  Event: 's3:TestEvent',
  Time: '2026-11-01T08:00:00.000Z',
  Bucket: 'source',
  RequestId: 'EXAMPLE',
  HostId: 'EXAMPLE',
});

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
export function sqsEvent(queue: string, messages: readonly Message[]): SQSEvent {
  return { Records: messages.map((message) => recordOf(queue, message)) };
}

function recordOf(
  queue: string,
  { MessageId, ReceiptHandle, Body, ...message }: Message,
): SQSRecord {
  return {
    messageId: MessageId!,
    receiptHandle: ReceiptHandle!,
    body: Body!,
    attributes: message.Attributes as unknown as SQSRecord['attributes'],
    messageAttributes: {},
    md5OfBody: message.MD5OfBody!,
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:us-east-1:000000000000:${queue}`,
    awsRegion: 'us-east-1',
  };
}
