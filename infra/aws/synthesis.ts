/** Makes the app and its stack, the same for the command line and for the tests. */
import { App, Tags, Validations, type AppProps } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Configuration } from './configuration.ts';
import { stackName } from './names.ts';
import { Healthwire } from './stack.ts';

/** What CDK does differently since these were added; a new app has them on. */
const recommended = {
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/core:checkSecretUsage': true,
};

export function createApp(props: AppProps = {}): App {
  return new App({
    ...props,
    context: { ...recommended, ...props.context },
    analyticsReporting: false,
  });
}

/** The stack is for whatever account and region it is deployed to: nothing is looked up there. */
export function addStack(app: App, configuration: Configuration): Healthwire {
  const { stage, keepsData } = configuration;
  const stack = new Healthwire(app, 'Healthwire', {
    configuration,
    stackName: stackName(stage),
    description: `healthwire ${stage}: publishes and syndicates health articles`,
    terminationProtection: keepsData,
  });
  Tags.of(stack).add('healthwire', stage);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return stack;
}
