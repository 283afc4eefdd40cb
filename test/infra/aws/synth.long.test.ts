/** The template as a person has it made, by npm and CDK's own command line, where there is nothing but this repository. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { settings } from '../../../infra/aws/settings.ts';
import { readSynthesis, synthesize, temporaryFolder, type Synthesized } from './synthesized.ts';
import type { Properties } from './template.ts';

/** Milliseconds: the whole of CDK starts, on a machine that may be busy. */
const PATIENCE = 300_000;

describe('npm run synth', () => {
  /** As on a machine that knows no account and has no way out. */
  function synth(...options: string[]) {
    const folder = temporaryFolder();
    const { PATH } = process.env;
    const nowhere = 'http://127.0.0.1:1';
    const { status, stdout, stderr } = spawnSync(
      'npm',
      ['run', '--silent', 'synth', '--', '--output', folder, ...options],
      {
        encoding: 'utf8',
        env: { PATH, HOME: folder, HTTPS_PROXY: nowhere, HTTP_PROXY: nowhere, CI: 'true' },
      },
    );
    return { status, text: stdout + stderr, folder };
  }

  describe('without settings, credentials, account or network', () => {
    let run: ReturnType<typeof synth>;
    let made: Synthesized;
    beforeAll(() => {
      run = synth();
      made = readSynthesis(run.folder);
    }, PATIENCE);

    it('makes a stage to try things out in, which goes when its stack goes', () => {
      expect([run.status, run.text]).toEqual([0, expect.not.stringContaining('Error') as string]);
      const buckets = made.template.all('AWS::S3::Bucket');
      expect(buckets.map(({ deletionPolicy }) => deletionPolicy)).toEqual(
        Array.from({ length: 3 }, () => 'Delete'),
      );
      const manifest = JSON.parse(readFileSync(join(run.folder, 'manifest.json'), 'utf8')) as {
        artifacts: Record<string, { environment?: string; properties?: object }>;
      };
      expect(manifest.artifacts.Healthwire).toMatchObject({
        environment: 'aws://unknown-account/unknown-region',
        properties: { stackName: 'healthwire-dev', terminationProtection: false },
      });
    });

    it('has nothing that another stage in the account would have the same name for', () => {
      const names = Object.entries(made.template.raw.Resources).flatMap(([id, { Type }]) => {
        const { properties } = made.template.one(Type, id);
        return namesIn(properties).map((name) => [Type, name] as const);
      });
      expect(names.length).toBeGreaterThan(60);
      expect(
        names.filter(
          ([, name]) => !/^(\/aws\/vendedlogs\/states)?\/?healthwire[-/]dev\b/.test(name),
        ),
      ).toEqual([]);
    });

    it('has neither domain nor editors nor anybody to tell', () => {
      const { template } = made;
      expect(template.output('SiteUrl')).toMatch(/^https:\/\/<CdnDistribution\w+\.DomainName>$/);
      for (const type of [
        'AWS::IAM::OIDCProvider',
        'AWS::SNS::Subscription',
        'AWS::Route53::RecordSet',
      ])
        expect(template.all(type)).toEqual([]);
    });

    it(
      'is made of the same template and the same bundles every time',
      () => {
        expect(synthesize({}).template.raw).toEqual(made.template.raw);
      },
      PATIENCE,
    );
  });

  it(
    'says all that is wrong at once, exits 1, shows no stack trace, and makes nothing',
    () => {
      const { status, text, folder } = synth(
        ...['stage=prod', 'domain=https://a.example.org/x', 'alarmEmial=a@b.org'].flatMap((one) => [
          '--context',
          one,
        ]),
      );
      expect(status).toBe(1);
      expect(text.split('\n').slice(0, 6)).toEqual([
        `domain is "https://a.example.org/x": write ${settings.domain.write}.`,
        'There is no setting alarmEmial. Did you mean alarmEmail?',
        'domain needs certificateArn beside it: write --context certificateArn=arn:aws:acm:us-east-1:ACCOUNT:certificate/ID.',
        "repository is missing: the stage prod takes pushes from the editors' repository: write --context repository=octo-org@123456/octo-repo@456789.",
        'alarmEmail is missing: somebody must hear the alarms of the stage prod: write --context alarmEmail=operator@example.org.',
        'npx --no node infra/aws/app.ts: Subprocess exited with error 1',
      ]);
      expect(text).not.toMatch(/^\s+at /m);
      expect(existsSync(join(folder, 'Healthwire.template.json'))).toBe(false);
    },
    PATIENCE,
  );
});

/** What a resource is called in the account; not what a part of it is called, or another resource. */
const OWN_NAME =
  /^(Bucket|Queue|Function|Role|Topic|Alarm|Dashboard|LogGroup|StateMachine|Budget)?Name$/;

function namesIn(properties: Properties): string[] {
  const { Dimensions: _, NotificationConfiguration: __, EventSourceArn, ...own } = properties;
  if (EventSourceArn !== undefined) return [];
  return Object.entries(own).flatMap(([key, value]) => {
    if (typeof value === 'string') return OWN_NAME.test(key) ? [value] : [];
    return /Config$|^Budget$/.test(key) ? namesIn(value as Properties) : [];
  });
}
