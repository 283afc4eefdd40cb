/** Medical codes in collection ids and paths: `icd-10-cm/G25.81`. */
import type { Summary, MedicalCode } from '../../../schemas/types.ts';
import { faultOf } from '../../article/medical-codes.ts';

type System = MedicalCode['system'];

const systems: Record<System, string> = {
  'ICD-10-CM': 'icd-10-cm',
  MeSH: 'mesh',
  'SNOMED CT': 'snomed-ct',
  RxNorm: 'rxnorm',
};

/** The well-formed codes of what an article is about. Others name nothing, and may be no path. */
export function codesOf({ about }: Pick<Summary, 'about'>): string[] {
  const codes = about.flatMap(({ codes = [] }) => codes);
  return codes
    .filter(({ system, code }) => faultOf(system, code) === undefined)
    .map(({ system, code }) => `${systems[system]}/${code}`);
}

/** `icd-10-cm/G25.81` → ICD-10-CM, G25.81; undefined where this is no such code. */
export function readCode(id: string): MedicalCode | undefined {
  const [path, code] = id.split('/');
  const system = (Object.keys(systems) as System[]).find((one) => systems[one] === path);
  if (system === undefined || code === undefined) return undefined;
  return faultOf(system, code) === undefined ? { system, code } : undefined;
}

/** What the first of these articles that has the code calls it. */
export function subjectOf(summaries: readonly Summary[], { system, code }: MedicalCode) {
  const subjects = summaries.flatMap(({ about }) => about);
  return subjects.find(({ codes = [] }) =>
    codes.some((one) => one.system === system && one.code === code),
  )?.name;
}
