import type { HelpWords } from './help-words.ts';

/** English. */
export const en: HelpWords = {
  heading:
    /\b(when to|should) (see|call|contact|talk to|speak to|ask)\b|\bsee (a|your) (doctor|gp)\b|\b(get|seek)(ting)? (medical |urgent )?help\b|\bmedical attention\b/i,

  denied: /\b(?:not|no|isn[’']t|never|rarely) (?:usually )?(?:an? |any )?(?:emergency|urgent)\b/giu,

  emergency:
    /\bemergency\b(?! contracepti)|\bemergencies\b|\bambulance\b|\b(?:call|dial|ring|phone)(?: \p{L}+){0,2} (?:999|911|112|000)\b|\bA&E\b|\bpoison (?:center|centre|control)\b/iu,

  urgent:
    /\burgent(?:ly)?\b|\b(?:right|straight) away\b|\bat once\b|\bimmediate(?:ly)?\b|\bas soon as (?:possible|you can)\b|\b(?:the|on the) same day\b|\bwithin (?:a few |\d+ |an? |24 )?hours?\b|\bwithout delay\b|\bdo not (?:wait|delay)\b/iu,

  /** As sentences of advice begin, whatever stands between: `Also get emergency help if`. */
  call: /^(?:also |always |please |do |(?:if|when|with) [^.!?]{1,120}, )?(?:ask|book|call|contact|dial|get|go|have|make|phone|ring|see|seek|speak|take|talk|tell|turn|visit)\b[^.!?]{0,160}\b(?:ambulance|appointment|clinic|clinician|dentist|doctor|emergency|gp|help|hospital|midwife|number|nurse|optician|pharmacist|physician|centre|center|soon|111|112|911|999|A&E)\b/iu,
};
