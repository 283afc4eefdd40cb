/**
 * What each Lambda function is told by its environment, as one typed list: the stack sets exactly
 * these names (infra/aws), the entry files read exactly these, and what is missing is said all at
 * once, at cold start.
 */

const STORES = ['SOURCE_BUCKET', 'SITE_BUCKET', 'TABLE'] as const;
const QUEUES = [
  'INGEST_QUEUE_URL',
  'INGEST_ARCHIVE_QUEUE_URL',
  'SYNDICATE_QUEUE_URL',
  'SYNDICATE_ARCHIVE_QUEUE_URL',
] as const;

/**
 * TABLE: the name of the table. BASE_URL: where the site is served from, without a slash at its end. RENDERER, SCALER: which
 * renderer and which scaler of pictures this is (infra/renderer.ts).
 */
export const environments = {
  ingest: [...STORES, ...QUEUES, 'BASE_URL', 'RENDERER', 'SCALER'],
  rebuild: [...STORES, ...QUEUES, 'BASE_URL', 'RENDERER', 'SCALER'],
  syndicate: ['SITE_BUCKET', 'TABLE', ...QUEUES, 'BASE_URL', 'RENDERER'],
  sweep: [...STORES, ...QUEUES, 'ANNOUNCE_QUEUE_URL', 'BASE_URL', 'RENDERER', 'SCALER'],
  announce: ['SITE_BUCKET', 'TABLE', 'DISTRIBUTION_ID', 'ANNOUNCE_QUEUE_URL'],
} as const;

export type FunctionName = keyof typeof environments;

export type Environment<Name extends FunctionName> = Record<
  (typeof environments)[Name][number],
  string
>;

/** Throws an Error whose one sentence names every variable that is missing or empty. */
export function readEnvironment<Name extends FunctionName>(
  name: Name,
  variables: Readonly<Record<string, string | undefined>>,
): Environment<Name> {
  const wanted: readonly string[] = environments[name];
  const missing = wanted.filter((variable) => !variables[variable]);
  if (missing.length > 0)
    throw new Error(
      `The function ${name} cannot start: its environment lacks ${missing.join(', ')}.` +
        ' Deploy the stack again, which sets them all.',
    );
  const entries = wanted.map((variable) => [variable, variables[variable]]);
  return Object.fromEntries(entries) as Environment<Name>;
}
