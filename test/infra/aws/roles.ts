/** Who may do what: each role's permissions line by line, and who may take it. */
import { expect, it } from 'vitest';
import { ACCOUNT, REGION, type SynthesizedTemplate } from './template.ts';

export function permissionsInTheTemplate(template: SynthesizedTemplate): void {
  const roles = template.all('AWS::IAM::Role').map(({ logicalId }) => ({
    name: withoutHash(logicalId),
    lines: permissionsOf(template, logicalId),
  }));

  it('every role may do what is listed in permissions.txt, and nothing else', async () => {
    const text = roles.map(({ name, lines }) => `${name}\n${lines.join('\n')}\n`).join('\n');
    await expect(text).toMatchFileSnapshot('./permissions.txt');
  });

  it('nobody but editors deletes objects, and nobody deletes versions or changes a bucket', () => {
    const all = roles.flatMap(({ name, lines }) => lines.map((line) => `${name}: ${line}`));
    // Backups read all versions, and set what they need to hear of changes.
    const s3 = all.filter((line) => line.includes(' s3:') && !line.startsWith('BackupsRole:'));
    expect(
      s3.filter((line) => !/ (never )?s3:(GetObject|PutObject|ListBucket) /.test(line)),
    ).toEqual(
      ['articles/*', 'media/*', 'site.yaml', 'withdrawals/*'].map(
        (keys) => `EditorsRole:   s3:DeleteObject source/${keys}`,
      ),
    );
  });

  it('no function does anything to the table but read, write and delete named rows', () => {
    const lines = roles.flatMap(({ name, lines }) => (name === 'BackupsRole' ? [] : lines));
    const actions =
      /^ {2}dynamodb:(GetItem|BatchGetItem|Query|ConditionCheckItem|PutItem|DeleteItem) rows [a-z]+(#|$)/;
    const others = lines.filter((line) => line.includes('dynamodb:') && !actions.test(line));
    expect(others).toEqual([]);
  });

  it('backups change nothing of what they copy, and delete none of it', () => {
    const { lines } = roles.find(({ name }) => name === 'BackupsRole')!;
    const changes = lines.filter((line) => /:(Put|Delete|Update|Create)/.test(line));
    expect(changes.filter((line) => !line.includes(' events:'))).toEqual([
      '  dynamodb:CreateBackup table',
      '  dynamodb:DeleteBackup table/backup/*',
      '  s3:PutBucketNotification source',
      '  s3:PutInventoryConfiguration source',
    ]);
  });

  it('no action is a wildcard, and only what knows no resources is for all of them', () => {
    const lines = roles.flatMap((role) => role.lines);
    expect(lines.filter((line) => /^\s*\S*\*/.test(line))).toEqual([]);
    const everything = lines.filter((line) => line.endsWith(' *')).map((line) => line.trim());
    expect(everything.filter((line) => !/^(xray|logs):/.test(line))).toEqual([
      'cloudwatch:GetMetricData *',
      'events:ListRules *',
    ]);
  });

  it('no role has a policy that AWS manages and may extend', () => {
    for (const { properties } of template.all('AWS::IAM::Role'))
      expect(properties).not.toHaveProperty('ManagedPolicyArns');
  });

  it("only the main branch of the editors' repository may push, vouched for by GitHub to AWS", () => {
    const { properties } = template.one('AWS::IAM::Role', 'Editors');
    const provider = template.one('AWS::IAM::OIDCProvider');
    expect(properties.AssumeRolePolicyDocument).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRoleWithWebIdentity',
          Principal: { Federated: `<${provider.logicalId}.Arn>` },
          Condition: {
            StringEquals: {
              'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
              'token.actions.githubusercontent.com:sub': [
                'repo:example/health:ref:refs/heads/main',
                'repo:example@1234/health@5678:ref:refs/heads/main',
              ],
            },
            StringEqualsIfExists: {
              'token.actions.githubusercontent.com:repository_id': '5678',
              'token.actions.githubusercontent.com:repository_owner_id': '1234',
            },
          },
        },
      ],
    });
    expect(provider.properties).toMatchObject({
      Url: 'https://token.actions.githubusercontent.com',
      ClientIdList: ['sts.amazonaws.com'],
    });
    // Roles of other stacks may stand on it: the account can have no second one.
    expect(provider.deletionPolicy).toBe('RetainExceptOnCreate');
  });

  // Scheduler names the group when it takes a role: a condition on the schedule is never met.
  it('only the group of this schedule, and only machines of this account, may start anything', () => {
    const trust = (begins: string) =>
      template.one('AWS::IAM::Role', begins).properties.AssumeRolePolicyDocument as {
        Statement: { Condition: object }[];
      };
    expect(trust('SweepSchedule').Statement[0]!.Condition).toEqual({
      StringEquals: {
        'aws:SourceAccount': ACCOUNT,
        'aws:SourceArn': `arn:aws:scheduler:${REGION}:${ACCOUNT}:schedule-group/healthwire-prod-sweep`,
      },
    });
    expect(trust('Rebuild').Statement[0]!.Condition).toMatchObject({
      StringEquals: { 'aws:SourceAccount': ACCOUNT },
    });
  });
}

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: string | string[];
  Condition?: { 'ForAllValues:StringLike'?: { 'dynamodb:LeadingKeys': string | string[] } };
}

/** `  s3:GetObject source/articles/*` for everything that the role's policies allow. */
function permissionsOf(template: SynthesizedTemplate, role: string): string[] {
  // What finds no room in a role's own policy CDK puts into managed ones.
  const policies = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy']
    .flatMap((type) => template.all(type))
    .filter(({ properties }) => (properties.Roles as string[]).includes(`<${role}>`));
  const statements = policies.flatMap(
    ({ properties }) => (properties.PolicyDocument as { Statement: Statement[] }).Statement,
  );
  const lines = statements.flatMap(({ Effect, Action, Resource, Condition }) => {
    const never = Effect === 'Deny' ? 'never ' : '';
    const rows = Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'];
    const on = rows === undefined ? [Resource].flat().map(short) : [rows].flat().map(rowsOf);
    return [Action].flat().flatMap((action) => on.map((what) => `  ${never}${action} ${what}`));
  });
  return [...new Set(lines)].sort();
}

/** Rows of these partitions. */
function rowsOf(partition: string): string {
  return `rows ${partition}`;
}

/** What an ARN names, without account, region and hashes. */
function short(arn: string): string {
  const bucket = new RegExp(`^arn:aws:s3:::healthwire-prod-(\\w+)-${ACCOUNT}-${REGION}`);
  return arn
    .replace(bucket, '$1')
    .replace(`arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/healthwire-prod-table`, 'table')
    .replace(`arn:aws:sqs:${REGION}:${ACCOUNT}:healthwire-prod-`, 'queue ')
    .replace(`arn:aws:lambda:${REGION}:${ACCOUNT}:function:healthwire-prod-`, 'function ')
    .replace(/<(\w+?)[0-9A-F]{8}(\.\w+)?>/g, '<$1$2>');
}

export function withoutHash(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}
