/** What claims are made of, as text for patterns: numbers in words, people, illnesses, changes. English. */

/** One claim of a kind, and what looks like it and claims nothing. */
export interface Kind {
  /** Sentences without it hold none of the kind: most, and quickly told. */
  mayBe: RegExp;
  pattern: RegExp;
  unless?: (use: Use) => boolean;
}

/** Where a pattern has matched. */
export interface Use {
  sentence: string;
  /** The words that matched, and all before and behind them. */
  words: string;
  before: string;
  after: string;
  /** They stand in a cell or an item of a list. */
  isFragment: boolean;
  /** What stands at the head of the column, if it is a cell. */
  column: string | undefined;
}

export const small = 'two|three|four|five|six|seven|eight|nine|ten';

/** A whole number, in digits or in words. */
export const count = String.raw`(?:(?:one|${small}|a hundred)|\d+)`;

export const people =
  '(?:people|persons?|adults|adolescents|women|men|children|boys|girls|bab(?:y|ies)|infants|newborns' +
  '|toddlers|teenagers|patients|pregnancies|births|mothers|fathers|parents|smokers|families|inhabitants' +
  '|americans|europeans|britons|survivors|residents|carers|workers|pupils|students|individuals)';

/** What is counted when people fall ill. */
export const cases =
  '(?:deaths|cases|diagnoses|births|infections|strokes|heart attacks|admissions|injuries|fractures' +
  '|cancers|suicides|operations|falls|bites|bleeds|relapses)';

/** What changes when people are treated, or smoke. */
export const effect =
  '(?:risks?|rates?|chances?|odds|likelihood|probability|mortality|number|incidence|prevalence|death rate)';

/** Up to two words that describe what is counted: "older", "newly diagnosed". */
export const described = String.raw`(?:(?!of\b|in\b|to\b|and\b)\p{L}[\p{L}-]* ){0,2}`;

/** A share in words: "a third", "three quarters", "half". */
export const share = String.raw`(?:(?:one[- ])?half|(?:a|one|two|three|four)[ -](?:thirds?|quarters?|fifths?|tenths?))`;
