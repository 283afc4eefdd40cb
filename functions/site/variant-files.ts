/** Which variants an article has on this site, and where each is and what: ours, and what was added. */
import { Addition } from './house.ts';
import { variantTable } from './variant-table.ts';

export interface VariantFile {
  /** In the folder of the article; the page is the folder itself, and has none. */
  file: string;
  /** RFC 6838, without parameters. */
  mediaType: string;
}

/** By name. Each is called `article.` and an ending (`isAddedFile`). */
export const addedVariantFiles = new Addition<Readonly<Record<string, VariantFile>>>(
  'variant-files',
  {},
);

/** By name, in the order in which an article says them. */
export function variantFilesFor(house: object | undefined): Readonly<Record<string, VariantFile>> {
  return { ...variantTable, ...addedVariantFiles.of(house) };
}

/**
 * Whether this may be the file of a variant that a configuration adds: `article.epub`. No article may be
 * called so, whether there is such a variant or not, so that none is in the way of one to come; the CDN's
 * function knows it as well.
 */
export function isAddedFile(name: string): boolean {
  return /^article\.[a-z0-9]{1,8}$/.test(name);
}
