import { languageTitle } from '../../site/languages.ts';
import type { Kind } from './kind.ts';

/**
 * What is written in a language. It has feeds alone: nearly the whole site once more, where there are
 * few languages, and the JSON of each article says its own.
 */
export const language: Kind = {
  kind: 'language',
  names: ({ status, language }) => (status === 'live' ? [language.toLowerCase()] : []),
  path: (tag) => `/languages/${encodeURIComponent(tag)}/`,
  called: (tag) => ({ title: languageTitle(tag) }),
  feeds: { heading: 'By language' },
};
