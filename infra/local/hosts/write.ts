/** Writes what a host needs to serve the site that was published; only what differs. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { readSettingsRow } from '../../../functions/publish/rows/settings.ts';
import { guarded } from '../../../functions/store/filesystem-failure.ts';
import { openPublished } from '../runtime/bind.ts';
import { shown } from '../runtime/folders.ts';
import { hosts, type HostName } from './index.ts';
import { hostedSite, type HostedSite } from './site.ts';

/** What became of it; `--json` prints it as it is. */
export interface Hosted {
  name: HostName;
  title: string;
  /** The folder that the files are in. */
  folder: string;
  files: string[];
  /** Those of them that were written, because they were not there or differed. */
  written: string[];
  /** How to use them, a sentence. */
  use: string;
  /** What this site asks of the host that it does not do: sentences. */
  lacks: string[];
}

/** For the site that is published in `out`; undefined where nothing is yet. */
export async function writeHost(name: HostName, out: string): Promise<Hosted | undefined> {
  const host = await hosts[name]();
  const { site, table, close } = openPublished(out);
  try {
    const settings = (await readSettingsRow({ table })).value?.settings;
    if (settings === undefined) return undefined;
    const known = hostedSite(site.headers(), settings);
    const folder = host.place === 'site' ? join(out, 'site') : join(out, 'host', name);
    const files = host.files(known);
    const { title } = host;
    const use = host.use({
      folder: resolve(folder),
      site: resolve(out, 'site'),
      siteFromHere: shown(resolve(out, 'site')),
      fromHere: shown(resolve(folder)),
    });
    const written = Object.keys(files).filter((file) => wrote(join(folder, file), files[file]!));
    return {
      name,
      title,
      folder,
      files: Object.keys(files),
      written,
      use,
      lacks: [...nowhere(known), ...host.lacks(known)],
    };
  } finally {
    close();
  }
}

/** Links of a site that does not know where it will be lead to this machine. */
function nowhere({ baseUrl }: HostedSite): string[] {
  if (new URL(baseUrl).hostname !== 'localhost') return [];
  return [
    `Feeds and links of this site lead to ${baseUrl}: say where it will be, with baseUrl in site.yaml or with --base-url.`,
  ];
}

/** Whether it had to be written. */
function wrote(file: string, text: string): boolean {
  return guarded(file, () => {
    if (existsSync(file) && readFileSync(file, 'utf8') === text) return false;
    mkdirSync(dirname(file), { recursive: true });
    // Whoever reads it meanwhile reads the former one; the store hides names that begin so.
    const whole = join(dirname(file), `.${basename(file)}.new`);
    writeFileSync(whole, text);
    renameSync(whole, file);
    return true;
  });
}
