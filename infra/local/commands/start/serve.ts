/** Publish, serve, watch: a saved file is live at once, and the open page shows it. */
import { CommandError } from '../../cli/command-error.ts';
import { openOut } from '../../runtime/bind.ts';
import { Loop } from '../../runtime/loop.ts';
import { isFromOlder, noteMadeFrom, type Folders } from '../../runtime/folders.ts';
import { publishAll, Tally, type Published } from '../../runtime/publish.ts';
import { Pushes, type Push } from '../../runtime/pushes.ts';
import { loadEdge } from '../../server/edge.ts';
import { Dashboard } from '../../server/dashboard/dashboard.ts';
import { ReloadHub } from '../../server/live-reload.ts';
import { createSiteServer } from '../../server/site-server.ts';
import { checkStillThere, sentenceOf, type Withheld } from '../../runtime/withheld.ts';
import { watchFolder } from '../../runtime/watch-folder.ts';

/** Who is told what happens; the command line prints it. */
export interface Audience {
  progress(done: number, total: number): void;
  published(result: Published): Promise<void>;
  serving(url: string): void;
  pushed(push: Push): void;
  failed(error: unknown): void;
}

export interface Running {
  url: string;
  close(): Promise<void>;
}

/**
 * Listens first, so that a taken port is said before anything is published; watches before anything
 * is read, so that no save is missed, and publishes. Without a base URL the site is made for this
 * server's own address, so that every link and feed works here.
 */
export async function start(
  folders: Folders,
  { port, confirm }: { port: number; confirm: boolean },
  audience: Audience,
): Promise<Running> {
  const failed = (error: unknown) => audience.failed(error);
  const { url, reload, dashboard, ...served } = await serve(folders, port, failed);
  const tally = new Tally();
  const heard: { hear(event: Parameters<Tally['hear']>[0]): void }[] = [tally, dashboard];
  const loop = new Loop(
    { ...folders, baseUrl: folders.baseUrl ?? url },
    { log: (event) => heard.forEach((listener) => listener.hear(event)) },
  );
  const told = (push: Push) => {
    dashboard.pushed(push);
    reload.push();
    audience.pushed(push);
  };
  const withheld = (what: Withheld) => failed(new CommandError(sentenceOf(what, folders)));
  const pushes = new Pushes(loop, { told, failed, withheld });
  const open = async () => {
    if (!confirm) await checkStillThere(folders, loop.bound.ports);
    const anew = await isFromOlder(folders.out, loop.bound.ports);
    noteMadeFrom(folders);
    const progress = (done: number, total: number) => audience.progress(done, total);
    const result = await publishAll(loop, tally, progress, { confirm, anew });
    dashboard.opened(result);
    await audience.published(result);
    if (result.withheld !== undefined) withheld(result.withheld);
    reload.push();
    heard.push(pushes);
    audience.serving(url);
  };
  let watcher: { close(): Promise<void> } | undefined;
  const close = async () => {
    await watcher?.close();
    await pushes.close();
    await served.close();
    loop.close();
  };
  try {
    watcher = await watchFolder(folders.content, {
      touch: (key, what) => pushes.touch(key, what),
      returned: () => pushes.everything(),
      failed,
    });
    await pushes.after(open());
    await pushes.schedule();
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The server, with all that is shown from the start: what was published before. */
async function serve(
  { content, out, house }: Folders,
  port: number,
  failed: (error: unknown) => void,
) {
  const reload = new ReloadHub();
  const { table, site, ...opened } = openOut(out);
  const dashboard = new Dashboard({
    content,
    ...(house && { house }),
    table,
    site,
    reload,
    now: () => new Date(),
  });
  const served = { store: site, edge: loadEdge(), reload, dashboard };
  const server = createSiteServer({ ...served, onError: failed });
  const { url } = await server.listen(port);
  const close = async () => {
    await server.close();
    opened.close();
  };
  return { url, reload, dashboard, close };
}
