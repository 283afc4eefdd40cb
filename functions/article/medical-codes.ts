/** What the codes of each system look like. Whether a code exists only the system itself knows. */
import type { MedicalCode } from '../../schemas/types.ts';
import { codeSystems } from '../site/names.ts';

interface Fault {
  /** Half a sentence. */
  what: string;
  /** How it was probably meant. */
  instead?: string;
}

/** What is wrong with the form of a code, if anything is. */
export function faultOf(system: MedicalCode['system'], code: string): Fault | undefined {
  const { form, what, tidy } = systems[system];
  if (form(code)) return undefined;
  const instead = tidy?.(code);
  return instead !== undefined && form(instead) ? { what, instead } : { what };
}

/** Its name among all codes, `icd-10-cm/G25.81`; undefined for what is none of its system. */
export function codeName({ system, code }: MedicalCode): string | undefined {
  return faultOf(system, code) === undefined ? `${codeSystems[system]}/${code}` : undefined;
}

interface System {
  form: (code: string) => boolean;
  what: string;
  tidy?: (code: string) => string;
}

const systems: Record<MedicalCode['system'], System> = {
  // Letter, digit, digit or letter; then a point and up to four more (ICD-10-CM guidelines, I.A).
  'ICD-10-CM': {
    form: (code) => /^[A-Z]\d[0-9AB](?:\.[0-9A-Z]{1,4})?$/.test(code),
    what: 'it is a letter and two digits, then a point and up to four more, like G25.81',
    tidy: (code) => code.toUpperCase().replace(/^(.{3})\.?(?=.)/, '$1.'),
  },
  // Descriptors D, qualifiers Q, supplementary concepts C; six digits, or nine for newer ones.
  MeSH: {
    form: (code) => /^[CDQ]\d{6}(?:\d{3})?$/.test(code),
    what: 'it is D, C or Q and six or nine digits, like D012148',
    tidy: (code) => code.toUpperCase(),
  },
  'SNOMED CT': {
    form: isConceptId,
    what: 'it is 6 to 18 digits, of which the last ones check the others',
  },
  // RxNorm concept unique identifiers are numbers that only ever grow.
  RxNorm: {
    form: (code) => /^[1-9]\d{0,7}$/.test(code),
    what: 'it is a number of at most eight digits, like 6574',
  },
};

/**
 * A concept's SNOMED CT identifier: 6 to 18 digits without leading zeros; the two before the last
 * say that it is a concept (00, or 10 in an extension); the last is a Verhoeff check digit
 * (SNOMED CT Release File Specification, SNOMED CT Identifiers).
 */
function isConceptId(code: string): boolean {
  return /^[1-9]\d{2,14}[01]0\d$/.test(code) && verhoeff(code) === 0;
}

/** Multiplication in the dihedral group D5: turns are 0 to 4, mirrorings 5 to 9. */
function times(a: number, b: number): number {
  const turned = a < 5 ? a + b : a - b + 10;
  return (turned % 5) + (a < 5 === b < 5 ? 0 : 5);
}

/** 0 for digits of which the last one is right (J. Verhoeff, Error Detecting Decimal Codes, 1969). */
function verhoeff(digits: string): number {
  const permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  let check = 0;
  [...digits].reverse().forEach((digit, position) => {
    let moved = Number(digit);
    for (let i = 0; i < position % 8; i++) moved = permutation[moved]!;
    check = times(check, moved);
  });
  return check;
}
