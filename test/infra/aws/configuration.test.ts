/** What an operator may write; what is wrong with it is said at once, before anything is made. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readConfiguration } from '../../../infra/aws/configuration.ts';
import { settings } from '../../../infra/aws/settings.ts';
import {
  everything,
  readSynthesis,
  synthesize,
  temporaryFolder,
  type Synthesized,
} from './synthesized.ts';
import type { Properties } from './template.ts';

/** Milliseconds: the whole of CDK starts, on a machine that may be busy. */
const PATIENCE = 300_000;

function problems(context: Record<string, unknown>): string[] {
  const read = readConfiguration(context);
  return 'problems' in read ? read.problems : [];
}

describe('a configuration', () => {
  it('needs nothing for a stage to try things out in', () => {
    expect(readConfiguration({})).toEqual({
      configuration: {
        stage: 'dev',
        content: 'content',
        keepsData: false,
        monthlyBudget: 25,
        runbook: 'docs/runbook.md',
      },
    });
  });

  it('may say all there is to say, as the command line and cdk.json write it', () => {
    const given = { ...everything, monthlyBudget: '40.5' };
    expect(readConfiguration(given)).toEqual({
      configuration: {
        stage: 'prod',
        content: 'content',
        keepsData: true,
        domain: {
          name: 'health.example.org',
          certificateArn: everything.certificateArn,
          hostedZoneId: 'Z0123456789ABC',
        },
        editors: {
          repository: 'example/health',
          ownerId: '1234',
          repositoryId: '5678',
          subjects: [
            'repo:example/health:ref:refs/heads/main',
            'repo:example@1234/health@5678:ref:refs/heads/main',
          ],
        },
        alarmEmail: 'operator@example.org',
        monthlyBudget: 40.5,
        runbook: 'https://github.com/example/health/blob/main/docs/runbook.md',
      },
    });
  });

  it.each([
    [{ branch: 'publish/now' }, 'ref:refs/heads/publish/now'],
    [{ environment: 'production' }, 'environment:production'],
  ])('%j names exactly one kind of run, with and without ids', (named, run) => {
    const read = readConfiguration({ repository: 'a@1/b.c@2', ...named });
    const subjects = [`repo:a/b.c:${run}`, `repo:a@1/b.c@2:${run}`];
    expect(read).toMatchObject({ configuration: { editors: { subjects } } });
  });

  it('leaves the context of CDK itself alone', () => {
    const cdks = { '@aws-cdk/core:x': true, 'aws:cdk:x': [], 'vpc-provider:a=b': {} };
    expect(problems({ ...cdks, 'cli-telemetry': false })).toEqual([]);
  });

  it('is in the table of docs/architecture.md, setting by setting', () => {
    const file = new URL('../../../docs/architecture.md', import.meta.url);
    const rows = readFileSync(file, 'utf8').matchAll(/^\| `(\w+)` *\| (.*?) *\| (.*?) *\|$/gm);
    const table = Object.entries(settings).map(([name, setting]) => [
      name,
      'default' in setting ? `\`${setting.default}\`` : '',
      setting.means,
    ]);
    expect([...rows].map(([, ...cells]) => cells)).toEqual(table);
  });

  it('every default and every example fits', () => {
    for (const [name, setting] of Object.entries(settings)) {
      const example = setting.example
        .replace('ACCOUNT', '111122223333')
        .replace('ID', '0123abcd-0123-abcd-0123-0123456789ab');
      expect([name, setting.fits(example)]).toEqual([name, true]);
      if ('default' in setting) expect([name, setting.fits(setting.default)]).toEqual([name, true]);
    }
  });
});

describe('a sentence says what is wrong and what to write', () => {
  it.each([
    ['stage', 'Prod'],
    ['stage', 'a-stage-too-long'],
    ['stage', ''],
    ['stage', true],
    ['repository', 'https://github.com/a/b'],
    ['repository', 'a/*'],
    ['repository', 'name'],
    ['repository', 'a/b'],
    ['repository', 'a@1/..@2'],
    ['alarmEmail', 'nobody'],
    ['alarmEmail', 'a@b.org, c@d.org'],
    ['branch', '*'],
    ['branch', 'refs/heads/main'],
    ['environment', 'any*'],
    ['oidcProviderArn', 'arn:aws:iam::111122223333:oidc-provider/example.org'],
    ['domain', 'https://health.example.org'],
    ['domain', 'health.example.org/news'],
    ['domain', 'Health.example.org'],
    ['domain', 'localhost'],
    ['certificateArn', everything.certificateArn.replace('us-east-1', 'eu-west-1')],
    ['hostedZoneId', 'example.org'],
    ['monthlyBudget', '25 USD'],
    ['monthlyBudget', 0],
    ['monthlyBudget', 'NaN'],
    ['monthlyBudget', '-5'],
    ['monthlyBudget', null],
  ] as const)('%s = %j', (name, value) => {
    const beside = {
      repository: 'a@1/b@2',
      domain: 'a.example.org',
      certificateArn: everything.certificateArn,
    };
    const shown = value === '' ? 'empty' : JSON.stringify(value);
    expect(problems({ ...beside, [name]: value })).toEqual([
      `${name} is ${shown}: write ${settings[name].write}.`,
    ]);
  });

  it.each([
    [{ domain: 'a.example.org' }, 'domain needs certificateArn beside it'],
    [{ certificateArn: everything.certificateArn }, 'certificateArn needs domain beside it'],
    [{ hostedZoneId: 'Z0123456789ABC' }, 'hostedZoneId needs domain beside it'],
    [{ branch: 'main' }, 'branch needs repository beside it'],
    [{ environment: 'production' }, 'environment needs repository beside it'],
    [{ repository: 'a@1/b@2', branch: 'main', environment: 'x' }, 'branch and environment exclude'],
    [{ stage: 'prod', repository: 'a@1/b@2' }, 'alarmEmail is missing'],
    [{ stage: 'prod', alarmEmail: 'a@b.org' }, 'repository is missing'],
    [{ alarmemail: 'a@b.org' }, 'There is no setting alarmemail. Did you mean alarmEmail?'],
    [{ baseUrl: 'https://a.org/x' }, 'There is no setting baseUrl. Known are stage, repository,'],
  ])('%j', (context, said) => {
    const found = problems(context);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(said);
  });
});

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
