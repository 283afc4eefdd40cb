/** How many people have it, die of it, are born with it. */
import { cases, described, people, small, type Kind, type Use } from './words.ts';

const many =
  String.raw`(?:(?:\d[\d,.]*|a|several|${small}) )?(?:millions?|hundreds of thousands|tens of thousands|thousands)(?: of)?` +
  String.raw`|\d{1,3}(?:,\d{3})+|\d+`;
const about =
  '(?:about|around|some|nearly|almost|over|more than|up to|an estimated|roughly|approximately)';

const ofCases = new RegExp(String.raw`\b${cases}\b`, 'iu');
const ofIllness =
  /\b(?:ha(?:ve|s|d) (?!signed|joined|asked|come|applied|answered|said|registered|read|written|taken part)|liv(?:e|es|ed|ing) with|suffer\w*|d(?:ie|ies|ied|ying)|kill\w*|affect\w*|diagnos\w+|develop\w*|gets?|catch\w*|caught|born with|admitted|hospital\w*|infect\w*|ill|cases?|deaths?|disease|cancer|injur\w+|recover\w*|surviv\w+|carr(?:y|ies)|experience\w*|need\w*|lack\w*|addict\w*|depend\w*)\b/iu;
/** Those that somebody serves or writes to, and the size of a town. */
const ofUs =
  /\b(?:we|our|us)\b|\b(?:towns?|villages?|cit(?:y|ies)|population|audience|stadium)\b/iu;

/** Few people who are not ill, or many who only read, buy or work. */
function isNoCount({ sentence, words, before, isFragment }: Use): boolean {
  // "Type 1 patients", "stage 3 cancers"
  if (/\b(?:type|stage|phase|grade|group|class|level|number|no\.?|chapter)\s\W*$/iu.test(before))
    return true;
  if (ofCases.test(words)) {
    return !/million|thousand|\d{3}|\d,\d/i.test(words) && !/\byear\b/i.test(sentence);
  }
  const isLarge = /million|thousand|\d,\d{3}|\d{5}/i.test(words);
  return !ofIllness.test(sentence) && !(isLarge && (isFragment || !ofUs.test(sentence)));
}

export const countsOfPeople: Kind[] = [
  {
    mayBe: /\d|millions?|thousands/i,
    pattern: new RegExp(
      String.raw`\b(?:${about} )?(?<![\d.,$£€]|\p{L})(?:${many}) ${described}(?:${people}|${cases})\b(?: (?:a|each|every|per) year)?`,
      'giu',
    ),
    unless: isNoCount,
  },
];
