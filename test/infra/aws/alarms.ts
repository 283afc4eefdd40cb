/** Every alarm leads to its section of the runbook, and no section is there for nothing. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { metrics, NAMESPACE } from '../../../functions/lambda/metrics.ts';
import { queueNames } from '../../../functions/publish/queues.ts';
import type { SynthesizedTemplate } from './template.ts';

const runbook = readFileSync(new URL('../../../docs/runbook.md', import.meta.url), 'utf8');

interface Alarm {
  AlarmName: string;
  AlarmDescription: string;
  AlarmActions: string[];
  OKActions: string[];
  Namespace: string;
  MetricName: string;
  Dimensions: { Name: string; Value: string }[];
  TreatMissingData: string;
}

export function alarmsAndRunbook(template: SynthesizedTemplate): void {
  const alarms = template
    .all('AWS::CloudWatch::Alarm')
    .map(({ properties }) => properties as unknown as Alarm);
  const sections = sectionsOf(runbook);

  it('each alarm leads to a section, each section belongs to an alarm', () => {
    const link =
      /^.+\. What to do: https:\/\/github\.com\/example\/health\/blob\/main\/docs\/(.*)$/;
    const linked = alarms.map(({ AlarmDescription }) => link.exec(AlarmDescription)?.[1]);
    expect([...new Set(linked)].sort()).toEqual(
      [...sections.keys()].map((name) => `runbook.md#${name}`).sort(),
    );
  });

  it('each section says what it means, how to look, and how to mend it', () => {
    for (const [name, text] of sections) {
      const parts = [...text.matchAll(/^\*\*(\w+)\.\*\*/gm)].map(([, part]) => part);
      expect([name, parts]).toEqual([name, ['Description', 'Investigation', 'Resolution']]);
    }
  });

  it('each alarm is told to the topic, and its end too', () => {
    const { logicalId } = template.one('AWS::SNS::Topic');
    for (const { AlarmActions, OKActions } of alarms)
      expect([AlarmActions, OKActions]).toEqual([[`<${logicalId}>`], [`<${logicalId}>`]]);
    expect(template.one('AWS::SNS::Subscription').properties).toMatchObject({
      Protocol: 'email',
      Endpoint: 'operator@example.org',
      TopicArn: `<${logicalId}>`,
    });
  });

  it('each alarm watches something that is there', () => {
    const names = (type: string, property: string) =>
      template.all(type).map(({ properties }) => properties[property]);
    const queues = names('AWS::SQS::Queue', 'QueueName');
    const functions = names('AWS::Lambda::Function', 'FunctionName');
    const tables = names('AWS::DynamoDB::Table', 'TableName');
    const vaults = names('AWS::Backup::BackupVault', 'BackupVaultName');
    const variables = template.all('AWS::Lambda::Function')[0]!.properties.Environment as {
      Variables: Record<string, string>;
    };
    for (const { Namespace, MetricName, Dimensions } of alarms) {
      const [{ Name, Value }] = Dimensions as [Alarm['Dimensions'][number]];
      if (Namespace === NAMESPACE) {
        expect(Object.keys(metrics)).toContain(MetricName);
        expect([Name, Value]).toEqual(['service', variables.Variables.POWERTOOLS_SERVICE_NAME]);
      } else if (Namespace === 'AWS/SQS') expect(queues).toContain(Value);
      else if (Namespace === 'AWS/Lambda') expect(functions).toContain(Value);
      else if (Namespace === 'AWS/DynamoDB') expect(tables).toContain(Value);
      else if (Namespace === 'AWS/Backup') expect(vaults).toContain(Value);
      else expect(Value).toMatch(/:stateMachine:healthwire-prod-rebuild$/);
    }
  });

  it('everything that an operator must hear of is watched', () => {
    expect(alarms.map(({ AlarmName }) => AlarmName.replace('healthwire-prod-', ''))).toEqual([
      ...[...queueNames, 'sweep'].map((name) => `dead-letters-${name}`),
      ...queueNames.map((name) => `old-messages-${name}`),
      'slow-pushes',
      'unreadable-messages',
      'hub-refused',
      ...functionNames.map((name) => `function-errors-${name}`),
      'function-errors-runs',
      ...functionNames.map((name) => `throttles-${name}`),
      'silent-sweep',
      'failed-rebuild',
      'throttled-table-reads',
      'throttled-table-writes',
      'failed-backup',
      'refused-articles',
      'overdue-reviews',
      'drift',
      'feeds-not-updated',
      'shrinking-catalog',
      'held-withdrawals',
      'held-withdrawals-now',
      'cost-invalidations',
      'cost-invocations',
    ]);
  });

  it('silence is no alarm, but for the sweep, which is never silent', () => {
    const breaching = alarms.filter(({ TreatMissingData }) => TreatMissingData === 'breaching');
    expect(breaching.map(({ AlarmName }) => AlarmName)).toEqual(['healthwire-prod-silent-sweep']);
  });

  it("the month's budget is told to the topic, when it is spent and when it will be", () => {
    const { properties } = template.one('AWS::Budgets::Budget');
    const subscribers = [
      { SubscriptionType: 'SNS', Address: `<${template.one('AWS::SNS::Topic').logicalId}>` },
    ];
    expect(properties).toMatchObject({
      Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 25, Unit: 'USD' } },
      NotificationsWithSubscribers: [
        { Notification: { NotificationType: 'ACTUAL', Threshold: 100 }, Subscribers: subscribers },
        { Notification: { NotificationType: 'FORECASTED' }, Subscribers: subscribers },
      ],
    });
  });

  it('the dashboard shows every metric of ours', () => {
    const { DashboardBody } = template.one('AWS::CloudWatch::Dashboard').properties;
    const shown = Object.keys(metrics).filter((name) =>
      (DashboardBody as string).includes(`"${NAMESPACE}","${name}"`),
    );
    expect(shown).toEqual(Object.keys(metrics));
  });
}

const functionNames = ['ingest', 'syndicate', 'announce', 'sweep', 'rebuild'];

/** Sections about alarms: those whose heading is in code style, `## \`drift\``. */
function sectionsOf(markdown: string): Map<string, string> {
  const parts = markdown.split(/^## /m).slice(1);
  return new Map(
    parts.flatMap((part) => {
      const name = /^`([a-z-]+)`/.exec(part)?.[1];
      return name === undefined ? [] : [[name, part] as const];
    }),
  );
}
