import type { ParsedArticle } from '../model.ts';
import { paragraphs } from '../markdown/plain-text.ts';
import { isUnread } from '../prose/unread.ts';
import { aspectsIn } from '../prose/section-aspects.ts';
import { sources, type Rule } from './rule.ts';

export const helpMissing: Rule = {
  id: 'help-missing',
  reason: 'Whoever reads about an illness learns which signs should not wait, and whom to turn to.',
  ...sources.nhs,
  strict: 'warning',
  plain: 'off',
  language: 'en',
  bad: '## Symptoms\n\nThe chest feels tight.\n',
  good: '## Symptoms\n\nThe chest feels tight.\n\n## When to seek help\n\nCall an ambulance if it does not stop.\n',
  *check(article) {
    const { audience } = article.frontMatter;
    if (audience === 'professional' || isUnread(article) || !isAboutIllness(article)) return;
    if (aspectsIn(article).has('SeeDoctor')) return;
    if (article.structure.headings.some(({ text }) => section.test(text))) return;
    // What stands in a box or a quotation counts, too.
    if (article.structure.parts.some(({ nodes }) => advice.test(paragraphs(nodes)))) return;
    const reason =
      'The article does not say when to get help: add a section "When to seek help" with the ' +
      'signs that should not wait, and whom to turn to.';
    yield { position: article.position(['title']), reason };
  },
};

/** By its front matter; without any, by its sections: a diary, a team, a law has no symptoms. */
function isAboutIllness(article: ParsedArticle): boolean {
  const { about = [] } = article.frontMatter;
  if (about.length > 0) return about.some(({ type }) => !['anatomy', 'substance'].includes(type));
  return article.structure.headings.some(({ text }) => ofIllness.test(text));
}
const ofIllness =
  /^(?:\d+\.? )?(?:(?:the|common|early|main|possible|typical|your) )*(?:symptoms?|signs?(?! up)|causes?|diagnosis|complications?|outlook|prognosis|risk factors)\b|^what causes\b|\b(?:symptoms|is it catching|is diagnosed)\b/iu;

/** Headings that lead to help, beside those that are known by their aspect. */
const section =
  /\b(?:seek|get|find)(?:ing)? (?:\p{L}+ ){0,2}(?:care|help)\b|\b(?:emergency|emergencies|urgent|red flags|warning signs|call (?:999|911|112|an ambulance))\b|\bwhen to (?:call|see|seek|get|go|worry)\b/iu;

const advice =
  /\b(?:see|call|contact|ask|talk to|speak to|visit|tell|ring|phone)\b.{0,40}\b(?:doctor|gp|clinician|nurse|midwife|dentist|pharmacist|ambulance|emergency|999|911|112|111)\b.{0,60}\b(?:if|when|right away|at once|immediately|as soon as)\b|\b(?:go|come|drive|be taken) (?:straight |back )?to (?:the |a |an |your )?(?:\p{L}+ )?(?:hospital|a&e|emergency|doctor|clinic)\b|\b(?:helpline|crisis line|samaritans|poison (?:centre|center|control))\b|\b(?:if|when)\b.{0,120}\b(?:see|call|contact|go to|get|seek)\b.{0,40}\b(?:doctor|gp|clinician|nurse|midwife|dentist|ambulance|emergency|999|911|112|111|hospital|medical help|help)\b/iu;
