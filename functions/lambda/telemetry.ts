/**
 * What the functions tell their operator: each event of the protocol as one line of JSON, with the
 * event's registered name and the article's slug, and as metrics in the same lines (CloudWatch
 * EMF), so that telling costs no request.
 */
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import type { LogEvent } from '../publish/ports.ts';
import { lineOf } from './log-line.ts';
import { measure } from './measure.ts';
import { metrics as units, NAMESPACE, type MetricName } from './metrics.ts';
import { span } from './tracing.ts';

/** The stack names the service, a stage each (POWERTOOLS_SERVICE_NAME), in logs and metrics. */
const logger = new Logger();
const metrics = new Metrics({ namespace: NAMESPACE });

export function log(event: LogEvent): void {
  const { level, fields } = lineOf(event);
  logger[level](event.event, fields);
  for (const [name, value] of measure(event, Date.now())) add(name, value);
}

function add(name: MetricName, value: number): void {
  metrics.addMetric(name, units[name], value);
}

/** A handler that tells its metrics before it answers: afterwards the instance may be frozen. */
export function observed<Event, Result>(
  stage: string,
  run: (event: Event) => Promise<Result>,
): (event: Event, context: Context) => Promise<Result> {
  return async (event, context) => {
    logger.addContext(context);
    try {
      return await span(stage, () => run(event));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log({ event: 'run.failed', stage, keys: [], reason });
      throw error;
    } finally {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    }
  };
}
