/**
 * For programs: the diagnostics (schemas/diagnostic.schema.json) and how many there are; and what was
 * fixed: where, what stood there, and what stands there now. What was wrong already at a state that
 * git has stands apart, and is not among those that are counted.
 */
import type { Fixed } from '../../../../functions/article/fix.ts';
import { summarise, type Format } from './format.ts';

export const json: Format = (diagnostics, context) =>
  `${JSON.stringify(
    {
      ...summarise(diagnostics, context),
      ...(context.fixed && { fixes: context.fixed.map(fixOf) }),
      diagnostics,
      ...(context.before && { before: context.before }),
    },
    undefined,
    2,
  )}\n`;

function fixOf({ diagnostic: { rule, file, line, column, suggestion }, was }: Fixed) {
  return { rule, file, line, column, was, now: suggestion };
}
