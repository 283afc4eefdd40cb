/** What the commands of editors are given: check, sign and new. */
import type { Values } from './args.ts';
import { commands } from './commands.ts';
import { Misunderstood } from './misunderstood.ts';
import type { Given } from '../commands/new/fields.ts';
import { toFormat } from './option-values.ts';

export function toCheck(files: string[], { format, json, fix, watch }: Values) {
  if (watch !== undefined && fix !== undefined)
    throw new Misunderstood(
      '--watch and --fix contradict each other: what you are writing is yours. Choose one.',
    );
  const written = toFormat(format, json !== undefined);
  if (watch !== undefined && written !== 'pretty')
    throw new Misunderstood(
      `--watch and --format ${written} contradict each other: it is for somebody who looks on.`,
    );
  return {
    files,
    format: written,
    ...(fix !== undefined && { fix: true as const }),
    ...(watch !== undefined && { watch: true as const }),
  };
}

export function toSign([file, ...more]: string[], { reviewed, next }: Values) {
  if (file === undefined || more.length > 0)
    throw new Misunderstood(
      'Say which article was reviewed, and only that one:' +
        ' npm run healthwire -- sign content/articles/sleep/restless-legs.md',
    );
  return {
    file,
    ...(reviewed !== undefined && { reviewed }),
    ...(next !== undefined && { next }),
  };
}

/** A title of several words may come without quotes. */
export function toNew(words: string[], values: Values): Given {
  const title = words.join(' ').trim();
  const given = commands.new.options.filter((name) => values[name] !== undefined);
  return {
    ...(title !== '' && { title }),
    ...Object.fromEntries(given.map((name) => [name, values[name]])),
  };
}
