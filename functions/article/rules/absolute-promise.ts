import { englishPassages } from '../prose/passages.ts';
import { sentences } from '../prose/sentences.ts';
import { sources, type Rule } from './rule.ts';

export const absolutePromise: Rule = {
  id: 'absolute-promise',
  reason: 'No treatment helps everyone, and none is without risk: who promises it misleads.',
  ...sources.honcode,
  strict: 'error',
  plain: 'warning',
  bad: 'This miracle cure works for everyone and has no side effects.',
  good: 'It may help some people. No treatment works for everyone, so beware of “miracle cures”.',
  *check(article) {
    for (const { text, finding } of englishPassages(article)) {
      if (text.search(promise) < 0) continue;
      for (const sentence of sentences(text)) {
        if (isHonest(sentence.text)) continue;
        const said = withoutQuotes(sentence.text);
        for (const match of said.matchAll(promise)) {
          const from = sentence.from + match.index;
          const reason = `"${match[0]}" promises what nobody can: say how often, and how sure it is.`;
          yield finding(from, from + match[0].length, reason);
        }
      }
    }
  },
};

const everything = 'everyone|everybody|anyone|all (?:people|patients)';
const illness =
  "cancer|diabetes|arthritis|autism|asthma|depression|dementia|alzheimer(?:[’']s)?|all|any|every" +
  '|everything|anything|(?:the common |a |your )?colds?|(?:the )?flu|covid(?:-19)?|eczema|psoriasis' +
  "|insomnia|tinnitus|migraines?|infertility|hiv|aids|ms|parkinson(?:[’']s)?";

const promise = new RegExp(
  [
    String.raw`\b(?:miracle|wonder)[ -](?:cure|drug|remedy|food|treatment|supplement|pill|diet)s?\b`,
    String.raw`\b(?:cures?|will cure|can cure|heals?) (?:${illness})\b`,
    String.raw`\b(?:is|are) (?:a|the) (?:permanent|complete|instant|sure|certain) cures?\b`,
    String.raw`\bguarantee[ds]? (?:to|results?|success|relief|recovery)\b`,
    String.raw`\b(?:relief|results?|success|recovery) (?:is|are) guaranteed\b`,
    String.raw`\b100 ?(?:%|percent|per cent) (?:safe|effective|natural|risk[ -]free|success)\b`,
    String.raw`\b(?:completely|totally|entirely|perfectly|absolutely) (?:safe|risk[ -]free)\b`,
    String.raw`\b(?:has|have|with|without|causes?|there are) (?:absolutely )?(?:no|any|zero) (?:known )?side[ -]effects\b`,
    String.raw`\bworks? for (?:${everything})\b`,
    String.raw`\b(?:always (?:works?|cures?|heals?)(?=[.,;:!)]|$)|never fails to (?:work|cure|heal|help)\b)`,
    String.raw`\bnever fails\b`,
  ].join('|'),
  'giu',
);

/** Questions, doubts and warnings speak of promises without making them. */
function isHonest(sentence: string): boolean {
  return (
    /\?["”’)]?\s*$/u.test(sentence) ||
    /\b(?:not|never(?! fails?)|nor|nobody|none|nothing|neither|cannot|\w+n[’']t|whether|if|unless|beware|claim(?:s|ed|ing)?|promis\w+|adverts?|advertis\w+|myths?|too good|be (?:careful|wary)|suspicious|avoid|unlikely|doubt\w*|few|hardly)\b/iu.test(
      sentence,
    ) ||
    /\b(?:no|without) (?!(?:absolutely |known |any )?(?:known )?side)/iu.test(sentence) ||
    // What a trial saw in its people, it saw.
    /\b(?:trial|study|studies|group|participants|patients|people (?:who|with)|women|men|children) (?:\w+ ){0,6}(?:had|have|with|without) (?:no|any)\b/iu.test(
      sentence,
    )
  );
}

/** As many characters, but none of what somebody else is quoted with. */
function withoutQuotes(text: string): string {
  return text.replace(/[“"][^“”"]{1,200}[”"]/gu, (quote) => ' '.repeat(quote.length));
}
