/** Remarks of cdk-nag that stay, each with the reason for it. */
import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Takes ids of rules (`AwsSolutions-S1`, `AwsSolutions-IAM5[Resource::*]`), and why it is so. */
export function acknowledge(construct: IConstruct, reasons: Readonly<Record<string, string>>) {
  const found = Object.entries(reasons).map(([id, reason]) => ({ id, reason }));
  Validations.of(construct).acknowledge(...found);
}
