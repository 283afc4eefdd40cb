/** The stack, synthesized in this process: no account, no credentials, no network. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '../../../infra/aws/configuration.ts';
import { addStack, createApp } from '../../../infra/aws/synthesis.ts';
import { SynthesizedTemplate } from './template.ts';

/** Everything an operator can ask for. */
export const everything = {
  stage: 'prod',
  repository: 'example@1234/health@5678',
  alarmEmail: 'operator@example.org',
  domain: 'health.example.org',
  certificateArn:
    'arn:aws:acm:us-east-1:111122223333:certificate/0123abcd-0123-abcd-0123-0123456789ab',
  hostedZoneId: 'Z0123456789ABC',
};

export interface Synthesized {
  template: SynthesizedTemplate;
  /** What cdk-nag and CDK's own validation found and nobody acknowledged. */
  remarks: unknown[];
  folder: string;
}

/** Throws what CDK throws when there are findings. */
export function synthesize(context: Record<string, unknown>): Synthesized {
  const read = readConfiguration(context);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  const app = createApp({ outdir: temporaryFolder() });
  addStack(app, read.configuration);
  const { directory } = app.synth();
  return readSynthesis(directory);
}

/** What a synthesis left in a folder. */
export function readSynthesis(folder: string): Synthesized {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as object;
  const { pluginReports } = read('validation-report.json') as { pluginReports: Report[] };
  return {
    template: new SynthesizedTemplate(read('Healthwire.template.json')),
    remarks: pluginReports.flatMap(({ violations }) => violations),
    folder,
  };
}

/** Gone when this process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'healthwire-synthesis-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

interface Report {
  violations: unknown[];
}
