import type { MedicalCode, Summary } from '../../../schemas/types.ts';
import { codeName, faultOf } from '../../article/medical-codes.ts';
import { codeSystems as systems } from '../../site/names.ts';
import { codePath } from '../../site/routes.ts';
import { textParameter, type Kind } from './kind.ts';

type System = MedicalCode['system'];

/** What is about a condition, a drug, a supplement, by its medical code: `icd-10-cm/G25.81`. */
export const code: Kind<'code'> = {
  kind: 'code',
  what: 'a medical code',
  names: (summary) => (summary.status === 'live' ? codesOf(summary) : []),
  isName: (name) => readCode(name) !== undefined,
  address: '/codes/{system}/{code}/',
  parameters: {
    system: {
      description: 'A system of medical codes',
      schema: { type: 'string', enum: Object.values(systems) },
      example: 'icd-10-cm',
    },
    code: textParameter('A code of that system', 'G25.81', '^[A-Za-z0-9.]+$'),
  },
  path: codePath,
  called(name, _, summaries) {
    const { system, code } = readCode(name)!;
    const subject = subjectOf(summaries, { system, code });
    return { title: `${system} ${code}`, ...(subject && { description: subject }) };
  },
  pages: {
    all: 'Medical codes',
    follow: 'this code',
    nothing: 'About this code there are no articles at the moment.',
  },
  json: {
    operation: 'code',
    summary: 'The articles about what a medical code says',
  },
  feeds: {
    heading: 'By medical code',
    api: {
      format: 'atom',
      operation: 'codeFeed',
      summary: 'The articles about what a medical code says, with their full text (RFC 4287)',
      missing: 'No article was ever about it.',
    },
  },
};

/** The well-formed codes of what an article is about. Others name nothing, and may be no path. */
function codesOf({ about }: Pick<Summary, 'about'>): string[] {
  return about.flatMap(({ codes = [] }) => codes.flatMap((one) => codeName(one) ?? []));
}

/** `icd-10-cm/G25.81` → ICD-10-CM, G25.81; undefined where this is no such code. */
function readCode(id: string): MedicalCode | undefined {
  const [path, code] = id.split('/');
  const system = (Object.keys(systems) as System[]).find((one) => systems[one] === path);
  if (system === undefined || code === undefined) return undefined;
  return faultOf(system, code) === undefined ? { system, code } : undefined;
}

/** What the first of these articles that has the code calls it. */
function subjectOf(summaries: readonly Summary[], { system, code }: MedicalCode) {
  const subjects = summaries.flatMap(({ about }) => about);
  return subjects.find(({ codes = [] }) =>
    codes.some((one) => one.system === system && one.code === code),
  )?.name;
}
