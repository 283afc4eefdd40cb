/** What an operator may write; what is wrong with it is said at once, before anything is made. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../../infra/aws/configuration.ts';
import { settings } from '../../../infra/aws/settings.ts';
import { everything } from './synthesized.ts';

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
