/** The functions, each told what it needs to know and allowed what it does. */
import { Duration, Stack } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import {
  environments,
  type Environment,
  type FunctionName,
} from '../../../functions/lambda/environment.ts';
import { rendererVersion, scalerVersion } from '../../renderer.ts';
import { queueNames, stageOf, type QueueName } from '../../../functions/publish/queues.ts';
import type { Configuration } from '../configuration.ts';
import { allow, grantRows, grantStore } from '../grants.ts';
import { permissions } from '../permissions.ts';
import { intakes } from '../workloads.ts';
import type { Cdn } from './cdn.ts';
import { PublishedFunction } from './published-function.ts';
import type { Queues } from './queues.ts';
import type { Stores } from './stores.ts';

export interface FunctionsProps {
  configuration: Configuration;
  stores: Stores;
  queues: Queues;
  cdn: Cdn;
}

export class Functions extends Construct {
  readonly ingest: PublishedFunction<'ingest'>;
  readonly syndicate: PublishedFunction<'syndicate'>;
  readonly announce: PublishedFunction<'announce'>;
  readonly sweep: PublishedFunction<'sweep'>;
  readonly rebuild: PublishedFunction<'rebuild'>;

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id);
    const { queues } = props;
    this.ingest = this.#make('Ingest', 'ingest', props);
    this.syndicate = this.#make('Syndicate', 'syndicate', props);
    this.announce = this.#make('Announce', 'announce', props);
    this.sweep = this.#make('Sweep', 'sweep', props);
    this.rebuild = this.#make('Rebuild', 'rebuild', props);
    for (const name of queueNames)
      this[stageOf(name)].function.addEventSource(wokenBy(queues, name));
  }

  get all(): Record<FunctionName, PublishedFunction<FunctionName>> {
    const { ingest, syndicate, announce, sweep, rebuild } = this;
    return { ingest, syndicate, announce, sweep, rebuild };
  }

  #make<Name extends FunctionName>(id: string, name: Name, props: FunctionsProps) {
    const { configuration, queues } = props;
    const made = new PublishedFunction(this, id, {
      stage: configuration.stage,
      name,
      ...(configuration.extension && { extension: configuration.extension }),
      environment: environmentOf(name, props),
      ...(name === 'sweep' && { deadLetters: queues.dead.sweep }),
    });
    permit(made, name, props);
    return made;
  }
}

/** What the function's list in environment.ts asks for, and nothing that it does not. */
function environmentOf<Name extends FunctionName>(
  name: Name,
  { configuration, stores, queues, cdn }: FunctionsProps,
): Environment<Name> {
  const known: Record<(typeof environments)[FunctionName][number], string> = {
    SOURCE_BUCKET: stores.source.bucketName,
    SITE_BUCKET: stores.site.bucketName,
    TABLE: stores.table.tableName,
    INGEST_QUEUE_URL: queues.all.ingest.queueUrl,
    INGEST_ARCHIVE_QUEUE_URL: queues.all['ingest-archive'].queueUrl,
    SYNDICATE_QUEUE_URL: queues.all.syndicate.queueUrl,
    SYNDICATE_ARCHIVE_QUEUE_URL: queues.all['syndicate-archive'].queueUrl,
    ANNOUNCE_QUEUE_URL: queues.all.announce.queueUrl,
    BASE_URL: cdn.baseUrl,
    RENDERER: rendererVersion(configuration.extension?.version),
    SCALER: scalerVersion(),
    DISTRIBUTION_ID: cdn.distribution.distributionId,
  };
  const wanted: readonly (keyof typeof known)[] = environments[name];
  const entries = wanted.map((variable) => [variable, known[variable]]);
  return Object.fromEntries(entries) as Environment<Name>;
}

function permit(
  { role }: PublishedFunction<FunctionName>,
  name: FunctionName,
  { stores, queues, cdn }: FunctionsProps,
): void {
  const { stores: access, rows, wakes, invalidates } = permissions[name];
  for (const store of ['source', 'site'] as const)
    if (access[store]) grantStore(role, stores[store], access[store]);
  grantRows(role, stores.table, rows);
  for (const queue of wakes) allow(role, ['sqs:SendMessage'], [queues.all[queue].queueArn]);
  if (invalidates) {
    const { partition, account } = Stack.of(role);
    const arn = `arn:${partition}:cloudfront::${account}:distribution/${cdn.distribution.distributionId}`;
    allow(role, ['cloudfront:CreateInvalidation'], [arn]);
  }
}

function wokenBy(queues: Queues, name: QueueName): SqsEventSource {
  const { batch, window, concurrency } = intakes[name];
  return new SqsEventSource(queues.all[name], {
    batchSize: batch,
    ...(window > 0 && { maxBatchingWindow: Duration.seconds(window) }),
    maxConcurrency: concurrency,
    reportBatchItemFailures: true,
  });
}
