/** Which value to aim at, and how much to give: blood pressure, laboratory values, doses. */
import { AMOUNT, UNITS_OF_DOSE, UNITS_OF_LABORATORY } from '../dose-words.ts';
import { isContent, isOneCase } from './no-claims.ts';
import type { Kind } from './words.ts';

/** Units that measure other things too: only with how often, by which way, or of what. */
const looseUnits = '(?:g|units?|m[lL]|litres?|liters?|L)';
const given =
  String.raw`\/(?:kg|h|hr|hour|day)\b|(?<=units?)\/min\b` +
  String.raw`|\s(?:IV|PO|IM|SC|BD|OD|TDS|QID|a day|an hour|per (?:day|hour|dose)|daily|every|once|twice|three times|four times|bolus|stat)\b` +
  String.raw`|\sof (?:saline|crystalloid|blood|fluid|plasma|insulin|heparin|oxytocin|vitamin|salt|sugar|fibre|fiber|protein)\b`;
const isDoses = /\bdos(?:e|es|age|ing)\b|\bhow much\b|\bamount\b/i;

const amount = String.raw`(?<![\d.,$£€\p{L}])${AMOUNT}\s?`;

export const values: Kind[] = [
  {
    mayBe: /mm ?Hg|pressure/i,
    pattern:
      /(?:\b(?:SBP|DBP|MAP|BP|CPP|ICP|CVP|MPAP|PAP) ?)?(?:[<>≤≥⩽⩾~] ?)?\d{1,3}(?:\s?(?:\/|–|-|to|and)\s?\d{1,3})?\s?mm ?Hg\b|\bblood pressure[^.;:]{0,40}?\b\d{2,3}\/\d{2,3}\b|\b(?:systolic|diastolic) (?:blood )?pressure\b[^.;:]{0,60}?\b\d{2,3}\b/giu,
    unless: ({ sentence }) =>
      isOneCase(sentence) || /\b(?:cuff|dial|pump|inflat|gauge)/i.test(sentence),
  },
  {
    mayBe: /\d/,
    pattern: new RegExp(
      String.raw`${amount}(?:${UNITS_OF_DOSE}|${UNITS_OF_LABORATORY})|${amount}${looseUnits}(?=${given})`,
      'gu',
    ),
    unless: (use) => isContent(use) || isOneCase(use.sentence),
  },
  // What people are told to do or eat in a day or a week.
  {
    mayBe: /\d/,
    pattern:
      /\b(?:at least|no more than|less than|more than|up to) \d[\d,]* (?:minutes|hours|steps|portions|glasses|units|g|grams|teaspoons)\b[^.;]{0,40}\b(?:a|per|each|every) (?:day|night|week)\b/giu,
  },
  {
    mayBe: /\d/,
    pattern: new RegExp(
      String.raw`${amount}(?:${looseUnits}|tablets?|capsules?|drops|puffs?)(?!\p{L})`,
      'gu',
    ),
    unless: ({ column }) => column === undefined || !isDoses.test(column),
  },
];
