/** The section in which an article answers in short, if it begins with one. */
import type { ParsedArticle } from '../../model.ts';
import type { Facts } from '../../render/facts.ts';

/**
 * Its index among the parts: the first section with a heading, where it is an overview and no
 * question (`In short`, not `What is it?`, which explains before it answers).
 */
export function answerOf({ structure }: ParsedArticle, { sections }: Facts): number | undefined {
  const index = structure.parts.findIndex(({ heading }) => heading !== undefined);
  const { aspect, heading = '' } = sections[index] ?? {};
  return aspect === 'Overview' && !/[?？؟]\s*$/u.test(heading) ? index : undefined;
}
