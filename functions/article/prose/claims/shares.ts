/** What share of people: "half of all adults", "one in four", "12 per 100,000", "30–50%". */
import { AMOUNT } from '../dose-words.ts';
import { isOneCase } from './no-claims.ts';
import { cases, count, described, people, share, small, type Kind, type Use } from './words.ts';

const total = String.raw`(?:${small}|a? ?hundred|a? ?thousand|[1-9]\d*(?:[,. ]\d{3})*)`;
/** "One tablet in 24 hours", "6 in 1 vaccine" are no shares. */
const noTotal = String.raw`(?! (?:hours?|days?|weeks?|months?|years?|minutes?|seconds?|vaccine|m[lL]|litres?|steps?|pages?|rooms?|wards?|°)\b)`;

const isNoShare: Kind['unless'] = ({ before, words }) =>
  /\b(?:step|page|part|level|phase|grade|score|question)s? $|-$/i.test(before) ||
  /^(?:\S+ )?(?:in|out of)(?: every)? (?:1|one)(?![\d,.]*\d)\b/i.test(words) ||
  /\b(?:19|20)\d\d$/.test(words);

const setting =
  /\b(?:oxygen|FiO\W?2\W?|fraction of \p{L}+|SpO\W?2\W?|SaO\W?2\W?|saturations?|sats|humidity|I-time|ratio|EF|LVEF|ejection fraction|ha?ematocrit|Hct|HbA1c|FEV\W?1\W?|concentration|strength|extract|solution|chloride|saline|glucose|dextrose|chlorhexidine|alcohol|albumin|sevoflurane|isoflurane|desflurane|vaporiser|vaporizer|battery|volume|brightness|setting|set (?:to|at)|scale|level)\b[^.;]{0,25}$/iu;
const settingAfter =
  /^\s?(?:of (?:the )?(?:induction dose|goal|target|predicted|normal|maximum|max|dose|time|(?:their|its|our) (?:time|money|budget)|our|workload|visits?|visitors|users|links)|predicted|oxygen|O\W?2|w\/v|v\/v|ABV|solution|strength|off|discount|chlorhexidine|alcohol|saline|fat)\b/iu;

const nouns =
  'reduction|increase|decrease|rise|fall|drop|improvement|decline|risks?|chances?|mortality|survival|likelihood|probability|rates?|incidence|prevalence|success|sensitiv\\w+|specific\\w*|complications?|recurrence|relapse|morbidity';
const verbs =
  'have|has|had|get|gets|develop\\w*|die|dies|died|recover\\w*|surviv\\w+|feel|feels|felt|need|needs|sleep|slept|show|showed|report\\w*|experience\\w*|are|is|were|was|will|do|did|involve\\w*|occur\\w*|present\\w*|resolve\\w*|respond\\w*|relapse\\w*|stop\\w*|improve\\w*|go|live|take|took|lack|carry|suffer\\w*|return\\w*|progress\\w*';
const about = '(?: up to| about| around| as much as| nearly| almost| over| more than)?';

/** Behind a per cent: whom or what it is a share of, how it changes, what they do. */
const rateAfter = new RegExp(
  String.raw`^\**\s?(?:(?:${nouns}|lower|higher|less|more|fewer|greater|better|worse|effective)\b` +
    String.raw`|(?:${verbs})\b(?! (?:turned|set|given|used)\b)|(?:vs\.?|versus)(?=\s)` +
    String.raw`|(?:reduced|increased|decreased|relative|absolute|annual|overall|\d+-(?:day|month|year)|one-year|five-year|in-hospital|perioperative)\b` +
    String.raw`|of (?:(?:all|the|those|these|our|us|its|total|healthy|infected|affected|untreated|treated) )*(?:[\p{L}-]+ ){0,2}(?:${people}|${cases}|population|us\b|those|tumou?rs|episodes|attacks|emissions|bleeding|ha?emorrhage|transplants|stones|grafts|infarcts|dementias?|arrests|events|lesions|who))`,
  'iu',
);
/** Before it: what is measured, or how it has changed. */
const rateBefore = new RegExp(
  String.raw`\b(?:${nouns}|affects?|by${about}|in${about}|occurs? in|present in|seen in|found in|accounts? for${about}|causes?|caused|abstinence|falls? to|rises? to|drops? to|reduces? .{1,40} to|helps|cures?|recurs)\b[^.;%\d]{0,12}(?:\p{L}+ )?[(~≈<>⩾⩽≥≤±+-]*\s?$|[↑↓]\s?[^.;]{0,25}$`,
  'iu',
);

/** A share of people or a change, and not what a bottle holds or a machine is set to. */
function isRate({ words, before, after }: Use): boolean {
  if (/^100\b/.test(words) || setting.test(before.slice(-60)) || settingAfter.test(after)) {
    return false;
  }
  return rateAfter.test(after) || rateBefore.test(before.slice(-80));
}

export const shares: Kind[] = [
  {
    mayBe: /half|third|quarter|fifth|tenth/i,
    pattern: new RegExp(
      String.raw`\b${share} (?:of )?(?:all |the |those |these |us\b|our )?${described}(?:${people}|${cases}|(?<=\bthose )who\b[^,.;]*|(?<=\bus))`,
      'giu',
    ),
  },
  {
    mayBe:
      /\d.*(?:\bin\b|out of|\bper\b|[/:])|\b(?:one|two|three|four|five|six|seven|eight|nine|ten) .*\b(?:in|out of)\b|(?:for|of) (?:every|each)/i,
    pattern: new RegExp(
      String.raw`\b${count}(?: ${people} in| in|(?: \p{L}+)? out of)(?: every)? ${total}\b${noTotal}(?: ${described}(?:${people}|of us))?` +
        String.raw`|\b(?:for every|for each|out of every|out of|of every) (?:a )?(?:hundred|thousand|\d{2,3}(?:,\d{3})*) ${described}${people}\b` +
        String.raw`|\b1 ?: ?\d[\d,.]*(?:\s?(?:–|-|to)\s?(?:1 ?: ?)?\d[\d,.]*)? (?:\p{L}+ )?(?:${people}|${cases})\b` +
        String.raw`|(?<=\b(?:incidence|prevalence|occurs in|affects|risk of|risk is|estimated|estimated at|frequency)\W{1,3}(?:is |of |about |around |approximately )?[~≈]?)1 ?: ?\d[\d,.]+` +
        String.raw`|\b\d[\d,.]*\s?(?:per|\/)\s?(?:1,?000|10,?000|100,?000|million)\b`,
      'giu',
    ),
    unless: isNoShare,
  },
  {
    mayBe: /%|per ?cent/i,
    pattern: new RegExp(String.raw`(?<![\d.,$£€\p{L}])(?:${AMOUNT})\s?(?:%|per ?cent\b)`, 'giu'),
    unless: (use) => !isRate(use) || isOneCase(use.sentence),
  },
];
