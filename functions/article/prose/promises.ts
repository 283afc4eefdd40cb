/** Promises that no treatment keeps, and what is said about them without making them. English. */

const everything = 'everyone|everybody|anyone|all (?:people|patients)';
/** Long illnesses and daily troubles; what a course of tablets does cure, like syphilis, is none. */
const illness =
  "cancer|diabetes|arthritis|autism|asthma|depression|dementia|alzheimer(?:[’']s)?|all|any|every" +
  '|everything|anything|(?:the common |a |your )?colds?|(?:the )?flu|covid(?:-19)?|eczema|psoriasis' +
  "|insomnia|tinnitus|migraines?|infertility|hiv|aids|ms|parkinson(?:[’']s)?|fibromyalgia|lupus" +
  '|epilepsy|hypertension|high blood pressure|heart disease|obesity|allergies|hay fever|headaches?' +
  '|hangovers?|acne|baldness|hair loss|snoring|stress|anxiety|herpes|cold sores|gout|osteoporosis' +
  '|endometriosis|adhd|restless legs|(?:leg )?cramps|(?:back |joint |knee |period )?pain|diseases?';
const kinds =
  '(?:your |my |the |chronic |severe |mild |type [12] |breast |lung |skin |bowel |prostate |osteo|rheumatoid )?';
const miracles =
  'cure|drug|remedy|food|treatment|supplement|pill|diet|herb|vitamin|mineral|oil|cream|plant|healer|healing';

const promise = new RegExp(
  [
    String.raw`\b(?:miracle|wonder)[ -](?:${miracles})s?\b|\b(?:miracle|wonder)[ -]remedies\b`,
    String.raw`\b(?:is|are|like) (?:a |an |the |true |real |modern |absolute |nothing short of a )*miracles?\b(?! (?:of|that|he|she|they|we|it|i|anyone|you)\b)`,
    String.raw`\b(?:our|this) miracle\b(?![ -](?:of|remed|${miracles}))|\bworks? (?:like |true |real |small )?miracles\b`,
    String.raw`\bmiraculous(?:ly)? (?:cure|heal|recover|relie|remed|treat)\p{L}*`,
    String.raw`\b(?:cures?|will cure|can cure|heals?) ${kinds}(?:${illness})\b(?! (?:patients?|people|sufferers?|clinics?|charit|research))`,
    String.raw`\b(?:is|are) (?:a|the) (?:permanent|complete|instant|sure|certain) cures?\b`,
    String.raw`\b(?:is|are) (?:a|the|your) (?:(?!only|best|possible|potential|known)\p{L}+ )?cures? for ${kinds}(?:${illness})\b`,
    String.raw`\bguarantee[ds]? to(?! (?:be (?:seen|offered|heard|treated|paid)|see|get|receive|have access|anyone|all|every)\b)`,
    String.raw`\bguarantee[ds]? (?:\p{L}+ )?(?:cures?|results?|success|relief|recovery|healing|remed(?:y|ies)|treatments?|weight loss|protection|safe|safety|effective)\b`,
    String.raw`\b(?:relief|results?|success|recovery|cure|safety) (?:is|are) guaranteed\b|(?<=, )guaranteed(?=[.!]|$)|\bwe guarantee (?:that )?you(?! (?:are seen|will be seen)\b)`,
    String.raw`(?<!(?:nearly|almost|about|to|than) )\b(?:100 ?(?:%|percent|per cent)|(?:a|one) hundred (?:percent|per cent)) (?:safe|effective|natural(?! (?:rubber|latex|fib|cotton|gas|wool|silk))|risk[ -]free|success|cures?|guaranteed|reliable)\b`,
    String.raw`\b(?:completely|totally|entirely|perfectly|absolutely|always) (?:safe|effective|harmless)\b`,
    String.raw`\b(?:(?:completely|totally|entirely|perfectly|absolutely) )?risk[ -]free\b(?! (?:rate|return|trial|period|amount|level|interest)s?\b)`,
    String.raw`\b(?:no|zero) risks?\b(?= (?:in|with|when|to you|if|for you)\b|[.!]|$)`,
    String.raw`\b(?:free (?:of|from) (?:any |all )?risks?|without (?:any|the slightest) risks?)\b(?! (?:of|factors?|to)\b)`,
    String.raw`\bsafe for (?:absolutely )?(?:${everything}|all (?:women|men|children|adults|ages|babies)|every (?:body|patient|person|woman|man|age))\b`,
    String.raw`\b(?:nothing (?:can|could) go wrong|(?:cannot|can[’']t|can not|impossible to) overdose|(?:cannot|can[’']t) (?:hurt|harm) (?:you|anyone|anybody))\b`,
    String.raw`\b(?:has|have|with|are|is) (?:absolutely )?(?:no|zero) (?:downsides?|drawbacks?|dangers?)\b`,
    String.raw`\b(?:eliminates?|erases?|ends?|removes?) (?:all|any|every) (?:pain|symptoms?|illness|diseases?|infections?|wrinkles?)\b`,
    String.raw`\b(?:has|have|with|without|causes?|there are) (?:absolutely )?(?:no|any|zero) (?:known )?(?:side[ -]effects|risks? at all|risks? whatsoever)\b`,
    String.raw`^(?:absolutely )?(?:no|zero) (?:known )?side[ -]effects\b(?! (?:\p{L}+ )?(?:was|were|has|have|had|reported|seen|noted|found|occurred|at)\b)`,
    String.raw`\bno side[ -]effects (?:at all|whatsoever)\b|\b(?:free (?:of|from) (?:any |all )?side[ -]effects|side[ -]effect[ -]free)\b`,
    String.raw`\bworks? (?:for (?:${everything}|(?:every|all) (?:patients?|persons?|women|woman|men|man|child(?:ren)?|bod(?:y|ies)|skin types?))|every time)\b`,
    String.raw`\b(?:always (?:works?|cures?|heals?|helps?)(?=[.,;:!)]|$)|never fails to (?:work|cure|heal|help)\b)`,
    String.raw`\bnever fails\b|\bnever (?:need|have to take) (?:another|a|any|your) (?:tablet|pill|drug|medicine|injection|doctor|glasses|insulin)s?\b`,
  ].join('|'),
  'giu',
);

/** No promise is without one of these, and most passages are. */
export const promising =
  /miracle|miraculous|wonder|cure|heal|guarantee|safe|effective|100|hundred|side[ -]effect|work|never|always|risk|harm|wrong|overdose|downside|drawback|danger|eliminate|erase/iu;

/** The promises in a sentence: from where to where, in code units. */
export function promisesIn(sentence: string): { from: number; to: number }[] {
  if (!promising.test(sentence) || sentence.search(promise) < 0 || speaksOfPromises(sentence))
    return [];
  return (
    [...withoutQuotes(sentence).matchAll(promise)]
      .map((match) => ({ from: match.index, to: match.index + match[0].length }))
      .filter(({ from, to }) => !isDenied(sentence.slice(0, from), sentence.slice(to)))
      // A charity may be called Cure Something.
      .filter(({ from }) => from === 0 || !/^Cures? \p{Lu}/u.test(sentence.slice(from)))
      .filter(
        ({ from, to }) => !/harmless/i.test(sentence.slice(from, to)) || isTaken.test(sentence),
      )
  );
}

/** A mole may be harmless; of what is taken or done, it is a promise. */
const isTaken =
  /\b(?:tak(?:e|es|en|ing)|us(?:e|es|ed|ing)|drugs?|medicines?|supplements?|treatments?|herb\p{L}*|remed(?:y|ies)|creams?|oils?|teas?|tablets?|pills?|vaccines?|methods?|procedures?|therap(?:y|ies)|natural)\b/iu;

/** Questions, reports and warnings speak of promises without making them. */
function speaksOfPromises(sentence: string): boolean {
  return (
    /\?["”’)]?\s*$/u.test(sentence) ||
    /\b(?:whether|beware|claim(?:s|ed|ing)?|promis\p{L}+|adverts?|advertis\p{L}+|myths?|too good|be (?:careful|wary)|suspicious|unlikely|doubt(?:s|ed|ful)?(?<!no doubt)|so-called|called|dubbed|hailed|believed?|scams?|frauds?|fake|quacks?|sells?|sold|selling|market(?:s|ed|ing)?|hop(?:e|ed|ing) for|search(?:es|ing)? for|look(?:s|ed|ing)? for|used to (?:think|believe)|thought)\b/iu.test(
      sentence,
    ) ||
    // What can be sent back can be tried without a risk to one's money.
    /\b(?:return(?:ed|s)? (?:it|the|within|for)|refund|money[- ]back|trial period|within \d+ days|cancel)\b/iu.test(
      sentence,
    ) ||
    // What a trial saw in its people, it saw.
    /\b(?:trial|study|studies|group|participants|patients|people (?:who|with)|women|men|children) (?:\p{L}+ ){0,6}(?:had|have|with|without) (?:no|any)\b/iu.test(
      sentence,
    )
  );
}

/** Something before denies it or makes it a condition, or its own clause does behind it. */
function isDenied(before: string, after: string): boolean {
  const clause = after.split(/[,;:–—]|\b(?:and|but|so|because)\b/u)[0]!;
  return (
    /\b(?:not(?! only)|never(?! fails)|nor|nobody|none|nothing|neither|cannot|no one|\p{L}+n[’']t|if|unless|few|hardly|rarely|seldom|avoid|(?:far|free) from|rather than|instead of)\b/iu.test(
      before,
    ) ||
    /\b(?:no|without) (?!(?:doubt|question|time)\b)/iu.test(before) ||
    /\b(?:may|might|could|usually|often|sometimes|mostly|perhaps|relatively|fairly|largely|virtually|nearly|almost)\s(?:\p{L}+\s){0,3}$/iu.test(
      before,
    ) ||
    /\b(?:against|about|why|how|such|many|most|some|any|other)\s(?:\p{L}+\s)?$/iu.test(before) ||
    /\b(?:not|\p{L}+n[’']t|cannot|never|nobody|none|nothing|no (?:evidence|proof|basis|place))\b/iu.test(
      clause,
    ) ||
    /^ (?:\p{L}+ ){0,2}in (?:most|many|some|about|around|over|up to|more than|nearly|almost|\d)/iu.test(
      after,
    )
  );
}

/** As many characters, but none of what somebody else is quoted with. */
function withoutQuotes(text: string): string {
  return text.replace(/[“"][^“”"]{1,200}[”"]/gu, (quote) => ' '.repeat(quote.length));
}

/** A heading, or the head of a column, over what is not true or should not be believed. */
export function namesMistakes(heading: string): boolean {
  return /\b(?:myths?|misconceptions?|misunderstandings?|mistakes?|fallac(?:y|ies)|false (?:claims?|beliefs?|promises?)|scams?|frauds?|quack\p{L}*|red flags?|warning signs?|too good to be true|fact or fiction|true or false|do not believe|don[’']t believe|beware|wrong)\b/iu.test(
    heading,
  );
}

/** A heading that names somebody's mistake: "Assuming that natural means safe". */
export function isMistake(heading: string): boolean {
  return (
    /^\W*(?:(?:\p{L}+ )?\d+[.:)] )?(?:assum|believ|think|expect|suppos|imagin|hop|claim|pretend|fall|trust|say|hear|being told|the (?:idea|belief|notion|claim|myth|promise|hope)|belief|that\b)/iu.test(
      heading,
    ) || /^\W*[“"][^“”"]+[”"]\W*$/u.test(heading)
  );
}
