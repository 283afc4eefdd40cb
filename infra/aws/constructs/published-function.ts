/** One Lambda function: its bundle, its log, and a role of its own that can do nothing yet. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Environment, FunctionName } from '../../../functions/lambda/environment.ts';
import { withBundle } from '../../bundle.ts';
import type { Extension } from '../../configuration/extension.ts';
import { acknowledge } from '../acknowledge.ts';
import { serviceName } from '../figures.ts';
import { named } from '../names.ts';
import { workloads } from '../workloads.ts';

export interface PublishedFunctionProps<Name extends FunctionName> {
  stage: string;
  name: Name;
  environment: Environment<Name>;
  /** What the operator's configuration adds to its bundle. */
  extension?: Extension;
  /** Where the event of an invocation goes that nobody waits for, when it fails again and again. */
  deadLetters?: Queue;
}

export class PublishedFunction<Name extends FunctionName> extends Construct {
  readonly function: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: PublishedFunctionProps<Name>) {
    super(scope, id);
    const { stage, name, environment, extension, deadLetters } = props;
    const { timeout, memory } = workloads[name];
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/healthwire/${stage}/${name}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // Not AWS's managed policy, which may write to every log of the account.
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(this.role);
    // CDK takes a copy, and names it by the hash of its bytes.
    this.function = withBundle(
      name,
      extension,
      (folder) =>
        new LambdaFunction(this, 'Function', {
          functionName: named(stage, name),
          description: `healthwire ${stage}: ${name}`,
          runtime: Runtime.NODEJS_24_X,
          architecture: Architecture.ARM_64,
          handler: 'index.handler',
          code: Code.fromAsset(folder),
          timeout: Duration.seconds(timeout),
          memorySize: memory,
          role: this.role,
          logGroup,
          loggingFormat: LoggingFormat.JSON,
          tracing: Tracing.ACTIVE,
          environment: { ...environment, ...everywhere(stage) },
          ...(deadLetters && { deadLetterQueue: deadLetters }),
        }),
    );
    acknowledge(this.role, {
      'AwsSolutions-IAM5[Resource::*]':
        'X-Ray knows no resources: xray:PutTraceSegments and xray:PutTelemetryRecords are granted' +
        ' on everything or not at all. They write traces and read nothing.',
    });
  }
}

/** What Powertools and Node are told beside what our own code asks for. */
function everywhere(stage: string): Record<string, string> {
  return {
    NODE_OPTIONS: '--enable-source-maps',
    POWERTOOLS_SERVICE_NAME: serviceName(stage),
  };
}
