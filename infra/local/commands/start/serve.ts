/** Publish, serve, watch: a saved file is live at once, and the open page shows it. */
import { openStore, type Place } from '../../runtime/bind.ts';
import { Loop } from '../../runtime/loop.ts';
import { checkMadeFrom, rememberMadeFrom } from '../../runtime/made-from.ts';
import { publishAll, Tally, type Published } from '../../runtime/publish.ts';
import { Pushes, type Push } from '../../runtime/pushes.ts';
import { loadEdge } from '../../server/edge.ts';
import { Newsroom } from '../../server/dashboard/newsroom.ts';
import { ReloadHub } from '../../server/live-reload.ts';
import { createSiteServer } from '../../server/site-server.ts';
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
export async function start(place: Place, port: number, audience: Audience): Promise<Running> {
  const failed = (error: unknown) => audience.failed(error);
  const { url, reload, newsroom, ...served } = await serve(place, port, failed);
  const tally = new Tally();
  const heard: { hear(event: Parameters<Tally['hear']>[0]): void }[] = [tally, newsroom];
  const loop = new Loop(
    { ...place, baseUrl: place.baseUrl ?? url },
    { log: (event) => heard.forEach((listener) => listener.hear(event)) },
  );
  const told = (push: Push) => {
    newsroom.pushed(push);
    reload.push();
    audience.pushed(push);
  };
  const pushes = new Pushes(loop, told, failed);
  const open = async () => {
    await checkMadeFrom(place, loop.bound.deps);
    rememberMadeFrom(place);
    const result = await publishAll(loop, tally, (...of) => audience.progress(...of));
    newsroom.opened(result);
    await audience.published(result);
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
    watcher = await watchFolder(place.content, {
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
async function serve({ content, out }: Place, port: number, failed: (error: unknown) => void) {
  const reload = new ReloadHub();
  const site = openStore(out, 'site');
  const state = openStore(out, 'state');
  const newsroom = new Newsroom({ content, state, site, reload, now: () => new Date() });
  const served = { store: site, edge: loadEdge(), reload, newsroom };
  const server = createSiteServer({ ...served, onError: failed });
  const { url } = await server.listen(port);
  const close = async () => {
    await server.close();
    site.close();
    state.close();
  };
  return { url, reload, newsroom, close };
}
