/** One run: everything that is pushed, brought to the site. */
import { performance } from 'node:perf_hooks';
import { SETTINGS_SOURCE } from '../../../functions/site/keys.ts';
import { heldIn } from '../../../functions/publish/ingest/guard.ts';
import type { LogEvent, Ports } from '../../../functions/publish/ports.ts';
import { readArticles } from '../../../functions/publish/rows/article.ts';
import { readCatalog, type Catalog } from '../../../functions/publish/rows/catalog.ts';
import { readSettingsRow } from '../../../functions/publish/rows/settings.ts';
import type { Slug } from '../../../functions/site/settings.ts';
import { sweep } from '../../../functions/publish/sweep.ts';
import type { Diagnostic, Report, UnscaledPicture } from '../../../schemas/types.ts';
import type { AllRequests } from './bind.ts';
import type { Machine } from './loop.ts';
import { unscaledIn } from './unscaled.ts';
import { letGo, type Withheld } from './withheld.ts';

/** What one run did; `--json` prints it as it is. */
export interface Published {
  /** Articles that are live now. */
  live: number;
  /** Sources that are refused, with what is wrong; the last accepted version stays live. */
  refused: { file: string; diagnostics: Diagnostic[] }[];
  warnings: number;
  drafts: number;
  scheduled: number;
  withdrawn: number;
  /** Articles that would be withdrawn and stay live until a person confirms; absent when there are none. */
  withheld?: Withheld;
  /** Pictures of this run that are published as they are; absent where there are none. */
  unscaled?: UnscaledPicture[];
  /** Keys of the site that were written. */
  changed: string[];
  /** What was there was made by an older version, whose memory is not read any more. */
  anew?: true;
  /** Why the hub does not know of all that changed, a sentence; absent when it does. */
  unheard?: string;
  milliseconds: number;
  /** Most memory the process ever held, MiB. */
  peakMemory: number;
  requests: AllRequests;
}

/** What the run's log adds up to. */
export class Tally {
  private readonly refusals = new Map<string, Diagnostic[]>();
  private readonly pictures = new Map<string, Report>();
  readonly changed = new Set<string>();
  unheard: string | undefined;

  hear(event: LogEvent): void {
    this.unheard ??= unheard(event);
    if ('changed' in event && event.event !== 'site.announced')
      for (const key of event.changed) this.changed.add(key);
    if (event.event === 'path.forbidden') this.refusals.set(event.key, [event.diagnostic]);
    if (event.event === 'media.ingested') this.pictures.set(event.key, event.report);
    if ('report' in event) this.add(event.report);
  }

  add({ file, outcome, diagnostics }: Report): void {
    if (outcome === 'refused') this.refusals.set(file, diagnostics);
    else this.refusals.delete(file);
  }

  get unscaled(): UnscaledPicture[] {
    return unscaledIn([...this.pictures.values()]);
  }

  get refused(): Published['refused'] {
    const sorted = [...this.refusals].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.map(([file, diagnostics]) => ({ file, diagnostics }));
  }
}

/** What is wrong with the hub, for whoever published: the site is live all the same. */
export function unheard(event: LogEvent): string | undefined {
  if (event.event === 'hub.unreachable')
    return `${event.reason} The site is live; the hub's subscribers hear of it with the next change.`;
  if (event.event !== 'hub.refused') return undefined;
  const { hub, topic, status } = event;
  return (
    `The hub ${hub} refused to be told of ${topic} (it answered ${status}): ask whoever runs it,` +
    ' or name another in site.yaml. The site is live.'
  );
}

/**
 * Publishes what is in the folder of articles; the loop stays open for whoever goes on with it.
 * `confirm`: however many withdrawals there are, they may go. `anew`: an older version was here.
 */
export async function publishAll(
  loop: Machine,
  tally: Tally,
  progress: (done: number, total: number) => void,
  { confirm = false, anew = false } = {},
): Promise<Published> {
  const started = performance.now();
  const { ports, lanes, requests } = loop.bound;
  if (anew) lanes.push.anew = lanes.archive.anew = true;
  const { whole } = loop;
  if (anew || !(await whole?.hasSameSettings())) {
    loop.send('ingest', [SETTINGS_SOURCE]);
    await loop.drain();
  }
  await (whole === undefined || anew ? sweep(ports) : sweep(ports, (site) => whole.isAsLeft(site)));
  const total = loop.queues.pending;
  await loop.drain((pending) => progress(Math.max(0, total - pending), total));
  const catalog = await readCatalog(ports);
  const held = heldIn(catalog);
  const withheld = await letGo(loop, confirm, held);
  await whole?.remember();
  const isSame = held.length === 0;
  const counts = await countArticles(ports, isSame ? catalog : await readCatalog(ports), tally);
  return {
    ...counts,
    ...(withheld !== undefined && { withheld }),
    refused: tally.refused,
    ...(tally.unscaled.length > 0 && { unscaled: tally.unscaled }),
    changed: [...tally.changed].sort(),
    ...(anew && { anew }),
    ...(tally.unheard !== undefined && { unheard: tally.unheard }),
    milliseconds: Math.round(performance.now() - started),
    peakMemory: Math.round(process.resourceUsage().maxRSS / 1024),
    requests,
  };
}

/** What has become of the articles, refusals of earlier runs included. */
async function countArticles(
  ports: Pick<Ports, 'table'>,
  { rows }: Catalog,
  tally: Tally,
): Promise<Pick<Published, 'live' | 'warnings' | 'drafts' | 'scheduled' | 'withdrawn'>> {
  const settings = (await readSettingsRow(ports)).value;
  if (settings?.diagnostics.some(({ severity }) => severity === 'error'))
    tally.add({ file: SETTINGS_SOURCE, outcome: 'refused', diagnostics: settings.diagnostics });
  const refused: Slug[] = [];
  const counts = { live: 0, warnings: 0, drafts: 0, scheduled: 0, withdrawn: 0 };
  for (const { summary } of rows.values()) {
    const { outcome, warnings = 0 } = summary.memory;
    if (summary.status === 'live') counts.live++;
    if (summary.status === 'withdrawn') counts.withdrawn++;
    if (outcome === 'scheduled') counts.scheduled++;
    if (outcome === 'draft') counts.drafts++;
    counts.warnings += warnings;
    if (outcome === 'refused') refused.push(summary.slug);
  }
  for (const { value } of await readArticles(ports, refused))
    if (value !== undefined) tally.add(value.report);
  return counts;
}
