/** Publish, serve, watch: a saved file is live at once, and the open page shows it. */
import { openStore, type Place } from './bind.ts';
import { Loop } from './loop.ts';
import { checkMadeFrom, rememberMadeFrom } from './made-from.ts';
import { publishAll, Tally, type Published } from './publish.ts';
import { Pushes, type Push } from './pushes.ts';
import { loadEdge } from './server/edge.ts';
import { Newsroom } from './server/newsroom/newsroom.ts';
import { ReloadHub } from './server/reload-hub.ts';
import { createSiteServer } from './server/site-server.ts';
import { watchFolder } from './watch-folder.ts';

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
 * Listens first, so that a taken port is said before anything is published; then publishes and
 * watches. Without a base URL the site is made for this server's own address, so that every link
 * and feed works here.
 */
export async function start(place: Place, port: number, audience: Audience): Promise<Running> {
  const hub = new ReloadHub();
  const site = openStore(place.out, 'site');
  const state = openStore(place.out, 'state');
  const { content } = place;
  const newsroom = new Newsroom({ content, state, site, reload: hub, now: () => new Date() });
  const failed = (error: unknown) => audience.failed(error);
  const served = { store: site, edge: loadEdge(), reload: hub, newsroom };
  const server = createSiteServer({ ...served, onError: failed });
  const { url } = await server.listen(port);

  const tally = new Tally();
  const heard: { hear(event: Parameters<Tally['hear']>[0]): void }[] = [tally, newsroom];
  const loop = new Loop(
    { ...place, baseUrl: place.baseUrl ?? url },
    { log: (event) => heard.forEach((listener) => listener.hear(event)) },
  );
  const close = async () => {
    await server.close();
    loop.close();
    site.close();
    state.close();
  };
  try {
    await checkMadeFrom(place, loop.bound.deps);
    rememberMadeFrom(place);
    const result = await publishAll(loop, tally, (...of) => audience.progress(...of));
    newsroom.opened(result);
    await audience.published(result);
  } catch (error) {
    await close();
    throw error;
  }
  hub.push();
  const pushes = new Pushes(
    loop,
    (push) => {
      newsroom.pushed(push);
      hub.push();
      audience.pushed(push);
    },
    failed,
  );
  heard.push(pushes);
  const watcher = await watchFolder(place.content, {
    touch: (key, what) => pushes.touch(key, what),
    returned: () => pushes.everything(),
    failed,
  });
  await pushes.schedule();
  audience.serving(url);
  return {
    url,
    close: async () => {
      await watcher.close();
      await pushes.close();
      await close();
    },
  };
}
