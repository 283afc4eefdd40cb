import { passages, type Passage, type Span } from '../prose/passages.ts';
import { claimIn } from '../prose/claims/index.ts';
import { sentences } from '../prose/sentences.ts';
import { sources, type Rule } from './rule.ts';

export const claimUncited: Rule = {
  id: 'claim-uncited',
  reason: 'Who claims a benefit or gives a dose or a rate says where it comes from.',
  ...sources.honcode,
  strict: 'warning',
  plain: 'off',
  language: 'en',
  bad: 'Studies show that iron lowers the risk of falls by 40%.\n',
  good: 'Studies show that iron lowers the risk of falls by 40%.[^a]\n\n[^a]: Nobody A. “A study.” 2024.\n',
  *check(article) {
    let summary = false;
    for (const passage of passages(article)) {
      if (passage.level !== undefined) summary = isSummary(passage);
      // A summary repeats what stands below with its source; title and description do, too.
      if (summary || passage.cited || passage.part === undefined || passage.kind === 'heading')
        continue;
      // A marker that leads nowhere is footnote-missing-reference's.
      if (/\[\^[^\]\s]+\]/.test(passage.text)) continue;
      const claim = firstClaim(passage);
      if (claim === undefined) continue;
      const reason =
        'This claim cites nothing: put the marker of its source, like [^who2024], behind it.';
      yield passage.remark(claim.from, claim.to, reason);
    }
  },
};

function isSummary({ text }: Passage): boolean {
  return /^(in short|in brief|key (?:points?|facts|messages|takeaways)|summary|at a glance|the bottom line|conclusions?|takeaways?)\b/i.test(
    text,
  );
}

/** Once it is told to be imagined, nothing more in a passage is claimed. */
function firstClaim({ text, kind, column }: Passage): Span | undefined {
  if (/^\W*(?:suppose|imagine)\b/i.test(text)) return undefined;
  for (const sentence of sentences(text)) {
    const span = claimIn(sentence.text, { isFragment: kind !== 'paragraph', column });
    if (span !== undefined) return { from: sentence.from + span.from, to: sentence.from + span.to };
  }
  return undefined;
}
