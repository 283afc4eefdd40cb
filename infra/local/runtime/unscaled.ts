/** What is said of pictures that are published as they are, though smaller files would serve readers. */
import type { Report, UnscaledPicture } from '../../../schemas/types.ts';

const reasons: Record<UnscaledPicture['because'], string> = {
  moving: 'it moves',
  unreadable: 'it cannot be read, or has too many pixels',
};

/** Those among all reports, by name of the file. */
export function unscaledIn(reports: readonly Report[]): UnscaledPicture[] {
  return reports
    .flatMap(({ file, unscaled }) => (unscaled === undefined ? [] : { file, because: unscaled }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** `media/leg.gif (it moves)` */
export function unscaledPicture({ file, because }: UnscaledPicture): string {
  return `${file} (${reasons[because]})`;
}
