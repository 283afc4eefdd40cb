/** Ingest of one media file: looked at, copied to the site, remembered; never removed. */
import { isDeepStrictEqual } from 'node:util';
import { inspectMedia } from '../../article/media/check.ts';
import { pictureSize } from '../../article/media/size.ts';
import { mediaPath } from '../../site/routes.ts';
import { cacheControlFor } from '../../site/headers.ts';
import type { ObjectHead, StoredObject } from '../../store/store.ts';
import { siteKey, type SourceKey } from '../../site/keys.ts';
import { writeObject } from '../protocol/objects.ts';
import { ATTEMPTS, Contended, type Ports } from '../ports.ts';
import { readMedia, writeFile, type MediaRow } from '../rows/files.ts';
import { tellAgain } from '../rows/todo.ts';
import { secondLook, type BeforeWrite } from '../protocol/recheck.ts';

/**
 * Brings one media file on the site in step with its source. A file whose source is deleted stays
 * published, because accepted pages and subscribers' copies may show it: to take a picture down,
 * push another under the same name.
 */
export async function ingestMedia(ports: Ports, key: SourceKey): Promise<void> {
  const beforeWrite = secondLook(ports, 'ingest', [key]);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await attemptMedia(ports, key, beforeWrite)) return;
  }
  throw new Contended(key);
}

async function attemptMedia(
  ports: Ports,
  key: SourceKey,
  beforeWrite: BeforeWrite,
): Promise<boolean> {
  const path = mediaPath(key);
  const seen = await ports.site.head(siteKey(path));
  const record = await readMedia(ports, key);
  const source = await ports.source.get(key);
  if (source === undefined && record.value === undefined && seen === undefined) {
    ports.log({ event: 'source.gone', key });
    return true;
  }

  const next = await nextRecord(ports, key, source, record.value, seen, beforeWrite);
  if (next === 'moved') return false;
  const wrote = !isDeepStrictEqual(record.value, next.record);
  if (wrote) {
    await beforeWrite();
    if (!(await writeFile(ports, next.record, record))) return false;
    await ports.enqueue.syndicate([key]);
  } else await tellAgain(ports, key);
  if (!wrote && next.changed.length === 0) return true;
  ports.log({
    event: 'media.ingested',
    key,
    report: next.record.report,
    changed: next.changed,
  });
  return (await ports.source.head(key))?.etag === source?.etag;
}

async function nextRecord(
  ports: Ports,
  key: SourceKey,
  source: StoredObject | undefined,
  before: MediaRow | undefined,
  seen: ObjectHead | undefined,
  beforeWrite: BeforeWrite,
): Promise<{ record: MediaRow; changed: string[] } | 'moved'> {
  const path = mediaPath(key);
  // A run that died before it wrote the row has published it all the same; or the row is lost.
  const accepted = before === undefined ? await exposed(ports, path, seen) : before.accepted;
  const kept = accepted && { accepted };
  const report = { file: key, diagnostics: [] };
  if (source === undefined)
    return { record: { key, ...kept, report: { ...report, outcome: 'gone' } }, changed: [] };
  const looked = inspectMedia(key, source.body);
  if ('diagnostic' in looked) {
    const refused = { ...report, outcome: 'refused' as const, diagnostics: [looked.diagnostic] };
    return { record: { key, source: source.etag, ...kept, report: refused }, changed: [] };
  }
  const file = {
    key: siteKey(path),
    body: source.body,
    contentType: looked.type,
    cacheControl: cacheControlFor(path),
  };
  const written = await writeObject(ports.site, file, seen, beforeWrite);
  if (written.outcome === 'moved') return 'moved';
  const size = pictureSize(looked.type, source.body) ?? null;
  const published = { etag: written.etag, type: looked.type, bytes: source.size, size };
  return {
    record: {
      key,
      source: source.etag,
      accepted: published,
      report: { ...report, outcome: 'accepted' },
    },
    changed: written.outcome === 'written' ? [file.key] : [],
  };
}

/** What is published at a path, whoever wrote it there. */
async function exposed(
  { site }: Pick<Ports, 'site'>,
  path: string,
  seen: ObjectHead | undefined,
): Promise<MediaRow['accepted']> {
  const object = seen && (await site.get(siteKey(path)));
  if (object === undefined) return undefined;
  const { etag, contentType: type, size: bytes, body } = object;
  return { etag, type, bytes, size: pictureSize(type, body) ?? null };
}
