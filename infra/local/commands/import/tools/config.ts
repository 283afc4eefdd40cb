/**
 * What a tool's configuration says, as far as it is data: YAML, TOML, JSON, or text between quotes in
 * code that nobody runs. Never throws, whatever is in it.
 */
import { readYaml, type Json } from '../../../../../functions/article/front-matter/yaml.ts';

export interface Config {
  /**
   * The text at the first of these places that has one: `title`, `params.description`. In code only the
   * last word of a place counts, wherever it stands.
   */
  said: (...places: string[]) => string | undefined;
  /** The names in the object or list at a place; none in code. */
  names: (place: string) => readonly string[];
}

/** A file by its name and text. */
export function readConfig(name: string, text: string): Config {
  const root = /\.(ya?ml|toml|json)$/i.test(name) ? parsed(name, text) : undefined;
  if (root !== undefined) return data(root);
  const of = /\.(ya?ml|toml)$/i.test(name) ? plainly : literal;
  return { said: (...places) => first(places, (place) => of(text, place)), names: () => [] };
}

/** Those that come first count. */
export function joined(configs: readonly Config[]): Config {
  return {
    said: (...places) => first(configs, ({ said }) => said(...places)),
    names: (place) => first(configs, ({ names }) => nonEmpty(names(place))) ?? [],
  };
}

function parsed(name: string, text: string): Json | undefined {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  try {
    if (/\.json$/i.test(name)) return JSON.parse(clean) as Json;
    const language = /\.toml$/i.test(name) ? 'toml' : 'yaml';
    return readYaml(clean, 0, clean.length, language).yaml?.value;
  } catch {
    return undefined;
  }
}

function data(root: Json): Config {
  return {
    said: (...places) => first(places, (place) => textOf(at(root, place))),
    names: (place) => {
      const value = at(root, place);
      if (Array.isArray(value)) return value.filter((one) => typeof one === 'string');
      return typeof value === 'object' && value !== null ? Object.keys(value) : [];
    },
  };
}

/** Hugo's words may have any case. */
function at(root: Json, place: string): Json | undefined {
  let value: Json | undefined = root;
  for (const step of place.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const key: string | undefined = Object.keys(value).find(
      (name) => name.toLowerCase() === step.toLowerCase(),
    );
    value = key === undefined ? undefined : value[key];
  }
  return value;
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** `title: 'Sleep'` or `SITE_TITLE = "Sleep"`; not what is put together when it runs. */
function literal(code: string, place: string): string | undefined {
  const word = place.slice(place.lastIndexOf('.') + 1).replace(/[^\w-]/g, '');
  const written = new RegExp(
    `(?:^|[{,(\\s])["']?${word}["']?\\s*(?::|=)\\s*(["'\`])((?:\\\\.|(?!\\1)[^\\\\\\n])*)\\1`,
    'm',
  );
  const said = written.exec(withoutComments(code))?.[2];
  return said === undefined || said.includes('${') ? undefined : textOf(unescaped(said));
}

/** Of data that are more than data, as MkDocs writes them (`!!python/name:`): a line that says it. */
function plainly(text: string, place: string): string | undefined {
  const word = place.slice(place.lastIndexOf('.') + 1).replace(/[^\w-]/g, '');
  const [, said = ''] = new RegExp(`^[ \\t]*${word}[ \\t]*[:=][ \\t]*(.+)$`, 'm').exec(text) ?? [];
  const [, , quoted] = /^(["'])(.*?)\1/.exec(said) ?? [];
  return textOf(quoted ?? said.replace(/\s#.*$/, ''));
}

/** Of whole lines: an address has two slashes, too. */
function withoutComments(code: string): string {
  return code.replace(/^\s*(?:\/\/.*|\*.*|\/\*.*)$/gm, '');
}

function unescaped(said: string): string {
  return said.replace(/\\(.)/g, (_, one: string) => (/[nrt]/.test(one) ? ' ' : one));
}

function first<T, R>(all: readonly T[], of: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = of(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function nonEmpty(names: readonly string[]): readonly string[] | undefined {
  return names.length === 0 ? undefined : names;
}
