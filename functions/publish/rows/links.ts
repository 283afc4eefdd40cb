/**
 * Who mentions an article, shows a picture, names a file of references. Like a claim, a link is only
 * ever added, a row each, before the article's own row is written: so whoever changes what is linked to
 * finds everybody who may have seen it otherwise. Whether a link still counts is read from the row of
 * the article itself.
 */
import { articleSource, asSourceKey, type SourceKey } from '../../site/keys.ts';
import type { Slug } from '../../site/settings.ts';
import type { Inputs } from '../../../schemas/types.ts';
import { queryAll } from '../../store/table/table.ts';
import { getMany, put, writeAll } from '../protocol/rows.ts';
import type { Ports } from '../ports.ts';
import type { Remembered } from './article.ts';
import { linkKey, linksTo } from './keys.ts';

/** Every article that ever linked to this source. */
export async function linkingTo({ table }: Pick<Ports, 'table'>, key: SourceKey): Promise<Slug[]> {
  const slugs: Slug[] = [];
  for await (const { sort } of queryAll(table, linksTo(key))) slugs.push(sort);
  return slugs;
}

/** Writes down what an article depends on; `before`: what was written down already. */
export async function writeLinks(
  ports: Pick<Ports, 'table' | 'nonce'>,
  slug: Slug,
  inputs: Inputs,
  before: Remembered | undefined,
): Promise<void> {
  const known = new Set(before === undefined ? [] : linkedIn(before.memory.inputs));
  const news = linkedIn(inputs).filter((key) => !known.has(key));
  const keys = news.map((key) => linkKey(key, slug));
  const rows = await getMany(ports.table, keys);
  const absent = keys.filter((_, at) => rows[at] === undefined);
  await writeAll(
    ports,
    absent.map((key) => put(key, {})),
  );
}

/** Sources that these inputs are of. */
function linkedIn({ articles, media, bibliographies = {} }: Inputs): SourceKey[] {
  const files = [...Object.keys(media), ...Object.keys(bibliographies)];
  return [...Object.keys(articles).map(articleSource), ...files.map(asSourceKey)];
}
