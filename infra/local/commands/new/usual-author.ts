/** Who writes here: whom the articles that are there name. */
import { decode } from '../../../../functions/article/file/decode.ts';
import { classify } from '../../../../functions/article/file/source-path.ts';
import { readFrontMatter } from '../../../../functions/article/front-matter/read.ts';
import type { Settings } from '../../../../functions/site/settings.ts';
import { listAll, type Store } from '../../../../functions/store/store.ts';

/** So many tell: with more, nobody would wait for all of them. */
const TELLING_ARTICLES = 200;

/**
 * The one author of more than half of the articles that name any, of the first 200; the publisher where
 * there is no such author.
 */
export async function usualAuthor(folder: Store, settings: Settings): Promise<string> {
  const articles = new Map<string, number>();
  let telling = 0;
  for (const key of await articleKeys(folder)) {
    const names = await authorsOf(folder, key, settings);
    if (names.length > 0) telling++;
    if (names.length === 1) articles.set(names[0]!, (articles.get(names[0]!) ?? 0) + 1);
  }
  const usual = [...articles].find(([, count]) => count * 2 > telling);
  return usual?.[0] ?? settings.publisher.name;
}

async function articleKeys(folder: Store): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of listAll(folder, 'articles/')) {
    if (classify(key).kind === 'article') keys.push(key);
    if (keys.length === TELLING_ARTICLES) break;
  }
  return keys;
}

async function authorsOf(folder: Store, key: string, settings: Settings): Promise<string[]> {
  const source = await folder.get(key);
  const decoded = source && decode(key, source.body);
  if (decoded === undefined || !('text' in decoded)) return [];
  const { frontMatter } = readFrontMatter(decoded.text, key, settings);
  return (frontMatter?.authors ?? []).map(({ name }) => name);
}
