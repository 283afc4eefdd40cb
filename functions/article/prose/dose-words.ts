/** How doses are written in English. Patterns as text, for rules to build theirs from. */

/** `5`, `0.5`, `1,000`, `5–10`, `200 to 400`. */
export const AMOUNT = String.raw`\d[\d.,]*(?:\s?(?:–|-|to|and)\s?\d[\d.,]*)?`;

/** The end of a unit; what it is counted by may follow. */
const END = String.raw`(?!\.?[\p{L}\d])`;

/** Units that hardly anything but a medicine or a nutrient is measured in, by weight of the body or not. */
export const UNITS_OF_DOSE = String.raw`(?:mg|mcgs?|microgs?|[µμ]gs?|ugs?|micrograms?|milligrams?|IU)${END}(?:\/kg)?`;

/** What a laboratory measures. */
export const UNITS_OF_LABORATORY = String.raw`(?:mmol\/L|[µμ]mol\/L|mg\/dL|ng\/mL|nmol\/L|g\/d?L|pg\/mL)${END}`;

/** What may stand between a number and its unit: the rest of a range. */
export const RANGE = String.raw`(?:\s?(?:–|-|to)\s?\.?\d[\d.,]*)?`;

/** A unit in which a medicine is taken, behind its number; what it is counted by may follow. */
export const DOSE_UNIT =
  String.raw`(?:mgs?|mcgs?|microgs?|[µμ]gs?|ugs?|gm?|m[lL]s?|[lL]|litres?|liters?|IU|U|u|[Uu]nits?` +
  String.raw`|(?:milli|micro)?grams?|millilit(?:re|er)s?)${END}`;

/** A unit over a volume is what a laboratory measured, in blood, in water or in the air. */
export const NO_CONCENTRATION = String.raw`(?!\s?(?:\/|per )\s?(?:[dmµμ]?[lL]\b|min\b|s(?:ec)?\b|m[²³23]|g\b|dl\b|millilit|decilit|lit(?:re|er)|cubic))`;

/**
 * What is weighed, lost, breathed out or drunk is no dose: whether the number at `from` is one of
 * these, by the words around it.
 */
export function isMeasured(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - 50), from);
  const after = text.slice(to, to + 40);
  return (
    /\b(?:FEV\W?1\W?|FVC|PEF|vital capacity|tidal volume|stroke volume|cardiac output|urine|output|lost|loses|loss|weigh\w*|weight|bab(?:y|ies)|stones?|tumou?rs?|cysts?|residual|drained|measur(?:ed|es)|aspirated|let out|drinks?|drank|bottles?|bags?|walks?)\b[^.;]*$/iu.test(
      before,
    ) ||
    /^[^.;\d]{0,12}\bof (?:pus|urine|blood|bile|sputum|ascites|water|milk|fluid was)\b/iu.test(
      after,
    )
  );
}
