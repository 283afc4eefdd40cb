/** While there is no site.yaml that can be read, nothing is published under half-read settings. */
import type { Dependencies } from '../../article/model.ts';
import type { Slug } from '../../site/settings.ts';
import { readSettings } from '../../article/settings/read.ts';
import { decide } from './decide.ts';
import type { Decision } from './situation.ts';
import { articleSource, SETTINGS_SOURCE } from '../../site/keys.ts';
import type { SettingsRow } from '../rows/settings.ts';
import type { ArticleInputs } from './inputs.ts';

/** Holds an article back until site.yaml can be read; syndicate then sends it to ingest again. */
export function unreadableSettings(
  slug: Slug,
  settings: SettingsRow | undefined,
): { decision: Decision; around: ArticleInputs } {
  const dependencies: Dependencies = {
    settings: readSettings(undefined).settings!,
    articles: new Map(),
    media: new Map(),
  };
  const first = settings?.diagnostics.find(({ severity }) => severity === 'error');
  const place = first === undefined ? '' : ` (line ${first.line}, column ${first.column})`;
  const diagnostic = {
    rule: 'site-unreadable',
    severity: 'error' as const,
    file: articleSource(slug),
    line: 1,
    column: 1,
    reason: `This article waits: ${SETTINGS_SOURCE} cannot be read${place}. Fix that file first.`,
  };
  const source = { path: slug, etag: '', lastModified: '', read: { diagnostics: [diagnostic] } };
  const nothing = { record: undefined, holders: [], rivals: [], now: '' };
  const around = {
    dependencies,
    holders: [],
    rivals: [],
    operatorWithdrawals: new Map(),
    namesakes: [],
  };
  return { decision: decide({ slug, source, dependencies, ...nothing }), around };
}
