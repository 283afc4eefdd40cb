/**
 * The composition root on AWS: buckets, the table, queues and the CDN bound to the ports of the protocol, once
 * for an instance. A function each for what the Lambda functions may do, so that a bundle holds no
 * more than its function uses.
 */
import { randomUUID } from 'node:crypto';
import { house } from '#house';
import { hubAnnouncer } from '../publish/hub.ts';
import type { Ports } from '../publish/ports.ts';
import { sharpScaler } from '../publish/scaler.ts';
import { S3Store } from '../store/s3.ts';
import { DynamoDBTable } from '../store/table/dynamodb.ts';
import { cloudFrontAnnouncer } from './announcer.ts';
import { cloudFrontClient, dynamoDBClient, s3Client, sqsClient } from './clients.ts';
import { readEnvironment, type Environment } from './environment.ts';
import { log } from './telemetry.ts';
import { inLanes, type Lane, type Send } from '../publish/queues.ts';
import { queueLater, sendTo } from './enqueue.ts';

/** Ingest, and rebuild, which is ingest of everything. */
export function bindIngest(name: 'ingest' | 'rebuild'): Record<Lane, Ports> {
  const env = readEnvironment(name, process.env);
  const scaler = sharpScaler(env.SCALER);
  const ports = { ...publisher(env, env.SOURCE_BUCKET), guard: 'each' as const, scaler };
  return inLanes(ports, wake(env));
}

export function bindSweep(): Ports {
  const env = readEnvironment('sweep', process.env);
  // It asks which scaler this is, and has no pictures made.
  const scaler = { version: env.SCALER, scale: () => Promise.reject(new Error('Sweep scales.')) };
  const ports = { ...publisher(env, env.SOURCE_BUCKET), scaler };
  return inLanes(ports, wake(env, env.ANNOUNCE_QUEUE_URL)).push;
}

export function bindSyndicate(): Record<Lane, Ports> {
  const env = readEnvironment('syndicate', process.env);
  return inLanes(publisher(env), wake(env));
}

export function bindAnnounce(): Ports {
  const env = readEnvironment('announce', process.env);
  return {
    ...stores(env),
    ...inputs,
    renderer: 'none',
    enqueue: without('queue'),
    announcer: worldAnnouncer(env),
  };
}

/** The CDN and the hubs; each knows which announcements concern it. */
function worldAnnouncer(env: Environment<'announce'>): Ports['announcer'] {
  const cdn = cloudFrontAnnouncer(cloudFrontClient(), env.DISTRIBUTION_ID, log);
  const hubs = hubAnnouncer(fetch, log);
  return {
    announce: async (changes) => {
      await cdn.announce(changes);
      await hubs.announce(changes);
    },
    later: queueLater(sqsClient(), env.ANNOUNCE_QUEUE_URL),
  };
}

/** Whoever writes to the site and wakes others; what is pushed, only with its bucket. */
function publisher(env: Environment<'syndicate'>, source?: string): Omit<Ports, 'enqueue'> {
  return {
    ...stores(env, source),
    ...inputs,
    renderer: env.RENDERER,
    ...(house !== undefined && { house }),
    baseUrl: env.BASE_URL,
    announcer: without('CDN'),
  };
}

function wake(env: Environment<'syndicate'>, announce?: string): Send {
  return sendTo(sqsClient(), {
    ingest: env.INGEST_QUEUE_URL,
    'ingest-archive': env.INGEST_ARCHIVE_QUEUE_URL,
    syndicate: env.SYNDICATE_QUEUE_URL,
    'syndicate-archive': env.SYNDICATE_ARCHIVE_QUEUE_URL,
    ...(announce !== undefined && { announce }),
  });
}

function stores(
  env: Pick<Environment<'announce'>, 'SITE_BUCKET' | 'TABLE'>,
  source?: string,
): Pick<Ports, 'source' | 'ledger' | 'site' | 'table' | 'repeats'> {
  const { AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL } = process.env;
  const client = s3Client(AWS_ENDPOINT_URL_S3 ?? AWS_ENDPOINT_URL);
  let repeats = 0;
  const onRepeat = () => void repeats++;
  const store = (bucket: string) => new S3Store({ client, bucket, onRepeat });
  return {
    source: source === undefined ? without('source store') : store(source),
    ledger: source === undefined ? without('ledger') : store(source),
    site: store(env.SITE_BUCKET),
    table: new DynamoDBTable({ client: dynamoDBClient(), table: env.TABLE }),
    repeats: () => repeats,
  };
}

const inputs = { now: () => new Date(), nonce: () => randomUUID() as string, log };

/**
 * In place of a port that a function has no right to use: its role would be denied anyway, and this
 * says sooner what is wrong with the code.
 */
function without<Port extends object>(what: string): Port {
  const refuse = () => {
    throw new Error(`This function is given no ${what}: its role does not allow it.`);
  };
  return new Proxy({} as Port, { get: refuse });
}
