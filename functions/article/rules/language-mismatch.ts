import { writtenOtherwise } from '../prose/english.ts';
import { sources, type Rule } from './rule.ts';

const german =
  'Die Beine sind in der Nacht oft unruhig, und es ist nicht immer klar, von was das kommt. Bei ' +
  'einer Frau oder einem Mann mit wenig Eisen kann das die Ursache sein. Sie werden dann mit ' +
  'Tabletten behandelt, die es auch für Kinder gibt. Das ist nicht für jeden gut, und es wird ' +
  'auf Dauer auch nicht besser, wenn sie im Bett liegen. Der Arzt kann mit einer Probe sehen, ob ' +
  'es an dem Eisen liegt.\n';

export const languageMismatch: Rule = {
  id: 'language-mismatch',
  reason: 'A voice that reads German as if it were English is not understood by anyone.',
  ...sources.pageLanguage,
  strict: 'error',
  plain: 'warning',
  bad: `---\ntitle: Beine\nlanguage: en\n---\n\n${german}`,
  good: `---\ntitle: Beine\nlanguage: de\n---\n\n${german}`,
  *check(article) {
    const found = writtenOtherwise(article);
    if (found === undefined) return;
    const declared = article.frontMatter.language;
    const what = found === '' ? 'in another language' : `in the language "${found}"`;
    const reason =
      declared === undefined
        ? `The text seems to be ${what}, but the site's language is "${article.language}": ` +
          `add \`language${found === '' ? '' : `: ${found}`}\`.`
        : `The text seems to be ${what}, but \`${article.called('language')}\` says "${declared}": correct it.`;
    yield {
      position: article.position([declared === undefined ? 'title' : 'language']),
      reason,
      ...(declared !== undefined && found !== '' && { suggestion: found }),
    };
  },
};
