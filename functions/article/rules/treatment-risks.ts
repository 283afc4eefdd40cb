import { isAboutTreatment, speaksOf } from '../prose/treatment.ts';
import { sources, type Rule } from './rule.ts';

export const treatmentRisks: Rule = {
  id: 'treatment-risks',
  reason: 'Who chooses a treatment needs to know what it may do to them, not only for them.',
  ...sources.discern,
  strict: 'warning',
  plain: 'off',
  language: 'en',
  bad: '## Treatment\n\nA cream with cortisone calms the skin.\n',
  good: '## Treatment\n\nA cream with cortisone calms the skin. Its side effects include thin skin.\n',
  *check(article) {
    if (!isAboutTreatment(article)) return;
    if (speaksOf(article, ['SideEffects', 'RisksOrComplications', 'SafetyHealthAspect'], harm)) {
      return;
    }
    const reason =
      'The article is about a treatment and names no risk: say what can go wrong, how often, and ' +
      'who had better not take it.';
    yield { position: article.position(['title']), reason };
  },
};

const harm =
  /\b(?:side[ -]effects?|adverse|risks?|harm(?:s|ful)?|danger(?:s|ous)?|drawbacks?|downsides?|complications?|unsafe|poison\w*|overdose|not safe|interacts?|interactions?|(?:may|can|might|could|will) (?:also )?(?:burn|sting|hurt|irritate|damage|upset|bleed|cause|make you|lead to)|drows(?:y|iness)|nausea|dizz(?:y|iness)|rash(?:es)?|burns?|soreness)\b/iu;
