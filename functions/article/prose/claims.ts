/**
 * What is claimed in a sentence: how many have it, how much more likely it is, how much to give, which
 * value to aim at, what research has found. English, and only what is clear: numbers are everywhere in
 * a text about health, and most of them claim nothing.
 */
import { AMOUNT, UNITS_OF_DOSE, UNITS_OF_LABORATORY } from './dose-words.ts';
import { claimsNothing, isContent, isOneCase } from './no-claims.ts';
import type { Span } from './sentences.ts';

/** Where a sentence claims something, if it does. `isFragment`: it is a cell or an item of a list. */
export function claimIn(sentence: string, isFragment: boolean): Span | undefined {
  if (!mayClaim.test(sentence) || claimsNothing(sentence)) return undefined;
  for (const { pattern, unless } of kinds) {
    for (const match of sentence.matchAll(pattern)) {
      const span = { from: match.index, to: match.index + match[0].length };
      if (unless?.(sentence, span, isFragment) !== true) return span;
    }
  }
  return undefined;
}

const words = 'two|three|four|five|six|seven|eight|nine|ten';
const count = String.raw`(?:(?:one|${words}|a hundred)|\d+)`;
const people =
  '(?:people|persons?|adults|adolescents|women|men|children|boys|girls|bab(?:y|ies)|infants|newborns|toddlers' +
  '|teenagers|patients|pregnancies|births|mothers|smokers|families|inhabitants|americans|europeans|britons|survivors|residents|carers|workers|pupils|students)';
const cases =
  '(?:deaths|cases|diagnoses|births|infections|strokes|heart attacks|admissions|injuries|fractures|cancers|suicides)';
const many =
  String.raw`(?:(?:\d[\d,.]*|a|several|${words}) )?(?:millions?|hundreds of thousands|tens of thousands|thousands)(?: of)?` +
  String.raw`|\d{1,3}(?:,\d{3})+|\d{4,}|\d+`;
const described = String.raw`(?:(?!of\b|in\b|to\b|and\b)\p{L}[\p{L}-]* ){0,2}`;
const effect =
  '(?:risks?|rates?|chances?|odds|likelihood|probability|mortality|number|incidence|prevalence|death rate)';
const more =
  '(?:more|less|fewer|higher|lower|greater|likelier|larger|better|worse|as (?:likely|common|high|frequent|many|much|often|prone|great))';

interface Kind {
  pattern: RegExp;
  /** What looks like it and claims nothing. */
  unless?: (sentence: string, span: Span, isFragment: boolean) => boolean;
}

const research = String.raw`(?:stud(?:y|ies)|trials?|research|evidence|reviews?|meta-?analys[ei]s|data|surveys?|experts?|scientists|researchers)`;
const adverbs =
  '(?:(?:clearly|also|now|have|has|had|repeatedly|consistently|recently|even|all|both|only|frequently|generally)[ -]){0,3}';
const finds =
  '(?:show(?:s|n|ed)?|found|finds?|proves?|proved|proven|confirm(?:s|ed)?|suggest(?:s|ed)?|demonstrat(?:es?|ed)' +
  '|indicat(?:es?|ed)|discover(?:s|ed)?|reveal(?:s|ed)?|conclud(?:es?|ed)|agree|report(?:s|ed)|linked|established)';

const kinds: Kind[] = [
  {
    pattern: new RegExp(String.raw`\b${research}\b[*_]{0,2} ${adverbs}${finds}\b`, 'giu'),
    unless: (sentence, { from }) => isSubject(sentence, from),
  },
  {
    pattern: new RegExp(
      String.raw`\baccording to (?:\p{L}+ ){0,3}${research}\b` +
        String.raw`|\bin (?:one|two|several|some|many|most|a|an|recent|large|small|clinical|controlled) (?:[\p{L}-]+ ){0,3}(?:trials?|stud(?:y|ies)|surveys?)\b(?=,| of (?:more|over|\d))`,
      'giu',
    ),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:has|have) (?:also |now |long )?been (?:(?:clearly|clinically|repeatedly) )?(?:shown|proven|proved|demonstrated) to \p{L}+` +
        String.raw`|\b(?:has|have) been found to (?:help|ease|reduce|lower|prevent|improve|relieve|cut|raise|increase|be (?:effective|as effective))\b` +
        String.raw`|\b(?:has|have) been (?:linked|tied) (?:to|with) (?:an? |the )?${described}${effect}\b` +
        String.raw`|\b(?:is|are|was|were) (?:associated|linked|correlated) (?:with|to) (?:an? |the )?(?:lower|higher|increased|reduced|decreased|greater|elevated|smaller) (?:\p{L}+ )?${effect}\b` +
        String.raw`|\b(?:lowers?|reduces?|cuts?|raises?|increases?|decreases?|doubles?|triples|halves) (?:[\p{L}-]+ (?:and|or) )?(?:the|your|their|a person[’']s) ${effect} of\b`,
      'giu',
    ),
    unless: (sentence, { from }) => isSubject(sentence, from),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:about|around|some|nearly|almost|over|more than|up to|an estimated|roughly|approximately)? ?(?<![\d.,$£€]|\p{L})(?:${many}) ${described}(?:${people}|${cases})\b(?: (?:a|each|every|per) year)?`,
      'giu',
    ),
    unless: isNoCount,
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:${count}|\d+\.\d+|many) times (?:${more}|the (?:risk|rate|chance|odds|number))\b` +
        String.raw`|\b(?:twice|half) as (?:likely|common|high|frequent|many|prone|great)\b(?: \p{L}+)?` +
        String.raw`|\b(?:double|triple|twice|half|doubles|triples|halves|doubled|halved) (?:the|your|their) ${effect}\b` +
        String.raw`|\b\d+(?:\.\d+)? ?[x×](?=[ -](?:more|less|greater|higher|lower|the|as))[ -](?:more|less|greater|higher|lower|the|as)(?: ${effect})?` +
        String.raw`|\b(?:${words}|\d+(?:\.\d+)?)[- ]?fold\b(?: (?:increase|decrease|rise|higher|greater|more))?`,
      'giu',
    ),
  },
  {
    pattern:
      /(?:\b(?:SBP|DBP|MAP|BP|CPP|ICP|CVP|MPAP|PAP) ?)?[<>≤≥⩽⩾~]? ?\d{1,3}(?:\s?(?:\/|–|-|to|and)\s?\d{1,3})?\s?mm ?Hg\b|\bblood pressure[^.;:]{0,40}?\b\d{2,3}\/\d{2,3}\b/giu,
    unless: (sentence) =>
      isOneCase(sentence) || /\b(?:cuff|dial|pump|inflat|gauge)/i.test(sentence),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:(?:one[- ])?half|(?:a|one|two|three|four)[ -](?:thirds?|quarters?|fifths?|tenths?)|the majority|most|a minority) (?:of )?(?:all |the |those |these |us\b|our )?${described}(?:${people}|${cases}|(?<=\bthose )who\b[^,.;]*|(?<=\bus))`,
      'giu',
    ),
    unless: (sentence, { from, to }) => to - from < 8 || isVague(sentence.slice(from, to)),
  },
  {
    pattern: new RegExp(
      String.raw`\b${count}(?: ${people})? (?:in|out of)(?: every)? (?:${words}|a? ?hundred|a? ?thousand|[1-9]\d*(?:[,. ]\d{3})*)\b(?! (?:hours?|days?|weeks?|months?|years?|minutes?|seconds?|vaccine|ml|m[lL]|litres?|steps?|pages?|°)\b)(?: ${described}(?:${people}|of us))?` +
        String.raw`|\b(?:for every|for each|out of every|out of|of every) (?:a )?(?:hundred|thousand|\d{2,3}(?:,\d{3})*) ${described}${people}\b` +
        String.raw`|\b1 ?: ?\d[\d,.]*(?:\s?(?:–|-|to)\s?(?:1 ?: ?)?\d[\d,.]*)? (?:\p{L}+ )?(?:${people}|${cases})\b` +
        String.raw`|(?<=\b(?:incidence|prevalence|occurs in|affects|risk of|risk is|estimated|estimated at|frequency)\W{1,3}(?:is |of |about |around |approximately )?[~≈]?)1 ?: ?\d[\d,.]+` +
        String.raw`|\b\d[\d,.]*\s?(?:per|\/)\s?(?:1,?000|10,?000|100,?000|million)\b`,
      'giu',
    ),
    unless: (sentence, { from, to }) =>
      /\b(?:step|page|part|level|phase|grade|score|question)s? $/i.test(sentence.slice(0, from)) ||
      /-$/.test(sentence.slice(0, from)) ||
      /^(?:\S+ )?(?:in|out of)(?: every)? (?:1|one)(?![\d,.]*\d)\b/i.test(
        sentence.slice(from, to),
      ) ||
      /\b(?:19|20)\d\d$/.test(sentence.slice(from, to)),
  },
  {
    pattern: new RegExp(String.raw`(?<![\d.,$£€\p{L}])(?:${AMOUNT})\s?(?:%|per ?cent\b)`, 'giu'),
    unless: (sentence, span) => !isRate(sentence, span) || isOneCase(sentence),
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\d.,$£€\p{L}])${AMOUNT}\s?(?:${UNITS_OF_DOSE}|${UNITS_OF_LABORATORY})` +
        String.raw`|(?<![\d.,$£€\p{L}])${AMOUNT}\s?(?:g|units?|m[lL]|litres?|liters?|L)(?=\/(?:kg|h|hr|hour|day)\b|(?<=units?)\/min\b|\s(?:IV|PO|IM|SC|BD|OD|TDS|QID|a day|an hour|per (?:day|hour|dose)|daily|every|once|twice|three times|four times|bolus|stat|of (?:saline|crystalloid|blood|fluid|plasma|insulin|heparin|oxytocin|vitamin|salt|sugar|fibre|fiber|protein))\b)`,
      'gu',
    ),
    unless: (sentence, span) => isContent(sentence, span) || isOneCase(sentence),
  },
];

/** Most sentences hold none of these, and need not be looked at more closely. */
const mayClaim = new RegExp(
  String.raw`\d|\b(?:${research}|millions?|thousands?|times|twice|half|thirds?|quarters?|fifths?|double|triple|fold|most|majority|lowers?|reduces?|cuts?|raises?|increases?|decreases?|doubles|halves|been|associated|linked|in|out)\b`,
  'iu',
);

/** "This page looks at what the studies found" says nothing of it yet. */
function isSubject(sentence: string, from: number): boolean {
  return /\b(?:what|how|which|why|whether)\b[^.]{0,30}$/iu.test(sentence.slice(0, from));
}

/** "Most people" is what everybody says. */
function isVague(words: string): boolean {
  return /^(?:most|the majority|a minority)\b/i.test(words);
}

/** Few people, or many who only read, buy or work. */
function isNoCount(sentence: string, { from, to }: Span, isFragment: boolean): boolean {
  const words = sentence.slice(from, to);
  if (new RegExp(String.raw`\b${cases}\b`, 'iu').test(words)) {
    return !/million|thousand|\d{3}|\d,\d/i.test(words) && !/\byear\b/i.test(sentence);
  }
  const isLarge = /million|thousand|\d,\d{3}|\d{5}/i.test(words);
  return !hasIllness.test(sentence) && !(isLarge && isFragment);
}
const hasIllness =
  /\b(?:ha(?:ve|s|d)|liv(?:e|es|ed|ing) with|suffer\w*|d(?:ie|ies|ied|ying)|kill\w*|affect\w*|diagnos\w+|develop\w*|gets?|catch\w*|caught|born with|admitted|hospital\w*|infect\w*|ill|cases?|deaths?|disease|cancer|injur\w+|recover\w*|surviv\w+|carr(?:y|ies)|experience\w*|need\w*|lack\w*|addict\w*|depend\w*)\b/iu;

/** A share of people or a change, and not what a bottle holds or a machine is set to. */
function isRate(sentence: string, { from, to }: Span): boolean {
  const before = sentence.slice(0, from);
  const after = sentence.slice(to);
  if (
    /^100\b/.test(sentence.slice(from, to)) ||
    setting.test(before.slice(-60)) ||
    settingAfter.test(after)
  ) {
    return false;
  }
  return rateAfter.test(after) || rateBefore.test(before.slice(-80));
}
const setting =
  /\b(?:oxygen|FiO\W?2\W?|FIO2|fraction of \p{L}+|SpO\W?2\W?|SaO\W?2\W?|saturations?|sats|humidity|I-time|ratio|EF|LVEF|ejection fraction|ha?ematocrit|Hct|HbA1c|FEV\W?1\W?|concentration|strength|extract|solution|chloride|saline|glucose|dextrose|chlorhexidine|alcohol|albumin|sevoflurane|isoflurane|desflurane|battery|volume|brightness|setting|set (?:to|at)|scale|level)\b[^.;]{0,25}$/iu;
const settingAfter =
  /^\s?(?:of (?:the )?(?:induction dose|goal|target|predicted|normal|maximum|max|dose|time|their time|our|workload|visits?|visitors|users)|predicted|oxygen|O\W?2|w\/v|v\/v|solution|strength|off|discount|chlorhexidine|alcohol|saline)\b/iu;
const rateNouns =
  'reduction|increase|decrease|rise|fall|drop|improvement|decline|risks?|chances?|mortality|survival|likelihood|probability|rates?|incidence|prevalence|success|sensitiv\\w+|specific\\w*|complications?|recurrence|relapse|morbidity';
const rateVerbs =
  'have|has|had|get|gets|develop\\w*|die|dies|died|recover\\w*|surviv\\w+|feel|feels|felt|need|needs|sleep|slept|show|showed|report\\w*|experience\\w*|are|is|were|was|will|do|did|involve\\w*|occur\\w*|present\\w*|resolve\\w*|respond\\w*|relapse\\w*|stop\\w*|improve\\w*|go|live|take|took|lack|carry|suffer\\w*|return\\w*|progress\\w*';
const rateAfter = new RegExp(
  String.raw`^\**\s?(?:(?:${rateNouns}|lower|higher|less|more|fewer|greater|better|worse|effective)\b|(?:${rateVerbs})\b(?! (?:turned|set|given|used)\b)|(?:vs\.?|versus)(?=\s)|(?:reduced|increased|decreased|relative|absolute|annual|overall|\d+-(?:day|month|year)|one-year|five-year|in-hospital|perioperative)\b|of (?:(?:all|the|those|these|our|us|its|total|healthy|infected|affected|untreated|treated) )*(?:[\p{L}-]+ ){0,2}(?:${people}|${cases}|population|us\b|those|bites|falls|tumou?rs|operations|episodes|bleeds|attacks|emissions|bleeding|women|ha?emorrhage|transplants|stones|relapses|grafts|infarcts|dementias?|arrests|events|lesions|individuals|survivors|who))`,
  'iu',
);
const rateBefore = new RegExp(
  String.raw`\b(?:${rateNouns}|affects?|by(?: up to| about| around| as much as| nearly| almost| over| more than)?|in(?: up to| about| around| over| nearly| almost)?|occurs? in|present in|seen in|found in|accounts? for(?: up to| about| around)?|causes?|caused|abstinence|success|falls? to|rises? to|drops? to|reduces? .{1,40} to|helps|cures?|recurs)\b[^.;%\d]{0,12}(?:\p{L}+ )?[(~≈<>⩾⩽≥≤±+-]*\s?$|[↑↓]\s?[^.;]{0,25}$`,
  'iu',
);
