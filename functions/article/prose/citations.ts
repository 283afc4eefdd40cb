/** Where words say what they rest on, without a footnote: numbers, names and years, identifiers. */

const year = String.raw`(?:1[89]|20)\d\d[a-z]?`;

/** Public bodies that are known by their letters. */
const bodies =
  'WHO|CDC|NHS|NICE|NIH|FDA|EMA|EFSA|ECDC|UNICEF|IARC|GBD|ONS|AIHW|RKI|PHE|UKHSA|CRUK|BHF|ACOG|AAP|AHA|ACC|ADA|ESC|RCOG|SIGN|BNF|USPSTF|NCI|NIMH|NIDDK|OECD';

/** Each with what must be there at all: most passages hold none of it. */
const forms: [sign: RegExp, form: RegExp][] = [
  [
    /\(/,
    new RegExp(
      [
        // (Nobody et al., 2024), (WHO 2021; NICE 2023)
        String.raw`\([^()]{0,80}\p{Lu}[^()]{0,120}?\b${year}\b[^()]{0,40}\)`,
        // Nobody and Noone (2024) found
        String.raw`\p{Lu}[\p{L}'’-]+(?: et al\.?)? \(${year}\)`,
        // (WHO), (CDC, 2022)
        String.raw`\((?:${bodies})(?:[,;: ][^()]{0,60})?\)`,
      ].join('|'),
      'u',
    ),
  ],
  // [1], [2, 3], [4–6]; [@nobody2024], [see @noone, p. 3]
  [/\[/, /\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\]|\[[^\][]{0,60}@[\p{L}\d_][^\][]{0,120}\]/u],
  // A raised number behind a word or a full stop; m² and 10³ are none.
  [/[¹²³⁴-⁹]/, /(?:\p{L}{3}|[.,;:)”"%])[¹²³⁴-⁹]/u],
  [/\^/, /(?:\p{L}{3}|[.,;:)”"%])\^\d{1,3}(?:[,–-]\d{1,3})*\^/u],
  [/PMID|doi|10\./i, /\bPMID:?\s?\d|\bdoi:?\s?10\.|\b10\.\d{4,9}\/\S/],
];
/** (1), (2, 3), (4–6): a citation only where references are numbered. */
const bareNumbers = /\(\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\)/;
const named =
  /^(?:sources?|references?|adapted from|data from|citation)\b[^:]{0,30}:|\b(?:sources?|adapted from): /i;

/** `numbered`: the article has a list of references that such numbers can mean. */
export function citesInWords(text: string, numbered: boolean): boolean {
  return (
    forms.some(([sign, form]) => sign.test(text) && form.test(text)) ||
    (text.includes(':') && named.test(text)) ||
    (numbered && bareNumbers.test(text))
  );
}

/** What stands below a table or list, and says where it comes from. */
export function isSourceLine(text: string): boolean {
  return named.test(text) && text.length < 400;
}
