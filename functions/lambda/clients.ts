/**
 * The clients of AWS, each made once for an instance, with the same patience: a request that hangs
 * is given up and sent again long before the function's own time is over.
 *
 * Each stands in a function of its own, so that a bundle holds only the clients it uses.
 */
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { traced } from './tracing.ts';

/** Milliseconds. Five tries, with the SDK's jittered back-off in between, end within a minute. */
const patience = {
  maxAttempts: 5,
  requestHandler: {
    connectionTimeout: 1_000,
    requestTimeout: 10_000,
    throwOnRequestTimeout: true,
    httpsAgent: { keepAlive: true, maxSockets: 100 },
  },
};

/** Another S3 than Amazon's (AWS_ENDPOINT_URL) has no host name for each bucket. */
export function s3Client(endpoint: string | undefined): S3Client {
  return traced(new S3Client({ ...patience, forcePathStyle: Boolean(endpoint) }));
}

/** Repeating a transaction is harmless: its token says that it is the same. */
export function dynamoDBClient(): DynamoDBClient {
  return traced(new DynamoDBClient(patience));
}

export function sqsClient(): SQSClient {
  return traced(new SQSClient(patience));
}

export function cloudFrontClient(): CloudFrontClient {
  return traced(new CloudFrontClient(patience));
}
