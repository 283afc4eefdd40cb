/** Which articles help to choose a treatment, and whether they say what the choice needs. English. */
import type { HealthAspect } from '../../../schemas/types.ts';
import { memoize } from '../../base/memoize.ts';
import type { ParsedArticle } from '../model.ts';
import { paragraphs } from '../markdown/plain-text.ts';
import type { Part, Structure } from '../markdown/structure.ts';
import { passages } from './passages.ts';
import { aspectsIn } from './section-aspects.ts';

/**
 * Articles for the public about a drug, a supplement or a procedure, that say so in their front matter,
 * in their title, or in a section of their outline that treats an illness. "Management" may be of a
 * ward, of time or of waste, and a handbook manages everything: it makes no article one of these.
 */
export function isAboutTreatment(article: ParsedArticle): boolean {
  const { audience, about = [] } = article.frontMatter;
  if (audience === 'professional') return false;
  return (
    about.some(({ type, name }) =>
      type === 'procedure' ? operation.test(name) : ['drug', 'supplement'].includes(type),
    ) ||
    isTreatmentTitle(article.title) ||
    hasTreatmentSection(article.structure)
  );
}

/** A procedure may as well be a test, or a trial. */
const operation =
  /surgery|operation|replacement|removal|transplant|repair|bypass|therapy|implant|injection|graft|ectomy|plasty|otomy|ablation/i;

/** What is treated, and is no illness. */
const noIllness =
  /\b(?:data|information|records?|waste|sewage|water|people|others|everybody|everyone|patients|staff|guests|customers|employees|wood|abroad|equal\p{L}*|we|our|us|write|writing|about)\b/iu;
const means =
  'treatments?|treating|therap(?:y|ies)|medicines?|medications?|drugs|surgery|remed(?:y|ies)|acupuncture|massage|hypnosis|psychotherapy|counselling|physiotherapy|radiotherapy|chemotherapy|injections?|tablets|creams?|antibiotics|antidepressants|painkillers|statins|supplements|vitamins?|herbs|yoga|meditation|exercises?';
const title = new RegExp(
  String.raw`^(?:\p{L}+ ){0,3}(?:${means}) (?:for|of) |^treating |^(?:taking|having) (?:\p{L}+ ){1,3}(?:tablets|pills|drops|medicine|therapy|surgery)|\b(?:treatments|therapies)$`,
  'iu',
);

function isTreatmentTitle(words: string): boolean {
  return title.test(words) && !noIllness.test(words);
}

const kindOf =
  '(?:medical|drug|surgical|other|home|natural|common|current|available|possible|main|standard|first-line|hospital|the|your|its)';
const heading = new RegExp(
  [
    String.raw`^(?:\d+\.? )?(?:${kindOf} )*treatments?(?: (?:and|or|&) \p{L}[\p{L} -]*| options?| choices?| overview)?(?: (?:for|of|at|in) .+)?\??$`,
    String.raw`^treating .+$`,
    String.raw`^how (?:is|are|do|does|can|to|will|might) .*\btreat(?:ed|s)?\b.*$`,
    String.raw`^(?:what|which) (?:\p{L}+ )?(?:treatments?|medicines?|therapies)\b.*$`,
    String.raw`^(?:medicines?|medications?|drugs?|therap(?:y|ies)|surgery|operations?)(?: (?:and|or|for|to) .+)?$`,
    String.raw`^is there (?:a|any) (?:cure|treatment).*$`,
  ].join('|'),
  'iu',
);

/** A heading of the outline, not one deep in a section, over more than "there is none". */
const hasTreatmentSection = memoize(({ parts }: Structure): boolean => {
  const depths = parts.flatMap(({ heading }) => heading?.node.depth ?? []);
  const top = Math.min(...depths);
  return parts.some((part, i) => {
    const { node, text = '' } = part.heading ?? {};
    if (node?.depth !== top || !heading.test(text) || noIllness.test(text)) return false;
    return saysHow(section(parts, i));
  });
});

/** A part with all that stands below it. */
function section(parts: readonly Part[], at: number): readonly Part[] {
  const depth = parts[at]!.heading!.node.depth;
  const next = parts.findIndex(
    ({ heading }, i) => i > at && heading !== undefined && heading.node.depth <= depth,
  );
  return parts.slice(at, next < 0 ? undefined : next);
}

function saysHow(parts: readonly Part[]): boolean {
  const text = parts.map(({ nodes }) => paragraphs(nodes)).join(' ');
  const words = text.match(/\p{L}+/gu)?.length ?? 0;
  if (shown.test(text) && !applied.test(text)) return false;
  const none =
    /\bno (?:specific |known |special )?(?:treatment|cure)\b|\bthere is none\b|\bnone is needed\b|\bneeds? no treatment\b/i;
  return words > 3 && !(none.test(text) && words < 30);
}

/** Where treatments are shown, counted or written down. */
const shown =
  /\b(?:tables?|lists?|reports?|graphs?|charts?|screens?|menus?|tabs?|buttons?|clicks?|select|fields?|columns?|rows?|databases?|data|logs?|logged|records?|entr(?:y|ies)|settings?|filters?|displays?|download|uploads?)\b/iu;
/** And where one is named, or something that is done. */
const applied = new RegExp(
  String.raw`\b(?:${means.replace('treatments?|treating|', '')}|medic\p{L}+|drug|doctors?|nurses?|surgeons?|vaccin\p{L}+|therapist|rest|ice|diet|insulin|cream|tablet|ointment|gel|dose[sd]?|treated|treats?|cures?|heal\p{L}*|eas(?:e|es)|reliev\p{L}+)\b|\d\s?(?:mg|mcg|g|ml|units)\b`,
  'iu',
);

/** There is a section about one of these, or the text says something like it. */
export function speaksOf(
  article: ParsedArticle,
  aspects: readonly HealthAspect[],
  words: RegExp,
): boolean {
  const found = aspectsIn(article);
  return (
    aspects.some((aspect) => found.has(aspect)) ||
    passages(article).some(({ text }) => words.test(text))
  );
}

/** One word for each thing that can be done. */
const done =
  /\b(cream|ointment|gel|light|laser|injection|infusion|inhaler|patch|surgery|operation|transplant|splint|brace|insole|bandage|exercise|stretching|physiotherapy|massage|acupuncture|diet|rest|ice|counselling|psychotherapy|talking therapy|radiotherapy|chemotherapy|dialysis|hearing aid|freezing|acid|antibiotic|antiviral|painkiller|steroid|vaccine|herb|supplement)(?:s|es)?\b/giu;

/** An article about an illness that names two things or more which can be done. */
export function namesSeveral(article: ParsedArticle): boolean {
  const found = new Set<string>();
  for (const { text } of passages(article))
    for (const [, word] of text.matchAll(done)) found.add(word!.toLowerCase());
  return found.size > 1;
}
