/** What the rules will ask of an article that was just begun, were it no draft. */
import { check } from '../../functions/article/check.ts';
import type { Settings, Slug } from '../../functions/article/model.ts';
import { parse } from '../../functions/article/parse.ts';
import type { Diagnostic } from '../../schemas/types.ts';
import { openContentFolder } from './content-folder.ts';
import { FolderWorld } from './folder-world.ts';

/** One finding of each rule, errors first. */
export type Left = Pick<Diagnostic, 'rule' | 'severity' | 'reason'>;

export async function unfinished(
  { content, slug, text, settings }: Begun,
  now: Date,
): Promise<Left[]> {
  const bytes = new TextEncoder().encode(text.replace(/^draft: true\n/m, ''));
  const lastModified = now.toISOString();
  const { article, diagnostics } = parse({ slug, bytes, lastModified }, settings);
  const world = await FolderWorld.open(openContentFolder(content), settings);
  const found = [
    ...diagnostics,
    ...(article ? check(article, await world.around(article), lastModified) : []),
  ];
  const once = new Map(
    found.map(({ rule, severity, reason }) => [rule, { severity, rule, reason }]),
  );
  return [...once.values()].sort(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
  );
}

interface Begun {
  content: string;
  slug: Slug;
  text: string;
  settings: Settings;
}
