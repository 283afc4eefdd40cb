/**
 * What travels in the queues: notifications as S3 writes them, whoever sends them. Only keys count,
 * form-encoded: a space is a plus sign; and, of what we send ourselves for later, who it is that writes.
 */

/** The body of one message for these keys; of a recheck, with whose writes it is for. */
export function messageBody(keys: readonly string[], writer?: string): string {
  const records = keys.map((key) => ({
    eventSource: 'aws:s3',
    s3: { object: { key: formEncode(key) } },
  }));
  return JSON.stringify({ Records: records, ...(writer !== undefined && { writer }) });
}

function formEncode(key: string): string {
  return encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+');
}

/** What a message says; `isTest` for the one S3 sends when its notifications are switched on. */
export interface Message {
  keys: string[];
  /** Of a recheck: it has nothing to look at when this run has ended well (rows/writers.ts). */
  writer?: string;
  /** What could not be read of it, each as a sentence. */
  unreadable: string[];
  isTest?: true;
}

/** Never throws: what cannot be read of a message spoils nothing else of it. */
export function readMessage(body: string): Message {
  let content: unknown;
  try {
    content = JSON.parse(body);
  } catch {
    return { keys: [], unreadable: ['The message is not JSON.'] };
  }
  const { Records, Event, writer } = (content ?? {}) as Record<string, unknown>;
  if (Array.isArray(Records))
    return { ...readRecords(Records), ...(typeof writer === 'string' && { writer }) };
  if (Event === 's3:TestEvent') return { keys: [], unreadable: [], isTest: true };
  return { keys: [], unreadable: ['The message holds no list of Records.'] };
}

function readRecords(records: readonly unknown[]): Message {
  const message: Message = { keys: [], unreadable: [] };
  for (const record of records) {
    const { s3 } = (record ?? {}) as { s3?: { object?: { key?: unknown } | null } | null };
    const key = s3?.object?.key;
    if (typeof key === 'string' && key !== '') formDecode(key, message);
    else message.unreadable.push('A record of the message names no object.');
  }
  return message;
}

function formDecode(key: string, message: Message): void {
  try {
    message.keys.push(decodeURIComponent(key.replaceAll('+', ' ')));
  } catch {
    message.unreadable.push(`The key ${key.slice(0, 200)} is not form-encoded UTF-8.`);
  }
}
