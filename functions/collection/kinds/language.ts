import { stringsFor } from '../../site/strings/index.ts';
import type { Settings } from '../../site/settings.ts';
import { textParameter, type Kind } from './kind.ts';

/**
 * What is written in a language. It has no JSON: nearly the whole site once more, where there are few
 * languages, and the JSON of each article says its own.
 */
export const language: Kind<'language'> = {
  kind: 'language',
  what: 'a language',
  names: ({ status, language }) => (status === 'live' ? [language.toLowerCase()] : []),
  address: '/languages/{tag}/',
  parameters: { tag: textParameter('Tag of a language (BCP 47) in lower case', 'pt-br') },
  path: (tag) => `/languages/${encodeURIComponent(tag)}/`,
  called: (tag, settings) => ({ title: languageTitle(tag, settings) }),
  pages: {
    all: 'Languages',
    follow: 'this language',
    nothing: 'In this language there are no articles at the moment.',
  },
  feeds: { heading: 'By language' },
};

/** `de` → `German`, `pt-br` → `Portuguese (pt-br)`; the tag itself where nobody has a name for it. */
function languageTitle(tag: string, settings: Settings): string {
  const names: Readonly<Record<string, string>> = stringsFor(settings.language, settings).languages;
  const [language] = tag.split('-');
  const name = Object.hasOwn(names, language!) ? names[language!] : undefined;
  if (name === undefined) return tag;
  return tag === language ? name : `${name} (${tag})`;
}
