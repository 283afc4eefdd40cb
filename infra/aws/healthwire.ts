/** `healthwire/cdk`: the stack, for an operator's own app. docs/aws.md shows one of ten lines. */
import { Annotations, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { inCode, readWithExtension } from './configuration.ts';
import type { Setting } from './settings.ts';
import { build, stackProps } from './stack.ts';

/** What each means: the table of settings in docs/architecture.md. */
export type HealthwireProps = Partial<Record<Setting, string>> & {
  /** What CDK knows of any stack: account and region, permissions boundary, tags. */
  stack?: StackProps;
};

/** Whatever is wrong with the settings, or with healthwire.config.ts, is an error of the synthesis, a sentence each. */
export class Healthwire extends Stack {
  constructor(scope: Construct, id: string, { stack, ...settings }: HealthwireProps = {}) {
    const read = readWithExtension(settings, inCode);
    if ('problems' in read) {
      super(scope, id, stack);
      for (const problem of read.problems) Annotations.of(this).addError(problem);
    } else {
      super(scope, id, { ...stackProps(read.configuration), ...stack });
      build(this, read.configuration);
    }
  }
}
