/** Where a file of references is that an article names. */
import { extension } from './extension.ts';

/** How such files end, and what they are; as pandoc tells them apart. */
export const formats: Readonly<Record<string, 'bibtex' | 'csl-json' | 'csl-yaml'>> = {
  bib: 'bibtex',
  bibtex: 'bibtex',
  json: 'csl-json',
  yaml: 'csl-yaml',
};

/** Whether a line of front matter is the path of such a file, and not a reference in words. */
export function isBibliography(line: string): boolean {
  if (/^[a-z][a-z0-9+.-]*:|[\n?#]/i.test(line) || !Object.hasOwn(formats, extension(line)))
    return false;
  return formats[extension(line)] === 'bibtex' || !/\s/.test(line);
}

/**
 * The keys at which a file is looked for, in this order: beside the article whose path below
 * `articles/` is `from`, then from the content folder. None where the path leads out of it.
 */
export function keysOf(path: string, from: string): string[] {
  const folder = from.split('/').slice(0, -1);
  const fromRoot = path.replace(/^\/+/, '').replace(/^articles\//, '');
  const beside = path.startsWith('/') ? undefined : climb(folder, path);
  const keys = [beside, climb([], fromRoot)].flatMap((steps) =>
    steps === undefined || steps.length === 0 ? [] : `articles/${steps.join('/')}`,
  );
  return [...new Set(keys)];
}

function climb(from: readonly string[], path: string): string[] | undefined {
  const steps = [...from];
  for (const step of path.normalize('NFC').split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps;
}
