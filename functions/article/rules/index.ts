/** Every rule, one file each. A new one is a file beside this and a line in the table. */
import { Addition } from '../../site/house.ts';
import type { RuleInfo } from '../diagnostics.ts';
import { exceptionRules } from './exception.ts';
import { frontMatterRules } from '../front-matter/rule-ids.ts';
import { siteStatementsRule } from './site-statements.ts';
import { absolutePromise } from './absolute-promise.ts';
import { authorMissing } from './author-missing.ts';
import { bibliography } from './bibliography.ts';
import { citationUnknown } from './citation-unknown.ts';
import { claimUncited } from './claim-uncited.ts';
import { codeSyntax } from './code-syntax.ts';
import { correctionDates } from './correction-dates.ts';
import { dateOrder } from './date-order.ts';
import { descriptionMissing } from './description-missing.ts';
import { doiSyntax } from './doi-syntax.ts';
import { doseAbbreviation } from './dose-abbreviation.ts';
import { doseDrugName } from './dose-drug-name.ts';
import { doseNakedDecimal } from './dose-naked-decimal.ts';
import { doseThousands } from './dose-thousands.ts';
import { doseTrailingZero } from './dose-trailing-zero.ts';
import { duplicateReference } from './duplicate-reference.ts';
import { duplicateReferenceLabel } from './duplicate-reference-label.ts';
import { emptySection } from './empty-section.ts';
import { fieldsInTextRule } from './fields-in-text.ts';
import { footnoteMissingReference } from './footnote-missing-reference.ts';
import { hardWord } from './hard-word.ts';
import { headingCase } from './heading-case.ts';
import { headingLength } from './heading-length.ts';
import { headingOrder } from './heading-order.ts';
import { helpMissing } from './help-missing.ts';
import { imageAlt } from './image-alt.ts';
import { imageAltWords } from './image-alt-words.ts';
import { imageMissing } from './image-missing.ts';
import { imageRemote } from './image-remote.ts';
import { intakeAuthority } from './intake-authority.ts';
import { intakeOrder } from './intake-order.ts';
import { intakeUnit } from './intake-unit.ts';
import { languageMismatch } from './language-mismatch.ts';
import { linkAnchor } from './link-anchor.ts';
import { linkSection } from './link-section.ts';
import { linkTarget } from './link-target.ts';
import { linkText } from './link-text.ts';
import { linkUrl } from './link-url.ts';
import { longSentence } from './long-sentence.ts';
import { pmidSyntax } from './pmid-syntax.ts';
import { rawHtml } from './raw-html.ts';
import { readingGrade } from './reading-grade.ts';
import { referenceUncited } from './reference-uncited.ts';
import { referencesMissing } from './references-missing.ts';
import { reviewDatesMissing } from './review-dates-missing.ts';
import { reviewInterval } from './review-interval.ts';
import { reviewOutdated } from './review-outdated.ts';
import { reviewOverdue } from './review-overdue.ts';
import { reviewerIsAuthor } from './reviewer-is-author.ts';
import { reviewerMissing } from './reviewer-missing.ts';
import { smogGradeRule } from './smog-grade.ts';
import { tableSyntax } from './table-syntax.ts';
import { templateCode } from './template-code.ts';
import { topicUnknown } from './topic-unknown.ts';
import { translationMissing } from './translation-missing.ts';
import { translationTarget } from './translation-target.ts';
import { treatmentAlternatives } from './treatment-alternatives.ts';
import { treatmentBenefits } from './treatment-benefits.ts';
import { treatmentRisks } from './treatment-risks.ts';
import { treatmentUncertainty } from './treatment-uncertainty.ts';
import { treatmentUntreated } from './treatment-untreated.ts';
import { unknownElement } from './unknown-element.ts';
import type { Rule } from './rule.ts';

/** The rules that `check` goes through, by what they are about. */
export const ruleGroups: readonly { about: string; rules: readonly Rule[] }[] = [
  {
    about: 'Who wrote it, who reviewed it, and when',
    rules: [
      authorMissing,
      descriptionMissing,
      reviewerMissing,
      reviewerIsAuthor,
      reviewDatesMissing,
      reviewInterval,
      reviewOverdue,
      reviewOutdated,
      dateOrder,
      correctionDates,
    ],
  },
  {
    about: 'Where it comes from',
    rules: [
      referencesMissing,
      claimUncited,
      footnoteMissingReference,
      citationUnknown,
      bibliography,
      referenceUncited,
      duplicateReferenceLabel,
      duplicateReference,
      doiSyntax,
      pmidSyntax,
    ],
  },
  {
    about: 'What could harm',
    rules: [
      doseTrailingZero,
      doseNakedDecimal,
      doseAbbreviation,
      doseDrugName,
      doseThousands,
      intakeOrder,
      intakeUnit,
      intakeAuthority,
      absolutePromise,
      helpMissing,
      treatmentBenefits,
      treatmentRisks,
      treatmentAlternatives,
      treatmentUncertainty,
      treatmentUntreated,
      codeSyntax,
    ],
  },
  {
    about: 'Whether everybody can read it',
    rules: [
      languageMismatch,
      translationMissing,
      translationTarget,
      readingGrade,
      smogGradeRule,
      longSentence,
      hardWord,
      headingOrder,
      headingCase,
      headingLength,
      emptySection,
      imageAlt,
      imageAltWords,
      linkText,
    ],
  },
  {
    about: 'Whether it holds together',
    rules: [
      fieldsInTextRule,
      imageMissing,
      imageRemote,
      linkTarget,
      linkUrl,
      linkAnchor,
      linkSection,
      topicUnknown,
      rawHtml,
      unknownElement,
      templateCode,
      tableSyntax,
    ],
  },
];

export const rules: readonly Rule[] = ruleGroups.flatMap((group) => group.rules);

/** Rules of the site's own. */
export const addedRules = new Addition<readonly Rule[]>('rules', []);

/** Those that `check` goes through on this site: ours, then its own. */
export function rulesFor(settings: object): readonly Rule[] {
  return [...rules, ...addedRules.of(settings)];
}

/** Everything whose severity site.yaml can set. */
export const allRules: readonly RuleInfo[] = [
  siteStatementsRule,
  ...frontMatterRules,
  ...exceptionRules,
  ...rules,
];

/** The same on this site. */
export function allRulesFor(settings: object): readonly RuleInfo[] {
  return [...allRules, ...addedRules.of(settings)];
}
