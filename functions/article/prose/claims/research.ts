/** What research is said to have found, and what is said to lower or raise a risk. */
import { described, effect, type Kind } from './words.ts';

const research =
  '(?:stud(?:y|ies)|trials?|research|evidence|reviews?|meta-?analys[ei]s|data|surveys?|experts?|scientists|researchers)';
const adverbs =
  '(?:(?:clearly|also|now|have|has|had|repeatedly|consistently|recently|long|even|all|both|only|frequently|generally)[ -]){0,3}';
const finds =
  '(?:show(?:s|n|ed)?|found|finds?|proves?|proved|proven|confirm(?:s|ed)?|suggest(?:s|ed)?|agree' +
  '|demonstrat(?:es?|ed)|indicat(?:es?|ed)|discover(?:s|ed)?|reveal(?:s|ed)?|conclud(?:es?|ed)' +
  '|report(?:s|ed)|linked|links|established|casts? doubt|support(?:s|ed)|points? to|contradict(?:s|ed)?)';
/** Whoever knows, thinks or believes is no study. */
const knows =
  '(?:doctors|scientists|researchers|experts|specialists) (?:now |have long |long )?(?:know|knew|think|believe)';

const changes = '(?:lowers?|reduces?|cuts?|raises?|increases?|decreases?|doubles?|triples|halves)';

/** "This page looks at what the studies found" says nothing of it yet. */
const isSubject: Kind['unless'] = ({ before }) =>
  /\b(?:what|how|which|why|whether)\b[^.]{0,30}$/iu.test(before);

export const researchClaims: Kind[] = [
  {
    mayBe:
      /stud|trial|research|evidence|review|analys|\bdata\b|survey|expert|scientist|doctors|specialists/i,
    pattern: new RegExp(
      String.raw`\b${research}\b[*_]{0,2}(?: (?:of|in|with|among|by|from) (?:(?!\W*(?:not|is|are|was|were)\b)[^.;:\s]{1,30} ){0,7}?[^.;:\s]{1,30})? ${adverbs}${finds}\b|\b${knows}\b`,
      'giu',
    ),
    unless: isSubject,
  },
  {
    mayBe: /trial|stud|survey|according/i,
    pattern: new RegExp(
      String.raw`\baccording to (?:\p{L}+ ){0,3}${research}\b` +
        String.raw`|\bin (?:one|two|several|some|many|most|a|an|recent|large|small|clinical|controlled) (?:[\p{L}-]+ ){0,3}(?:trials?|stud(?:y|ies)|surveys?)\b(?=,| of (?:more|over|\d))`,
      'giu',
    ),
  },
  {
    mayBe:
      /been|associated|linked|correlated|risk|rate|chance|odds|likelihood|probab|mortality|number|incidence|prevalence/i,
    pattern: new RegExp(
      String.raw`\b(?:has|have) (?:also |now |long )?been (?:(?:clearly|clinically|repeatedly) )?(?:shown|proven|proved|demonstrated) to \p{L}+` +
        String.raw`|\b(?:has|have) been found to (?:help|ease|reduce|lower|prevent|improve|relieve|cut|raise|increase|be (?:effective|as effective))\b` +
        String.raw`|\b(?:has|have) been (?:linked|tied) (?:to|with) (?:an? |the )?${described}${effect}\b` +
        String.raw`|\b(?:is|are|was|were) (?:associated|linked|correlated) (?:with|to) (?:an? |the )?(?:lower|higher|increased|reduced|decreased|greater|elevated|smaller) (?:\p{L}+ )?${effect}\b` +
        String.raw`|\b${changes} (?:[\p{L}-]+ (?:and|or) )?(?:the|your|their|a person[’']s) ${effect} of\b`,
      'giu',
    ),
    unless: isSubject,
  },
];
