/** Which aspect of its subject a section is about, by schema.org's HealthAspectEnumeration. */
import type { HealthAspect } from '../../../schemas/types.ts';
import { en as helpInEnglish } from './help/en.ts';
import { helpWordsOf } from './help/index.ts';

/** English headings, the more specific ones first. */
const patterns: [RegExp, HealthAspect][] = [
  [/\bside effects?\b|\badverse (effects?|reactions?)\b/i, 'SideEffects'],
  [/\ballerg(y|ies|ic)\b/i, 'Allergies'],
  [helpInEnglish.heading, 'SeeDoctor'],
  [/\bcontagious\b|\bis it catching\b|\bhow .* spreads?\b/i, 'Contagiousness'],
  [/\bpregnan(t|cy)\b|\bbreast-?feeding\b/i, 'PregnancyHealthAspect'],
  [/\bprevent(s|ed|ing|ion)?\b|\b(reduc\w+|lower(ing)?) (the|your) risk\b/i, 'Prevention'],
  [/^protect(ing)? your\b/i, 'Prevention'],
  [/\b(diagnos\w+|screening|tests?)\b|\bcause is found\b/i, 'Screening'],
  [/\bself[- ]care\b|\bat home\b|\bwhat you can do\b|\bhelp yourself\b/i, 'SelfCare'],
  [/\bliving with\b|\bcoping\b/i, 'LivingWith'],
  [
    /\b(dos(e|es|age|ing)|how (and when )?to (take|use)|how much|recommended intake)\b/i,
    'UsageOrSchedule',
  ],
  [/\bhow (it|they|\w+) works?\b|\bhow might \w+ work\b|\bmechanisms?\b/i, 'HowItWorks'],
  [
    /\b(does|do|how well) .*\b(work|help)s?\b|\beffective(ness)?\b|\b(evidence|research says)\b/i,
    'Effectiveness',
  ],
  [/\bbenefits?\b/i, 'Benefits'],
  [/\b(complications?|risks?|who is at risk)\b/i, 'RisksOrComplications'],
  [/\b(safety|safe|interactions?|precautions?|warnings?|caution)\b/i, 'SafetyHealthAspect'],
  [/\bingredients?\b/i, 'IngredientsHealthAspect'],
  [/\b(symptoms?|signs?)\b/i, 'Symptoms'],
  [/\b(causes?|caused|why (does|do|is|are))\b/i, 'Causes'],
  [/\b(treat(s|ed|ing|ment|ments)?|therap(y|ies)|management)\b/i, 'Treatments'],
  [/\b(outlook|prognosis|recovery|long-term)\b/i, 'Prognosis'],
  [/\bstages?\b/i, 'Stages'],
  [/\b(types?|forms|kinds) of\b|^types$/i, 'Types'],
  [/^related (topics?|articles?)$/i, 'RelatedTopics'],
  [/\b(myths?|misconceptions?)\b/i, 'Misconceptions'],
  [
    /^(overview|summary|introduction|in short|key points?|at a glance)\b|^what (is|are)\b/i,
    'Overview',
  ],
];

/**
 * The aspect that a heading announces; undefined where it does not. In other languages than English it is
 * asked for help alone, as far as their words are known.
 */
export function aspectOf(heading: string, language: string): HealthAspect | undefined {
  if (!/^en(-|$)/i.test(language))
    return helpWordsOf(language)?.heading.test(heading) ? 'SeeDoctor' : undefined;
  return patterns.find(([pattern]) => pattern.test(heading))?.[1];
}
