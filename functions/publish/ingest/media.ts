/** Ingest of one media file: looked at, copied to the site with its renditions, remembered; never removed. */
import { extension } from '../../article/file/extension.ts';
import { mediaTypes } from '../../article/file/media-types.ts';
import { inspectMedia } from '../../article/media/check.ts';
import { limitsOf } from '../../article/media/renditions.ts';
import { pictureSize } from '../../article/media/size.ts';
import { mediaPath } from '../../site/routes.ts';
import { cacheControlFor } from '../../site/headers.ts';
import type { StoredObject } from '../../store/store.ts';
import { siteKey, type SourceKey } from '../../site/keys.ts';
import { writeObject, type Heads } from '../protocol/objects.ts';
import { says } from '../protocol/rows.ts';
import { ATTEMPTS, Contended, type Ports } from '../ports.ts';
import { readMedia, writeFile, type MediaRow } from '../rows/files.ts';
import { tellAgain } from '../rows/todo.ts';
import { withRecheck, type BeforeWrite } from '../protocol/recheck.ts';
import {
  exposedRenditions,
  headRenditions,
  renditionsInPlace,
  writeRenditions,
} from './renditions.ts';

/**
 * Brings one media file on the site in step with its source. A file whose source is deleted stays
 * published, because accepted pages and subscribers' copies may show it: to take a picture down,
 * push another under the same name.
 */
export async function ingestMedia(ports: Ports, key: SourceKey): Promise<void> {
  await withRecheck(ports, 'ingest', [key], async (beforeWrite) => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (await attemptMedia(ports, key, beforeWrite)) return;
    }
    throw new Contended(key);
  });
}

async function attemptMedia(
  ports: Ports,
  key: SourceKey,
  beforeWrite: BeforeWrite,
): Promise<boolean> {
  const heads = await headMedia(ports, key);
  const record = await readMedia(ports, key);
  const source = await ports.source.get(key);
  if (
    source === undefined &&
    record.value === undefined &&
    heads.get(siteKey(mediaPath(key))) === undefined
  ) {
    ports.log({ event: 'source.gone', key });
    return true;
  }

  const next = await nextRecord(ports, key, source, record.value, heads, beforeWrite);
  if (next === 'moved') return false;
  const wrote = !says(record.value, next.record);
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

/** Of the picture and of all its renditions. */
async function headMedia(ports: Pick<Ports, 'site'>, key: SourceKey): Promise<Heads> {
  const own = siteKey(mediaPath(key));
  const renditions = await headRenditions(ports, key, typeByName(key));
  return new Map([[own, await ports.site.head(own)], ...renditions]);
}

interface Next {
  record: MediaRow;
  changed: string[];
}

async function nextRecord(
  ports: Ports,
  key: SourceKey,
  source: StoredObject | undefined,
  before: MediaRow | undefined,
  heads: Heads,
  beforeWrite: BeforeWrite,
): Promise<Next | 'moved'> {
  const report = { file: key, diagnostics: [] };
  if (source === undefined) {
    const kept = await keptOf(ports, key, before);
    return { record: { key, ...kept, report: { ...report, outcome: 'gone' } }, changed: [] };
  }
  const looked = inspectMedia(key, source.body);
  if ('diagnostic' in looked) {
    const kept = await keptOf(ports, key, before);
    const refused = { ...report, outcome: 'refused' as const, diagnostics: [looked.diagnostic] };
    return { record: { key, source: source.etag, ...kept, report: refused }, changed: [] };
  }
  return await accept(ports, key, { source, type: looked.type }, before, heads, beforeWrite);
}

/** The picture itself, then the smaller files of it. */
async function accept(
  ports: Ports,
  key: SourceKey,
  { source, type }: { source: StoredObject; type: string },
  before: MediaRow | undefined,
  heads: Heads,
  beforeWrite: BeforeWrite,
): Promise<Next | 'moved'> {
  const path = mediaPath(key);
  const file = {
    key: siteKey(path),
    body: source.body,
    contentType: type,
    cacheControl: cacheControlFor(path),
  };
  const written = await writeObject(ports.site, file, heads.get(file.key), beforeWrite);
  if (written.outcome === 'moved') return 'moved';
  const size = pictureSize(type, source.body);
  const isOfThis = before?.source === source.etag && before.report.outcome === 'accepted';
  const original = { key, type, body: source.body, size };
  const smaller = await writeRenditions(
    ports,
    original,
    heads,
    { value: before, isOfThis },
    beforeWrite,
  );
  if (smaller === 'moved') return 'moved';
  const { renditions, unscaled, changed } = smaller;
  const hasAny = limitsOf(type, size).length > 0 || Object.keys(renditions.files).length > 0;
  const accepted = {
    ...{ etag: written.etag, type, bytes: source.size, size: size ?? null },
    ...(hasAny && { renditions }),
  };
  const report = {
    ...{ file: key, outcome: 'accepted' as const, diagnostics: [] },
    ...(unscaled && { unscaled }),
  };
  return {
    record: { key, source: source.etag, accepted, report },
    changed: [...(written.outcome === 'written' ? [file.key] : []), ...changed],
  };
}

/**
 * What stays published of a file that is gone, or is not fit: what the row says, if the site has that.
 * A run that died before it wrote the row has published its files all the same. They are looked at
 * after the row: whoever wrote it after that must have seen this one.
 */
async function keptOf(
  ports: Pick<Ports, 'site'>,
  key: SourceKey,
  before: MediaRow | undefined,
): Promise<Pick<MediaRow, 'accepted'>> {
  const heads = await headMedia(ports, key);
  const seen = heads.get(siteKey(mediaPath(key)));
  const accepted = before?.accepted;
  if (seen === undefined) return accepted === undefined ? {} : { accepted };
  const none = { by: '', formats: [], files: {} };
  const type = typeByName(key);
  const isThere =
    accepted?.etag === seen.etag &&
    renditionsInPlace(key, type, heads, accepted.renditions ?? none);
  if (isThere) return { accepted };
  const found = await exposed(ports, key, heads);
  // Some may be of this picture and some of the one before it.
  if (accepted !== undefined && found.renditions !== undefined) found.renditions.formats = [];
  return { accepted: found };
}

/** What is published, whoever wrote it there. */
async function exposed(
  { site }: Pick<Ports, 'site'>,
  key: SourceKey,
  heads: Heads,
): Promise<MediaRow['accepted'] & object> {
  const own = siteKey(mediaPath(key));
  const seen = heads.get(own)!;
  const object = await site.get(own);
  const size = object && pictureSize(seen.contentType, object.body);
  const original = { key, type: seen.contentType, etag: seen.etag, size };
  const renditions = exposedRenditions(original, heads);
  const hasAny = Object.keys(renditions.files).length > 0;
  return {
    ...{ etag: seen.etag, type: seen.contentType, bytes: seen.size, size: size ?? null },
    ...(hasAny && { renditions }),
  };
}

/** Of a media file: what else its name says would be refused. */
function typeByName(key: SourceKey): string {
  return mediaTypes[extension(key)]?.type ?? '';
}
