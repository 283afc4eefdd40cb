import { sources, type Rule } from './rule.ts';

const german = (more: string) =>
  `---\ntitle: Eisen\nlanguage: de\n${more}---\n\nEisen ist wichtig.\n`;

export const translationMissing: Rule = {
  id: 'translation-missing',
  reason: 'Whoever reads a translation can look up the version that it was made from.',
  ...sources.nhs,
  strict: 'warning',
  plain: 'off',
  bad: german(''),
  good: german('translationOf: iron.md\n'),
  *check({ language, frontMatter, position }, { settings }) {
    if (frontMatter.translationOf !== undefined) return;
    const [own, site] = [language, settings.language].map((tag) => tag.split('-')[0]);
    if (own === site) return;
    const reason =
      `The article is in "${language}", the site in "${settings.language}": if it is a ` +
      'translation, name what it translates in `translationOf`; if not, say so in an exception.';
    yield { position: position(['language']), reason };
  },
};
