/** Where alarms go: an encrypted topic, and an e-mail to whoever is to hear of them. */
import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { named } from '../names.ts';

export interface AlarmTopicProps {
  stage: string;
  /** Absent: nobody is told until somebody subscribes. */
  email: string | undefined;
}

export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { stage, email }: AlarmTopicProps) {
    super(scope, id);
    // AWS's own key for SNS would not do: CloudWatch may not use it, and its alarms would be lost.
    const key = new Key(this, 'Key', {
      description: `healthwire ${stage}: encrypts alarms on their way`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.topic = new Topic(this, 'Topic', {
      topicName: named(stage, 'alarms'),
      displayName: `healthwire ${stage}`,
      masterKey: key,
      enforceSSL: true,
    });
    const from = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } };
    for (const service of ['cloudwatch.amazonaws.com', 'budgets.amazonaws.com']) {
      const principals = [new ServicePrincipal(service)];
      this.topic.addToResourcePolicy(
        new PolicyStatement({
          principals,
          actions: ['sns:Publish'],
          resources: [this.topic.topicArn],
          conditions: from,
        }),
      );
      key.addToResourcePolicy(
        new PolicyStatement({
          principals,
          actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          resources: ['*'],
          conditions: from,
        }),
      );
    }
    if (email !== undefined)
      new Subscription(this, 'Email', {
        topic: this.topic,
        protocol: SubscriptionProtocol.EMAIL,
        endpoint: email,
      });
  }
}
