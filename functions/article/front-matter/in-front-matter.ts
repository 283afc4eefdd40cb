/** Where a field goes, for somebody who may never have written front matter. */
import { frontMatterBlock } from './block.ts';

/** Of an article's source, for a sentence: `in the front matter`, or where that is to be if there is none. */
export function inFrontMatter(text: string): string {
  return frontMatterBlock(text).kind === 'none'
    ? 'at the very top, between two lines of `---`,'
    : 'in the front matter';
}
