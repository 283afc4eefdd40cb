/** The synthesized stack: every wire, every property that keeps it safe. One synthesis for all. */
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../../infra/aws/configuration.ts';
import { addStack, createApp } from '../../../infra/aws/synthesis.ts';
import { alarmsAndRunbook } from './alarms.ts';
import { cdn } from './cdn.ts';
import { permissionsInTheTemplate } from './roles.ts';
import { safety } from './safety.ts';
import { normalised } from './snapshot.ts';
import { everything, synthesize, temporaryFolder } from './synthesized.ts';
import { wires } from './wires.ts';

/** Milliseconds: the whole of CDK starts, on a machine that may be busy. */
const PATIENCE = 300_000;

const { template, remarks } = synthesize(everything);

describe('wires', () => wires(template));
describe('safety', () => safety(template));
describe('roles', () => permissionsInTheTemplate(template));
describe('the CDN', () => cdn(template));
describe('alarms and the runbook', () => alarmsAndRunbook(template));

describe('as a whole', () => {
  it('is what it was, but for hashes', async () => {
    await expect(normalised(template)).toMatchFileSnapshot('./snapshot.txt');
  });

  it('leaves no finding of cdk-nag or CDK unanswered', () => {
    expect(remarks).toEqual([]);
  });

  it(
    'would not be synthesized with a finding: a bucket that anybody may write to over HTTP',
    () => {
      const read = readConfiguration({});
      if ('problems' in read) throw new Error();
      const app = createApp({ outdir: temporaryFolder() });
      new Bucket(addStack(app, read.configuration), 'Careless');
      expect(() => app.synth()).toThrow(/AwsSolutions-S10/);
    },
    PATIENCE,
  );

  it('needs no custom resource, whose code nobody here wrote', () => {
    const types = Object.values(template.raw.Resources).map(({ Type }) => Type);
    expect(types.filter((type) => /^Custom::|CustomResource/.test(type))).toEqual([]);
    expect(template.all('AWS::Lambda::Function')).toHaveLength(5);
  });

  it('tells operators and scripts all that they have to know', () => {
    const names = Object.keys(template.raw.Outputs);
    const outputs = Object.fromEntries(names.map((name) => [name, template.output(name)]));
    expect(outputs).toMatchObject({
      SiteUrl: 'https://health.example.org',
      SourceBucket: 'healthwire-prod-source-111122223333-eu-west-1',
      SiteBucket: 'healthwire-prod-site-111122223333-eu-west-1',
      Table: 'healthwire-prod-table',
      IngestQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/healthwire-prod-ingest',
      DashboardUrl: expect.stringMatching(/^https:.*healthwire-prod-eu-west-1$/) as string,
    });
    expect(names.sort()).toEqual([
      'AlarmTopicArn',
      'AnnounceDeadLettersUrl',
      'AnnounceQueueUrl',
      'DashboardUrl',
      'DistributionDomain',
      'DistributionId',
      'EditorsRoleArn',
      'IngestArchiveDeadLettersUrl',
      'IngestArchiveQueueUrl',
      'IngestDeadLettersUrl',
      'IngestQueueUrl',
      'RebuildArn',
      'SiteBucket',
      'SiteUrl',
      'SourceBucket',
      'SweepDeadLettersUrl',
      'SyndicateArchiveDeadLettersUrl',
      'SyndicateArchiveQueueUrl',
      'SyndicateDeadLettersUrl',
      'SyndicateQueueUrl',
      'Table',
    ]);
  });
});
