/**
 * Where a word of the clinic is part of a name, and the everyday word would say something else:
 * pulmonary oedema is no swelling that anybody sees, intracranial hypertension no high blood pressure,
 * a subdural haematoma no bruise, a febrile seizure no feverish seizure. English.
 */

/** The place in the body makes another illness of these. */
const bodily =
  /^(?:hypertension|hypotension|o?edema|o?edematous|ha?ematoma|contusions?|ha?emorrhage)$/i;

/** Adjectives say where, by their endings; some only say how much, or when. */
const adjective = /(?:al|ic|ac|ar|ary|ous|oid|eal|ine|partum)$/i;
const degree =
  /^(?:chronic|critical|typical|initial|minimal|local|general|clinical|marginal|occasional|usual|eventual|final|fatal|residual|partial|total|additional|potential|substantial|gradual|a?symptomatic|arterial|systemic|systolic|obvious|serious|dangerous|continuous|previous|various|peripheral|familiar|similar|primary|secondary|temporary|necessary|bilateral|unilateral|external)$/i;
/** Nouns that say where; limbs and skin swell and bruise like everybody's. */
const part =
  /^(?:coat|brain|lungs?|heart|liver|spleen|kidneys?|bowel|gut|gi|cord|spine|disc|bone|marrow|skull|neck|eye|retina|chest|wall|sheath|muscle|psoas|pelvis|nail|splinter|placenta|adrenal|ear|airway|lobe|flap|graft|valve|optic|nerve|joint|stump)$/i;
const organs =
  'brain|lungs?|heart|liver|spleen|kidneys?|bowel|gut|intestines?|spinal cord|spine|eyes?|retina|skull|womb|uterus|placenta|larynx|airway|throat|portal|pancreas|muscle|joint|abdomen|pelvis|chest|head|stomach|bladder|nerve|optic disc|cornea|macula';
const ofPart = new RegExp(
  String.raw`^,? (?:of|in|into|within|on|around|behind|under|inside) (?:the |a |an |his |her |your |one )?(?:[\p{L}-]+ )?(?:${organs})\b`,
  'iu',
);

/** What follows or leads a word where it is a name, whatever its parts mean. */
const names: [word: RegExp, before: RegExp | undefined, after: RegExp | undefined][] = [
  [/^erythema$/i, undefined, /^ (?:ab igne|\p{L}+(?:um|ans|orme|are|icum))\b/iu],
  [/^prurit(?:us|ic)$/i, undefined, /^ (?:ani|vulvae|scroti|gravidarum|senilis|sine)\b/i],
  [
    /^febrile$/i,
    undefined,
    /^ (?:seizures?|convulsions?|fits?|neutrop\p{L}+|non-h\p{L}+|transfusion|infection-related)\b/iu,
  ],
  // "Idiopathic" before a word is part of what the illness is called.
  [/^idiopathic$/i, undefined, /^ \p{L}/u],
  [/^prophyla(?:xis|ctic)$/i, /\b(?:pre|post)-?(?:exposure)? ?$|-exposure $/i, undefined],
  [/^comorbidit(?:y|ies)$/i, /\b(?:Charlson|Elixhauser) $/, /^ (?:index|score)\b/i],
  [/^analgesics?$/i, undefined, /^ (?:ladder|nephropathy)\b/i],
  [/^utili[sz]ation$/i, undefined, /^ (?:review|management|rate)\b/i],
];

/** Whether a word means something else between what stands before it and behind it. */
export function meansAnother(word: string, before: string, after: string): boolean {
  const isName = names.some(
    ([pattern, leads, follows]) =>
      pattern.test(word) && (leads?.test(before) === true || follows?.test(after) === true),
  );
  return isName || (bodily.test(word) && (saysWhere(before) || ofPart.test(after)));
}

/** The nearest word before that is no mere degree says where in the body. */
function saysWhere(before: string): boolean {
  const words = /(?:^|[^\p{L} -])([\p{L} -]*?)\s*$/u.exec(before.slice(-80))?.[1] ?? '';
  const nearest = words
    .split(/[\s-]+/)
    .reverse()
    .find((word) => word !== '' && !degree.test(word));
  return nearest !== undefined && (adjective.test(nearest) || part.test(nearest));
}
