/** What the stack is made of, as a short text: types and names, without hashes. */
import { withoutHash } from './roles.ts';
import type { SynthesizedTemplate } from './template.ts';

export function normalised(template: SynthesizedTemplate): string {
  const resources = Object.entries(template.raw.Resources).map(
    ([logicalId, { Type }]) => `${Type} ${withoutHash(logicalId)}`,
  );
  return `${resources.sort().join('\n')}\n`;
}
