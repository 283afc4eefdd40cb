/** One event of the protocol as the fields of one line of the log. */
import type { LogEvent } from '../publish/ports.ts';
import type { Report } from '../../schemas/types.ts';

export interface LogLine {
  level: 'info' | 'warn' | 'error';
  fields: Record<string, unknown>;
}

/** Of a long list a line holds so many; how many there are, it says beside them. */
const MOST = 20;

/** `warn`: somebody should change a source; `error`: somebody should look at the system. */
export function lineOf({ event, ...fields }: LogEvent): LogLine {
  const level = levelOf(event, 'report' in fields ? fields.report : undefined);
  const { report, ...others } = fields as { report?: Report } & Record<string, unknown>;
  return { level, fields: shortened({ ...others, ...report }) };
}

function levelOf(event: LogEvent['event'], report: Report | undefined): LogLine['level'] {
  if (event === 'run.failed' || event === 'article.failed') return 'error';
  const isRefused = report?.outcome === 'refused';
  return isRefused || WARNINGS.has(event) ? 'warn' : 'info';
}

const WARNINGS: ReadonlySet<LogEvent['event']> = new Set([
  'settings.refused',
  'article.held',
  'path.forbidden',
  'hub.refused',
  'hub.unreachable',
  'message.unreadable',
]);

/** A line must not outgrow what the log takes: a syndicate run may have changed thousands. */
function shortened(fields: Record<string, unknown>): Record<string, unknown> {
  const short: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const isLong = Array.isArray(value) && value.length > MOST;
    short[name] = isLong ? value.slice(0, MOST) : value;
    if (isLong) short[`${name}Count`] = value.length;
  }
  return short;
}
