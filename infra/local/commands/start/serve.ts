/** Publish, serve, watch: a saved file is live at once, and the open page shows it. */
import { CommandError } from '../../cli/command-error.ts';
import { openOut } from '../../runtime/bind.ts';
import { siteKey } from '../../../../functions/site/keys.ts';
import type { Slug } from '../../../../functions/site/settings.ts';
import { oneArticle } from '../../runtime/choose.ts';
import { Loop } from '../../runtime/loop.ts';
import { isFromOlder, noteMadeFrom, type Folders } from '../../runtime/folders.ts';
import { publishAll, Tally, type Published } from '../../runtime/publish.ts';
import { Pushes, type Push } from '../../runtime/pushes.ts';
import { loadEdge } from '../../server/edge.ts';
import { Dashboard } from '../../server/dashboard/dashboard.ts';
import { ReloadHub } from '../../server/live-reload.ts';
import { share as openShare, type Share } from '../../server/share.ts';
import { createSiteServer } from '../../server/site-server.ts';
import { checkStillThere, sentenceOf, type Withheld } from '../../runtime/withheld.ts';
import { watchFolder } from '../../runtime/watch-folder.ts';

/** Who is told what happens; the command line prints it. */
export interface Audience {
  progress(done: number, total: number): void;
  published(result: Published): Promise<void>;
  serving(url: string): void;
  /** One article is seen at these addresses by others in the network. */
  sharing?(links: readonly string[]): void;
  pushed(push: Push): void;
  failed(error: unknown): void;
}

interface Asked {
  port: number;
  confirm: boolean;
  /** The file of an article that others in the network may see. */
  share?: string | undefined;
}

export interface Running {
  url: string;
  close(): Promise<void>;
}

/**
 * Listens first, so that a taken port is said before anything is published, and shows the site that was there;
 * watches before anything is read that is published, so that no save is missed, and publishes. Without a base
 * URL the site is made for this server's own address, so that every link and feed works here.
 */
export async function start(
  folders: Folders,
  { port, confirm, share: file }: Asked,
  audience: Audience,
): Promise<Running> {
  const failed = (error: unknown) => audience.failed(error);
  const shared = file === undefined ? undefined : await sharedArticle(folders, file);
  const { url, reload, dashboard, share, ...served } = await serve(folders, port, failed);
  const tally = new Tally();
  const loop: Loop = new Loop(
    { ...folders, baseUrl: folders.baseUrl ?? url },
    { log: (event) => [tally, dashboard, pushes].forEach((listener) => listener.hear(event)) },
  );
  const told = (push: Push) => {
    dashboard.pushed(push);
    reload.push();
    audience.pushed(push);
  };
  const withheld = (what: Withheld) => failed(new CommandError(sentenceOf(what, folders)));
  const pushes: Pushes = new Pushes(loop, { told, failed, withheld });
  const { ports } = loop.bound;
  const open = async ({ anew, isThere }: { anew: boolean; isThere: boolean }) => {
    noteMadeFrom(folders);
    const progress = (done: number, total: number) => audience.progress(done, total);
    const result = await publishAll(loop, tally, progress, { confirm, anew });
    await dashboard.opened(result);
    await audience.published(result);
    if (result.withheld !== undefined) withheld(result.withheld);
    reload.push();
    if (!isThere) audience.serving(url);
    if (shared !== undefined) audience.sharing?.(await share(shared));
    return result.withheld;
  };
  let watcher: { close(): Promise<void> } | undefined;
  const close = async () => {
    await watcher?.close();
    await pushes.close();
    await served.close();
    loop.close();
  };
  try {
    if (!confirm) await checkStillThere(folders, ports);
    const anew = await isFromOlder(folders.out, ports);
    const isThere = !anew && (await ports.site.head(siteKey('/'))) !== undefined;
    if (isThere) audience.serving(url);
    watcher = await watchFolder(folders.content, {
      touch: (key, what) => pushes.touch(key, what),
      returned: () => pushes.everything(),
      failed,
    });
    await pushes.open(() => open({ anew, isThere }));
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
  let sharing: Share | undefined;
  const share = async (slug: Slug) => {
    sharing = await openShare({ page: () => dashboard.shown(slug), site, onError: failed });
    dashboard.sharing(slug, sharing.links);
    return sharing.links;
  };
  const close = async () => {
    await sharing?.close();
    await server.close();
    opened.close();
  };
  return { url, reload, dashboard, share, close };
}

async function sharedArticle({ content }: Folders, file: string): Promise<Slug> {
  return (await oneArticle(content, file, '--share shows one article')).slug;
}
