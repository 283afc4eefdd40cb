/** How much more, how much longer: "three times as likely", "twice the risk", "ten years longer". */
import { count, effect, share, small, type Kind } from './words.ts';

const more =
  '(?:more|less|fewer|higher|lower|greater|likelier|larger|better|worse|as (?:likely|common|high|frequent|many|much|often|prone|great))';
const range = String.raw`(?:(?:${count}|\d+\.\d+) (?:to|or) )?`;
const changed =
  '(?:cuts?|reduc\\w+|lower\\w*|f[ae]lls?|fallen|rose|rises?|risen|increas\\w+|decreas\\w+|drops?|dropped|shortens?|halv\\w+|slow\\w*)';

export const comparisons: Kind[] = [
  {
    mayBe:
      /times|twice|half|halv|doubl|tripl|quadrupl|fold|\d ?[x×]|(?:has|have) (?:more|almost|nearly|risen|fallen|incr|decr)/i,
    pattern: new RegExp(
      String.raw`\b${range}(?:${count}|\d+\.\d+|many) times (?:${more}|the (?:risk|rate|chance|odds|number))\b` +
        String.raw`|\b(?:twice|half) as (?:likely|common|high|frequent|many|prone|great)\b(?: \p{L}+)?` +
        String.raw`|\b(?:double|triple|twice|half|doubles|triples|halves|doubled|halved) (?:the|your|their) ${effect}\b` +
        String.raw`|\b${effect} (?:of \p{L}+ )?(?:has|have) (?:more than |almost |nearly )?(?:doubled|tripled|quadrupled|halved|risen|fallen|increased|decreased)\b` +
        String.raw`|\b\d+(?:\.\d+)? ?[x×](?=[ -](?:more|less|greater|higher|lower|the|as))[ -](?:more|less|greater|higher|lower|the|as)(?: ${effect})?` +
        String.raw`|\b(?:${small}|\d+(?:\.\d+)?)[- ]?fold\b(?: (?:increase|decrease|rise|higher|greater|more))?`,
      'giu',
    ),
  },
  {
    mayBe: / by |longer|earlier|sooner|later|more/i,
    pattern: new RegExp(
      String.raw`\b${changed}\b[^.;]{0,40} by (?:about |around |up to |more than |nearly |almost )?${share}\b` +
        String.raw`|\b(?:li[fv]es?|lived|surviv\w+|sle(?:ep|pt)|f[ae]ll asleep|recover\w*|heal\w*)\b[^.;]{0,30}\b${count} (?:years?|months?|weeks?|days?|hours?|minutes?) (?:longer|earlier|sooner|later|more)\b`,
      'giu',
    ),
  },
];
