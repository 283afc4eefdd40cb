/** How doses are written in English. Patterns as text, for rules to build theirs from. */

/** A unit in which a medicine is taken, behind its number; what it is counted by may follow. */
export const DOSE_UNIT = String.raw`(?:mg|mcg|[µμ]g|g|m[lL]|IU|[Uu]nits?|(?:milli|micro)?grams?)(?![\p{L}\d])`;
