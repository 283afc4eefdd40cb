import { aspectsIn } from '../prose/section-aspects.ts';
import { englishPassages, isEnglish } from '../prose/passages.ts';
import { sources, type Rule } from './rule.ts';

export const helpMissing: Rule = {
  id: 'help-missing',
  reason: 'Whoever reads about an illness learns which signs should not wait, and whom to turn to.',
  ...sources.nhs,
  strict: 'warning',
  plain: 'off',
  bad: '## Symptoms\n\nThe chest feels tight.\n',
  good: '## Symptoms\n\nThe chest feels tight.\n\n## When to seek help\n\nCall an ambulance if it does not stop.\n',
  *check(article) {
    const { audience, about = [] } = article.frontMatter;
    const isClinical =
      about.length === 0 || about.some(({ type }) => !['anatomy', 'substance'].includes(type));
    if (!isEnglish(article) || audience === 'professional' || !isClinical) return;
    if (aspectsIn(article).has('SeeDoctor')) return;
    if (englishPassages(article).some(({ text }) => advice.test(text))) return;
    const reason =
      'The article does not say when to get help: add a section "When to seek help" with the ' +
      'signs that should not wait, and whom to turn to.';
    yield { position: article.position(['title']), reason };
  },
};

const advice =
  /\b(?:see|call|contact|ask|talk to|speak to|visit|tell|ring|phone)\b.{0,40}\b(?:doctor|gp|clinician|nurse|midwife|dentist|pharmacist|ambulance|emergency|999|911|112|111)\b.{0,60}\b(?:if|when|right away|at once|immediately|as soon as)\b|\b(?:if|when)\b.{0,120}\b(?:see|call|contact|go to|get|seek)\b.{0,40}\b(?:doctor|gp|clinician|nurse|midwife|dentist|ambulance|emergency|999|911|112|111|hospital|medical help|help)\b/iu;
