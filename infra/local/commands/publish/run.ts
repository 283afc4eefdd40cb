/** One run of `healthwire publish`, in earnest or only to see. */
import type { Progress } from '../../cli/progress.ts';
import type { HostName } from '../../hosts/index.ts';
import { writeHost, type Hosted } from '../../hosts/write.ts';
import type { Readers } from '../../runtime/dry-run.ts';
import { openContentFolder } from '../../runtime/content-folder.ts';
import { sharpScaler } from '../../../../functions/publish/scaler.ts';
import { scalerVersion } from '../../../renderer.ts';
import { foldersOf, isFromOlder, noteMadeFrom, type AskedFolders } from '../../runtime/folders.ts';
import { Loop } from '../../runtime/loop.ts';
import { publishAll, Tally, type Published } from '../../runtime/publish.ts';
import { checkSameFolder, checkStillThere } from '../../runtime/withheld.ts';

type Asked = AskedFolders & { confirm: boolean; host?: HostName | undefined };

export async function publishOnce(
  asked: Asked,
  progress: Progress,
): Promise<Published & { host?: Hosted }> {
  const published = await publish(asked, progress);
  if (asked.host === undefined) return published;
  const host = await writeHost(asked.host, asked.out);
  return { ...published, ...(host !== undefined && { host }) };
}

async function publish(asked: Asked, progress: Progress): Promise<Published> {
  const folders = await foldersOf(asked);
  const count = (done: number, total: number) => progress.count(done, total, 'sources');
  const tally = new Tally();
  const loop = new Loop(folders, { log: (event) => tally.hear(event) });
  try {
    if (!asked.confirm) await checkStillThere(folders, loop.bound.ports);
    const anew = await isFromOlder(folders.out, loop.bound.ports);
    noteMadeFrom(folders);
    return await publishAll(loop, tally, count, { ...asked, anew });
  } finally {
    loop.close();
  }
}

/** What the run would change for readers; touches neither OUT nor anything else. */
export async function publishNothing(
  asked: Asked,
  progress: Progress,
): Promise<{ dryRun: true; readers: Readers }> {
  const { dryRun, publishedTable, remembering } = await import('../../runtime/dry-run.ts');
  const folders = await foldersOf(asked);
  const source = openContentFolder(folders.content);
  const { table, close } = publishedTable(folders.out);
  try {
    if (!asked.confirm) await checkSameFolder(folders, { source, table });
    const scaler = remembering(table, sharpScaler(scalerVersion()));
    const settings = { ...folders, scaler, confirm: asked.confirm };
    return { dryRun: true, readers: await dryRun({ source, table }, settings, progress) };
  } finally {
    close();
  }
}
