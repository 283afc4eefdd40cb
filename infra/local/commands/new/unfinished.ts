/** What the rules will ask of an article that was just begun, were it no draft. */
import { check } from '../../../../functions/article/check.ts';
import type { Settings, Slug } from '../../../../functions/site/settings.ts';
import { parse } from '../../../../functions/article/parse.ts';
import type { Diagnostic } from '../../../../schemas/types.ts';
import { openContentFolder } from '../../runtime/content-folder.ts';
import { FolderDependencies } from '../../runtime/folder-dependencies.ts';

/** The first diagnostic of each rule, and how many there are; errors first. */
export type Left = Pick<Diagnostic, 'rule' | 'severity' | 'reason'> & { remarks: number };

export async function unfinished(
  { content, slug, text, settings }: Begun,
  now: Date,
): Promise<Left[]> {
  const bytes = new TextEncoder().encode(text.replace(/^draft: true\n/m, ''));
  const lastModified = now.toISOString();
  const { article, diagnostics } = parse({ slug, bytes, lastModified }, settings);
  const dependencies = await FolderDependencies.open(openContentFolder(content), settings);
  const found = [
    ...diagnostics,
    ...(article ? check(article, await dependencies.around(article), lastModified) : []),
  ];
  const left = new Map<string, Left>();
  for (const { rule, severity, reason } of found) {
    const known = left.get(rule);
    if (known === undefined) left.set(rule, { severity, rule, reason, remarks: 1 });
    else known.remarks++;
  }
  return [...left.values()].sort(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
  );
}

interface Begun {
  content: string;
  slug: Slug;
  text: string;
  settings: Settings;
}
