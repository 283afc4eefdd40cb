/** Sentences with numbers that claim nothing: examples, one person's values, what a bottle holds. English. */
import type { Use } from './words.ts';

/** Questions, conditions, denials, examples, and what a reader is told to do with a packet. */
export function claimsNothing(sentence: string): boolean {
  return (
    /\?["”’)]?\s*$/u.test(sentence) ||
    /^["“(]?(?:if|when|suppose|imagine|say|ask|check|look|read|choose|write|buy|store|shake|for example|think of)\b/iu.test(
      sentence,
    ) ||
    /\b(?:whether|no (?:stud|trial|research|evidence)\w*|not been|(?:is|are) not (?:yet )?(?:known|clear)|(?:nobody|no one) knows|unknown|for example|such as|e\.g|your (?:doctor|pharmacist|nurse|midwife|clinician)|leaflet|label|packet|prescribed)\b/iu.test(
      sentence,
    ) ||
    /[“"][^“”"]{0,200}\b(?:shows?|proves?|risk)\b[^“”"]{0,200}[”"]/iu.test(sentence) ||
    ofTheHouse.test(sentence)
  );
}

/** What an organisation counts of itself is no claim about health. */
const ofTheHouse =
  /\b(?:visits? (?:from|to|per)|visitors?|page ?views?|clicks?|downloads?|followers|subscribers|newsletter|members|staff|employees|volunteers?|budget|discounts?|sales|prices?|our (?:users|readers|clinic|site|survey)|we (?:asked|surveyed|interviewed)|traffic|workload|callers|read by|wrote to us|signed up|registered)\b/iu;

/** Somebody's own values, in a story or on a chart. */
export function isOneCase(sentence: string): boolean {
  return (
    /\b\d+[- ](?:year|month|week|day)s?[- ]old\b|^\W*(?:case|vignette|example)\b/iu.test(
      sentence,
    ) ||
    /\b(?:I|me)\b/u.test(sentence) ||
    /\b(?:my|her|his)\s[^.;]{1,60}\s(?:was|were|is|are|had|fell|rose|went)\b/iu.test(sentence) ||
    /\p{L}[’']s (?:\p{L}+ ){0,2}(?:readings?|pressure|level|weight|temperature|pulse|oxygen|sugar|results?|dose)\b.{0,20}\b(?:was|were|is|fell|rose)\b/iu.test(
      sentence,
    ) ||
    /\b(?:[Ss]he|[Hh]e|I)\s(?:had|has|was|took|takes|weigh\w*|came|went|gave|got|lost|drank|used|swallowed)\b/u.test(
      sentence,
    ) ||
    /\b(?:on arrival|on admission|at presentation|the patient(?:’s|'s)? (?:was|had))\b/iu.test(
      sentence,
    )
  );
}

/** What a tablet or a syringe holds, what a laboratory found that day, an overdose in a cupboard. */
export function isContent({ before, after }: Use): boolean {
  return (
    /\b(?:(?:capsules?|tablets?|pills?|slices?|cups?|servings?|portions?|drops?|sachets?|bottles?|cans?) (?:has|have)|contains?|contained|holds?|strengths?|comes? in|available (?:as|in)|vials?|ampoules?|syringes? of|drawn up|(?:inhaler|pen|spray|pump|bottle) gives|doses of)\b[^.;]{0,40}$/iu.test(
      before,
    ) ||
    /^\s?(?:in|\/|per)\s?\d*\.?\d*\s?(?:m[lL]|L)\b/u.test(after) ||
    (/^\s?(?:tablets?|capsules?|pills?|ampoules?|vials?|patch(?:es)?|inhalers?|syringes?|and mcg\b)/iu.test(
      after,
    ) &&
      !/\b(?:take|swallow|give|have) (?:\p{L}+ )?$/iu.test(before)) ||
    /^\s(?:of \p{L}+ )?(?:gone|missing|left|lost|spilled)\b/iu.test(after) ||
    /\b(?:was|were|stood at|came back at)(?: \p{L}+)?\s$/iu.test(before) ||
    /\b(?:in|since|until) $/i.test(before)
  );
}
