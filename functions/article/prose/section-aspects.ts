/** Which aspects of its subject an article has sections about. */
import type { HealthAspect } from '../../../schemas/types.ts';
import { aspectOf } from './aspects.ts';
import type { ParsedArticle } from '../model.ts';

/** By what the front matter says of a section, else by its heading. */
export function aspectsIn({
  structure,
  frontMatter,
  language,
}: ParsedArticle): ReadonlySet<HealthAspect> {
  const { aspects = {} } = frontMatter;
  return new Set(
    structure.headings.flatMap(({ id, text }) => aspects[id] ?? aspectOf(text, language) ?? []),
  );
}
