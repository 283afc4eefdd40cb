/** What authors and medical codes are called in addresses, as long as the same name is the same page. */
import { createHash } from 'node:crypto';
import type { MedicalCode } from '../../schemas/types.ts';

/** Code points of a name in a path: at most 240 bytes of UTF-8, which every file system takes. */
const NAME_CHARACTERS = 60;

/**
 * `Ada Example, MD` → `ada-example-md`: letters, marks and digits, the rest as hyphens. Names that
 * differ in nothing else are one author. Undefined for a name without any of them.
 */
export function authorSlug(name: string): string | undefined {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
  if (words.length === 0) return undefined;
  const letters = [...words.join('-')];
  if (letters.length <= NAME_CHARACTERS) return letters.join('');
  const hash = createHash('sha256').update(letters.join('')).digest('hex').slice(0, 8);
  return `${letters.slice(0, NAME_CHARACTERS - 9).join('')}-${hash}`;
}

/** The systems of medical codes, as addresses say them. */
export const codeSystems: Record<MedicalCode['system'], string> = {
  'ICD-10-CM': 'icd-10-cm',
  MeSH: 'mesh',
  'SNOMED CT': 'snomed-ct',
  RxNorm: 'rxnorm',
};
