/**
 * How the simulated code is loaded, in a thread that has imported this file first: with the pure
 * rooms remembered, and, for a mutant, with its one change to the text of the real code.
 */
import { registerHooks } from 'node:module';
import { mutants } from './mutants.ts';

const PROJECT = new URL('../../', import.meta.url).href;
const REMEMBERED = new URL('remembered.ts', import.meta.url).href;
const STATIC = new URL('one-schema.ts', import.meta.url).href;

/** Limits that a few articles reach, in the place of those that only many would. */
const small = new Map([
  [
    `${PROJECT}functions/collection/feeds/limits.ts`,
    new URL('small-documents.ts', import.meta.url),
  ],
  [`${PROJECT}functions/collection/limits.ts`, new URL('small-pages.ts', import.meta.url)],
  [`${PROJECT}functions/collection/search/limits.ts`, new URL('small-shards.ts', import.meta.url)],
  [
    `${PROJECT}functions/publish/syndicate/round/limits.ts`,
    new URL('small-strides.ts', import.meta.url),
  ],
]);

/** Modules of the pure rooms that functions/publish gets remembered. */
const pure = new Set(
  [
    'functions/article/check.ts',
    'functions/article/parse.ts',
    'functions/article/render.ts',
    'functions/article/settings/read.ts',
    'functions/collection/outputs.ts',
  ].map((file) => PROJECT + file),
);
const PUBLISH = `${PROJECT}functions/publish/`;
const OUTPUTS = `${PROJECT}functions/collection/outputs.ts`;
/** The code that a mutant has a copy of. */
const copied = /^functions\/(publish\/.*|collection\/catalog)\.ts$/;

export function load({ remembering = true } = {}): void {
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      const parent = context.parentURL ?? '';
      if (remembering && parent.startsWith(PUBLISH) && pure.has(found.url))
        return { ...found, url: REMEMBERED };
      if (parent === OUTPUTS && specifier === './static.ts') return { ...found, url: STATIC };
      const limits = small.get(found.url);
      if (limits !== undefined) return { ...found, url: limits.href };
      const mutant = URL.parse(parent)?.searchParams.get('mutant');
      if (mutant && copied.test(found.url.slice(PROJECT.length)))
        return { ...found, url: `${found.url}?mutant=${encodeURIComponent(mutant)}` };
      return found;
    },
    load(url, context, next) {
      const loaded = next(url, context);
      const mutant = URL.parse(url)?.searchParams.get('mutant');
      if (!mutant) return loaded;
      const file = url.slice(PROJECT.length, url.indexOf('?'));
      const text = new TextDecoder().decode(Buffer.from(loaded.source as string));
      const source = mutate(mutant, file, text);
      return { ...loaded, source };
    },
  });
}

/** The text with the mutant's changes to this file, each of which must fit exactly once. */
function mutate(name: string, file: string, text: string): string {
  const mutant = mutants.find((one) => one.name === name);
  if (mutant === undefined) throw new Error(`There is no mutant “${name}”.`);
  return (mutant.edits ?? [])
    .filter((edit) => edit.file === file)
    .reduce((changed, { from, to }) => {
      const parts = changed.split(from);
      if (parts.length !== 2)
        throw new Error(`The mutant “${name}” fits ${parts.length - 1} times in ${file}: ${from}`);
      return parts.join(to);
    }, text);
}
