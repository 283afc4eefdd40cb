/** Every rule, one file each. A new one is a file beside this and a line in the table. */
import type { RuleInfo } from '../diagnostics.ts';
import { frontMatterRules } from '../front-matter-rules.ts';
import { authorMissing } from './author-missing.ts';
import { correctionDates } from './correction-dates.ts';
import { dateOrder } from './date-order.ts';
import { descriptionMissing } from './description-missing.ts';
import { doiSyntax } from './doi-syntax.ts';
import { duplicateReferenceLabel } from './duplicate-reference-label.ts';
import { emptySection } from './empty-section.ts';
import { footnoteMissingReference } from './footnote-missing-reference.ts';
import { headingOrder } from './heading-order.ts';
import { imageAlt } from './image-alt.ts';
import { imageMissing } from './image-missing.ts';
import { imageRemote } from './image-remote.ts';
import { linkAnchor } from './link-anchor.ts';
import { linkTarget } from './link-target.ts';
import { linkUrl } from './link-url.ts';
import { pmidSyntax } from './pmid-syntax.ts';
import { rawHtml } from './raw-html.ts';
import { referenceUncited } from './reference-uncited.ts';
import { referencesMissing } from './references-missing.ts';
import { reviewDatesMissing } from './review-dates-missing.ts';
import { reviewOverdue } from './review-overdue.ts';
import { reviewerMissing } from './reviewer-missing.ts';
import { topicUnknown } from './topic-unknown.ts';
import type { Rule } from './rule.ts';

/** The rules that `check` goes through. */
export const rules: readonly Rule[] = [
  headingOrder,
  emptySection,
  imageAlt,
  imageMissing,
  imageRemote,
  footnoteMissingReference,
  referenceUncited,
  duplicateReferenceLabel,
  linkTarget,
  linkUrl,
  linkAnchor,
  doiSyntax,
  pmidSyntax,
  dateOrder,
  correctionDates,
  topicUnknown,
  descriptionMissing,
  authorMissing,
  reviewerMissing,
  reviewDatesMissing,
  reviewOverdue,
  referencesMissing,
  rawHtml,
];

/** Everything whose severity site.yaml can set. */
export const allRules: readonly RuleInfo[] = [...frontMatterRules, ...rules];
