/** A whole publish of many sources at once, with one good article among them. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishOnce } from '../../infra/local/commands/publish/run.ts';
import { createProgress } from '../../infra/local/cli/progress.ts';

const GOOD =
  '---\ntitle: The good one\npublished: 2024-05-06\n---\n\nWords that are fit to be read.\n';
const silent = createProgress({ write: () => undefined });

/** What is wrong with the run; undefined where nothing is. Whatever stood in its way is no crash. */
export async function publishTogether(sources: readonly Uint8Array[]): Promise<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'healthwire-fuzz-'));
  const [content, out] = [join(folder, 'content'), join(folder, 'out')];
  try {
    mkdirSync(join(content, 'articles'), { recursive: true });
    // Many of them claim a date: the feed has room for all, or the good one would be pushed out of it.
    writeFileSync(join(content, 'site.yaml'), 'name: Fuzz\nfeeds: { entries: 200 }\n');
    writeFileSync(join(content, 'articles/good.md'), GOOD);
    sources.forEach((bytes, at) => writeFileSync(join(content, `articles/a${at}.md`), bytes));
    const { refused } = await publishOnce(
      { content, out, baseUrl: 'https://site.example', confirm: false },
      silent,
    );
    const unplaced = refused.flatMap(({ file, diagnostics }) =>
      diagnostics.some(({ severity, line }) => severity === 'error' && line >= 1) ? [] : [file],
    );
    if (unplaced.length > 0) return `${unplaced[0]} is refused, and no place says why.`;
    for (const feed of ['feed.xml', 'atom.xml', 'feed.json'])
      if (!readFileSync(join(out, 'site', feed), 'utf8').includes('The good one'))
        return `The good article is not in ${feed}.`;
    return undefined;
  } catch (error) {
    return `The publish ended: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The fewest of these sources with which the same goes wrong, found by halves. */
export async function fewest(sources: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
  if (sources.length < 2) return sources;
  const middle = Math.ceil(sources.length / 2);
  for (const half of [sources.slice(0, middle), sources.slice(middle)])
    if ((await publishTogether(half)) !== undefined) return await fewest(half);
  return sources;
}
