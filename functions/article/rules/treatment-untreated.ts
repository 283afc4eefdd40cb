import { isAboutTreatment, speaksOf } from '../prose/treatment.ts';
import { sources, type Rule } from './rule.ts';

export const treatmentUntreated: Rule = {
  id: 'treatment-untreated',
  reason: 'Doing nothing is a choice too: readers need to know what would happen then.',
  ...sources.discern,
  strict: 'warning',
  plain: 'off',
  language: 'en',
  bad: '## Treatment\n\nA cream or light calms the skin.\n',
  good: '## Treatment\n\nA cream or light calms the skin. Without treatment it often heals in a year.\n',
  *check(article) {
    if (!isAboutTreatment(article) || speaksOf(article, ['Prognosis'], untreated)) return;
    const reason =
      'The article is about a treatment and does not say what happens without one: does it pass, ' +
      'stay or get worse?';
    yield { position: article.position(['title']), reason };
  },
};

/** "If it gets worse, call" says when to seek help, not how it goes on. */
const untreated =
  /\b(?:untreated|not treated|(?:without|no|need\w*) (?:any |such )?treatment|(?:do(?:es|ing)?|done) nothing|nothing is done|left alone|wait and see|watchful waiting|on (?:its|their) own|by (?:itself|themselves)|go(?:es)? away|(?<!\b(?:if|when)\b.{0,60})gets? (?:better|worse)|passes)\b/iu;
