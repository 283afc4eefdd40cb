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

/**
 * How a name says that this is no article yet: `sleep.draft`, `[WIP] sleep`, `DRAFT - sleep`, a folder
 * `drafts`. In small letters and between others it may be a word like any: `draft-animals`. `path` is
 * that of the file, without `.md`.
 */
export function draftMark(path: string): string | undefined {
  const names = path.replace(/\/_?index$/, '').split('/');
  const folder = names.slice(0, -1).find((name) => /^_?drafts?$/i.test(name));
  return folder ?? firstOf(names, mark) ?? (isPart(names.at(-1)!) ? '_' : undefined);
}

/** `_dose-table`: Jekyll, Astro, Docusaurus and Quarto make no page of a file that others take in. */
function isPart(name: string): boolean {
  return /^_(?!_?index$)/.test(name);
}

const mark =
  /\.(?:draft|DRAFT|Draft|wip|WIP)$|[([](?:draft|DRAFT|Draft|wip|WIP)[)\]]|^(?:DRAFT|WIP)(?=[ _-])|(?<=[ _-])(?:DRAFT|WIP)$/u;

/**
 * How a title says the same: `[DRAFT] Sleep`, `Sleep (draft)`, `WIP: Sleep`, `DRAFT - Sleep`. A word of the
 * title is none: `Draft animals`.
 */
export function draftMarkInTitle(title: string): string | undefined {
  return titleMark.exec(title.trim())?.[0].trim();
}

const titleMark =
  /^[[(](?:draft|wip)[)\]](?=\s)|(?<=\s)[[(](?:draft|wip)[)\]]$|^(?:draft|wip):(?=\s)|^(?:draft|wip)(?=\s+[-–—]\s)/iu;

function firstOf(names: readonly string[], pattern: RegExp): string | undefined {
  return names.map((name) => pattern.exec(name)?.[0]).find((found) => found !== undefined);
}

/** The name without that day. */
export function nameWithoutDay(slug: Slug): string {
  return lastWord(slug).replace(/^\d{4}-\d{2}-\d{2}[-_ ](?=.)/, '');
}
