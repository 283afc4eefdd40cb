/** Which changes of which objects wake which function: S3's notifications, one table. */
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { QueueName } from '../../functions/publish/queues.ts';
import { FEEDS } from '../../functions/site/keys.ts';
import { queueArn, type StoreName } from './names.ts';
import { pushed } from './permissions.ts';

interface Filter {
  prefix?: string;
  suffix?: string;
}

interface Notifications {
  queue: QueueName;
  events: readonly ('s3:ObjectCreated:*' | 's3:ObjectRemoved:*')[];
  /** S3 takes no two that one object could fit. */
  filters: readonly Filter[];
}

export const notifications: Record<StoreName, Notifications> = {
  source: {
    queue: 'ingest',
    events: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'],
    filters: pushed.map((keys) => ({ prefix: keys.replace(/\*$/, '') })),
  },
  // Feeds, and pages that may have become notices, wherever an article is.
  site: {
    queue: 'announce',
    events: ['s3:ObjectCreated:*'],
    filters: [...FEEDS.map((suffix) => ({ suffix })), { suffix: '/index.html' }],
  },
};

export function notificationsOf(
  store: StoreName,
  stage: string,
): CfnBucket.QueueConfigurationProperty[] {
  const { queue, events, filters } = notifications[store];
  return filters.flatMap((filter) =>
    events.map((event) => ({
      event,
      queue: queueArn(stage, queue),
      filter: { s3Key: { rules: rulesOf(filter) } },
    })),
  );
}

function rulesOf({ prefix, suffix }: Filter): CfnBucket.FilterRuleProperty[] {
  return [
    ...(prefix === undefined ? [] : [{ name: 'prefix', value: prefix }]),
    ...(suffix === undefined ? [] : [{ name: 'suffix', value: suffix }]),
  ];
}

/** The store whose notifications a queue gets; none where functions alone wake each other. */
export function storeBehind(queue: QueueName): StoreName | undefined {
  const found = Object.entries(notifications).find(([, wakes]) => wakes.queue === queue);
  return found?.[0] as StoreName | undefined;
}
