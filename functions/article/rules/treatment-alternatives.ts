import { isAboutTreatment, namesSeveral, speaksOf } from '../prose/treatment.ts';
import { sources, type Rule } from './rule.ts';

export const treatmentAlternatives: Rule = {
  id: 'treatment-alternatives',
  reason: 'A choice needs more than one thing to choose from: other treatments, or none.',
  ...sources.discern,
  strict: 'warning',
  plain: 'off',
  language: 'en',
  bad: '## Treatment\n\nA cream with cortisone calms the skin, at some risk.\n',
  good: '## Treatment\n\nA cream with cortisone calms the skin. Other treatments are light and tablets.\n',
  *check(article) {
    if (!isAboutTreatment(article)) return;
    const compared = (article.frontMatter.about ?? []).filter(({ type }) =>
      ['drug', 'supplement', 'procedure', 'lifestyle'].includes(type),
    );
    if (compared.length > 1 || speaksOf(article, ['SelfCare'], choice)) return;
    if (compared.length === 0 && namesSeveral(article)) return;
    const reason =
      'The article is about a treatment and names no other: say what else people can do, and ' +
      'what happens if they do nothing.';
    yield { position: article.position(['title']), reason };
  },
};

const choice =
  /\b(?:what else|something else|alternatives?|instead|treatments|therapies|options?|choices?|(?<!\b(?:with|about|taking|take|any|use) )(?:other|another|different) (?:treatment|medicine|drug|way|remed|approach|measure)\w*|no treatment|without treatment|do(?:ing)? nothing|nothing is done)\b/iu;
