/** An article of a folder that was never published, with the files of references that it names. */
import type { ParseResult, Source } from '../../../functions/article/model.ts';
import { parse } from '../../../functions/article/parse.ts';
import { readFolderBibliographies } from '../../../functions/publish/ingest/bibliographies.ts';
import type { Settings } from '../../../functions/site/settings.ts';
import type { Store } from '../../../functions/store/store.ts';

export async function parseInFolder(
  folder: Pick<Store, 'get'>,
  source: Source,
  settings: Settings,
): Promise<ParseResult> {
  const read = parse(source, settings);
  const files = (read.article ?? read.textOnly)?.bibliography.files ?? [];
  if (files.length === 0) return read;
  return parse(source, settings, await readFolderBibliographies(folder, files));
}
