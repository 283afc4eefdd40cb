import { englishPassages, type Passage } from '../prose/passages.ts';
import { sentences, type Sentence } from '../prose/sentences.ts';
import { sources, type Rule } from './rule.ts';

export const claimUncited: Rule = {
  id: 'claim-uncited',
  reason: 'Who claims a benefit or gives a dose or a rate says where it comes from.',
  ...sources.honcode,
  strict: 'warning',
  plain: 'off',
  bad: 'Studies show that iron lowers the risk of falls by 40%.\n',
  good: 'Studies show that iron lowers the risk of falls by 40%.[^a]\n\n[^a]: Nobody A. “A study.” 2024.\n',
  *check(article) {
    let summary = false;
    for (const passage of englishPassages(article)) {
      if (passage.kind === 'heading') summary = isSummary(passage);
      // A summary repeats what stands below with its source; title and description do, too.
      if (summary || passage.cited || passage.part === undefined || passage.kind === 'heading')
        continue;
      // A marker that leads nowhere is footnote-missing-reference's.
      if (/\[\^[^\]\s]+\]/.test(passage.text)) continue;
      const claim = sentences(passage.text).map(claimIn).find(Boolean);
      if (claim === undefined) continue;
      const [from, to] = claim;
      const reason =
        'This claim cites nothing: put the marker of its source, like [^who2024], behind it.';
      yield passage.remark(from, to, reason);
    }
  },
};

function isSummary({ text }: Passage): boolean {
  return /^(in short|in brief|key (points?|facts|messages)|summary|at a glance|the bottom line|conclusions?|takeaways?)\b/i.test(
    text,
  );
}

const amount = String.raw`\d[\d.,]*(?:\s?(?:–|-|to)\s?\d[\d.,]*)?`;
const numbers = new RegExp(
  [
    String.raw`(?<![\d.,$£€])${amount}\s?(?:mg|mcg|[µμ]g|micrograms?|milligrams?|IU|mmol\/L|mg\/dL|ng\/mL)(?![\p{L}\d])`,
    String.raw`(?<![\d.,])(?!100\s?%)${amount}\s?(?:%|per ?cent\b)`,
    String.raw`\b(?:one|two|three|four|five|six|seven|eight|nine|\d+) (?:in|out of) (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|[1-9]\d*(?:,\d{3})*) (?:people|adults|women|men|children|patients|of)\b`,
  ].join('|'),
  'iu',
);
const research = new RegExp(
  [
    String.raw`\b(?:stud(?:y|ies)|trials?|research|evidence|experts?|scientists|researchers) (?:(?:clearly|also|now|have|has|had) ){0,2}(?:shows?|shown|found|finds?|proves?|proved|proven|confirms?|confirmed|suggests?|suggested)\b`,
    String.raw`\b(?:has|have) been (?:shown|proven|proved|found) to (?:help|ease|reduce|lower|prevent|improve|relieve|cut)\b`,
    String.raw`\b(?:lowers?|reduces?|cuts?|raises?|increases?|doubles|halves) (?:the|your|their) (?:risks?|chances?|odds) of\b`,
  ].join('|'),
  'iu',
);

/** From where to where the claim stands in its passage. */
function claimIn({ from, text }: Sentence): [number, number] | undefined {
  if (isNoClaim(text)) return undefined;
  const match = research.exec(text) ?? numbers.exec(text);
  if (match === null || isNoRate(match, text) || isSubject(match, text)) return undefined;
  return [from + match.index, from + match.index + match[0].length];
}

/** Questions, conditions, denials, examples and what a reader is told to do with a packet. */
function isNoClaim(text: string): boolean {
  return (
    /\?["”’)]?\s*$/u.test(text) ||
    /^["“(]?(?:if|when|suppose|imagine|say|ask|check|look|read|choose|write|buy|store|shake|for example|think of)\b/iu.test(
      text,
    ) ||
    /\b(?:whether|no (?:stud|trial|research|evidence)\w*|not been|for example|such as|e\.g|your (?:doctor|pharmacist|nurse|midwife|clinician)|leaflet|label|packet|prescribed)\b/iu.test(
      text,
    ) ||
    /[“"][^“”"]{0,200}\b(?:shows?|proves?|risk)\b[^“”"]{0,200}[”"]/iu.test(text)
  );
}

/** "This page looks at what the studies found" says nothing of it yet. */
function isSubject(match: RegExpExecArray, text: string): boolean {
  return /\b(?:what|how|which|why)\b[^.]{0,30}$/iu.test(text.slice(0, match.index));
}

/** What a cream holds, what an offer saves and what air is made of is no rate. */
function isNoRate(match: RegExpExecArray, text: string): boolean {
  const after = text.slice(match.index + match[0].length);
  return (
    /%|per ?cent/i.test(match[0]) &&
    (/^\s(?:\p{L}+\s){0,3}(?:creams?|gels?|ointments?|lotions?|solutions?|sprays?|drops|shampoos?|strength|off|discount|cotton|alcohol|oxygen|humidity|juice|fat|milk|sure|certain)\b/iu.test(
      after,
    ) ||
      /\b(?:cream|gel|ointment|lotion|solution|spray|shampoo|milk|alcohol|battery|volume)s?\b[^.]{0,30}$/iu.test(
        text.slice(0, match.index),
      ))
  );
}
