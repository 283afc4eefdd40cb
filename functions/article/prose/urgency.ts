/** How soon a passage about help says that help is needed. English: other languages say it in boxes. */

/** `routine`: whenever it suits; it says no more than that somebody should be asked. */
export type Urgency = 'emergency' | 'urgent' | 'routine';

/** The highest that any of its words says. `text` is of a section about help. */
export function urgencyOf(text: string, language: string): Urgency {
  if (!isEnglish(language)) return 'routine';
  const said = text.replace(denied, ' ');
  if (emergency.test(said)) return 'emergency';
  return urgent.test(said) ? 'urgent' : 'routine';
}

/** Whether a paragraph tells the reader to turn to somebody, and so begins a piece of advice. */
export function asksForHelp(paragraph: string, language: string): boolean {
  return isEnglish(language) && call.test(paragraph);
}

function isEnglish(language: string): boolean {
  return /^en(-|$)/i.test(language);
}

const denied =
  /\b(?:not|no|isn[’']t|never|rarely) (?:usually )?(?:an? |any )?(?:emergency|urgent)\b/giu;

const emergency =
  /\bemergency\b(?! contracepti)|\bemergencies\b|\bambulance\b|\b(?:call|dial|ring|phone)(?: \p{L}+){0,2} (?:999|911|112|000)\b|\bA&E\b|\bpoison (?:center|centre|control)\b/iu;

const urgent =
  /\burgent(?:ly)?\b|\b(?:right|straight) away\b|\bat once\b|\bimmediate(?:ly)?\b|\bas soon as (?:possible|you can)\b|\b(?:the|on the) same day\b|\bwithin (?:a few |\d+ |an? |24 )?hours?\b|\bwithout delay\b|\bdo not (?:wait|delay)\b/iu;

/** As sentences of advice begin, whatever stands between: `Also get emergency help if`. */
const call =
  /^(?:also |always |please |do |(?:if|when|with) [^.!?]{1,120}, )?(?:ask|book|call|contact|dial|get|go|have|make|phone|ring|see|seek|speak|take|talk|tell|turn|visit)\b[^.!?]{0,160}\b(?:ambulance|appointment|clinic|clinician|dentist|doctor|emergency|gp|help|hospital|midwife|number|nurse|optician|pharmacist|physician|centre|center|soon|111|112|911|999|A&E)\b/iu;
