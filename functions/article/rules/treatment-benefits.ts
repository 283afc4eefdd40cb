import { isAboutTreatment, speaksOf } from '../prose/treatment.ts';
import { sources, type Rule } from './rule.ts';

export const treatmentBenefits: Rule = {
  id: 'treatment-benefits',
  reason: 'Who chooses a treatment needs to know what it is for, and how much it can do.',
  ...sources.discern,
  strict: 'warning',
  plain: 'off',
  language: 'en',
  bad: '## Treatment\n\nThere is a cream with cortisone, at some risk. Take it twice a day.\n',
  good: '## Treatment\n\nA cream with cortisone eases the itch in most people, at some risk.\n',
  *check(article) {
    if (!isAboutTreatment(article)) return;
    if (speaksOf(article, ['Benefits', 'Effectiveness', 'MayTreat', 'Prevention'], good)) return;
    const reason =
      'The article is about a treatment and does not say what it is good for: say what it can do, ' +
      'for whom, and how often it does.';
    yield { position: article.position(['title']), reason };
  },
};

const good =
  /\b(?:help(?:s|ed|ful)?|eas(?:e|es|ed)|reliev(?:e|es|ed)|relief|reduc(?:e|es|ed)|lower(?:s|ed)?|improv(?:e|es|ed|ement)|benefits?|effective|works?|treats?|treated|prevent(?:s|ed)?|protect(?:s|ed)?|heals?|healed|soften(?:s|ed)?|clear(?:s|ed)?|shrink(?:s)?|remov(?:e|es|ed)|cures?|cured|calm(?:s|ed)?|shorten(?:s|ed)?|slow(?:s|ed)?|soothe[sd]?|sav(?:e|es|ed) lives|used (?:for|to|in|against)|good for|better)\b/iu;
