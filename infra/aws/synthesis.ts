/** Makes the app and its stack, the same for the command line and for the tests. */
import { App, Stack, Validations, type AppProps } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Configuration } from './configuration.ts';
import { build, stackProps } from './stack.ts';

export function createApp(props: AppProps = {}): App {
  return new App({ ...props, analyticsReporting: false });
}

export function addStack(app: App, configuration: Configuration): Stack {
  const stack = new Stack(app, 'Healthwire', stackProps(configuration));
  build(stack, configuration);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return stack;
}
