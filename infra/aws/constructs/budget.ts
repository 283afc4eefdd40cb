/** A budget for the month: AWS says so when it is spent, and when it is going to be. */
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Configuration } from '../configuration.ts';
import { namedGlobally } from '../names.ts';

export interface BudgetProps {
  configuration: Configuration;
  topic: Topic;
}

/**
 * Of the whole account: a budget by tag would count nothing until somebody activates the tag for
 * billing, and nobody would notice.
 */
export class Budget extends Construct {
  constructor(scope: Construct, id: string, { configuration, topic }: BudgetProps) {
    super(scope, id);
    const { stage, monthlyBudget } = configuration;
    const notify = (notificationType: string) => ({
      notification: {
        notificationType,
        comparisonOperator: 'GREATER_THAN',
        threshold: 100,
        thresholdType: 'PERCENTAGE',
      },
      subscribers: [{ subscriptionType: 'SNS', address: topic.topicArn }],
    });
    const budget = new CfnBudget(this, 'Month', {
      budget: {
        budgetName: namedGlobally(stage, 'cost'),
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthlyBudget, unit: 'USD' },
      },
      notificationsWithSubscribers: [notify('ACTUAL'), notify('FORECASTED')],
    });
    // AWS looks whether it may publish there.
    budget.node.addDependency(topic);
  }
}
