import { isAboutTreatment, speaksOf } from '../prose/treatment.ts';
import { sources, type Rule } from './rule.ts';

export const treatmentUncertainty: Rule = {
  id: 'treatment-uncertainty',
  reason: 'What is not known about a treatment is part of what there is to know.',
  ...sources.discern,
  strict: 'warning',
  plain: 'off',
  language: 'en',
  bad: '## Treatment\n\nTablets shorten the attack.\n',
  good: '## Treatment\n\nTablets may shorten the attack. It is not known by how much.\n',
  *check(article) {
    if (!isAboutTreatment(article) || speaksOf(article, [], doubt)) return;
    const reason =
      'The article is about a treatment and leaves no room for doubt: say how sure its effect is, ' +
      'and what is not known.';
    yield { position: article.position(['title']), reason };
  },
};

const doubt =
  /\b(?:may|might|perhaps|possibl[ey]|probabl[ey]|likely|unlikely|uncertain\w*|unclear|unknown|(?:moderate|low|high|very low) certainty|not (?:yet )?(?:known|clear|certain|sure|proven?|enough)|(?:no|little|weak|poor|limited|mixed|conflicting|good|strong|moderate) (?:good |strong |clear )?(?:evidence|proof)|no (?:good )?(?:trials?|studies)|(?:small|few|more|larger|better|open-label) (?:trials?|studies|research)|not every(?:one|body)|nobody knows|do(?:es)? not know|some (?:people|studies|trials|doubt)|experts (?:do not|don[’']t|dis)agree)\b/iu;
