/**
 * Traces (AWS X-Ray): each invocation as one span, each request to S3, DynamoDB, SQS or CloudFront as
 * one below it. Outside Lambda nothing is traced.
 */
import { Tracer } from '@aws-lambda-powertools/tracer';

/** The requests of the SDK are captured by name; captured as HTTP too, each would come twice. */
const tracer = new Tracer({ captureHTTPsRequests: false });

export function traced<Client>(client: Client): Client {
  return tracer.captureAWSv3Client(client);
}

/** Runs one invocation as a span of its own. */
export async function span<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
  const whole = tracer.getSegment();
  const part = whole?.addNewSubsegment(`## ${name}`);
  if (whole === undefined || part === undefined) return await run();
  tracer.setSegment(part);
  tracer.annotateColdStart();
  tracer.addServiceNameAnnotation();
  try {
    return await run();
  } catch (error) {
    tracer.addErrorAsMetadata(error as Error);
    throw error;
  } finally {
    part.close();
    tracer.setSegment(whole);
  }
}
