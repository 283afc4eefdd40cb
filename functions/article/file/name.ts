/** What the name of a source says before anybody has read it. */
import { readMoment } from '../../base/moments.ts';
import type { Slug } from '../../site/settings.ts';

/** The name of a file, or of the folder that it is the index of. */
export function lastWord(slug: Slug): string {
  const [folder, name] = slug.split('/').slice(-2);
  return (name === undefined || name === 'index' ? folder : name) ?? slug;
}

/**
 * The day that Jekyll, Eleventy and Obsidian read from a file's name: `2024-01-02-quiet-legs`,
 * `2024-01-02 Quiet legs`. None where the digits are no day.
 */
export function dayInName(slug: Slug): string | undefined {
  return readMoment(/^\d{4}-\d{2}-\d{2}(?=[-_ ]|$)/.exec(lastWord(slug))?.[0]);
}

/** The name without that day. */
export function nameWithoutDay(slug: Slug): string {
  return lastWord(slug).replace(/^\d{4}-\d{2}-\d{2}[-_ ](?=.)/, '');
}
