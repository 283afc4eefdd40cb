/**
 * References as data, read from the text of a footnote. What is not certain is left out: a wrong
 * year or title is worse than none.
 */
import type { Reference } from '../../../schemas/types.ts';
import type {} from './listed-references.ts';
import { plain } from './plain-text.ts';
import type { LinkUse, Note } from './structure.ts';

/** DOI handbook, section 2.2: `10.`, a registrant, a slash, a name without spaces. */
export function isDoi(text: string): boolean {
  return /^10\.\d{4,9}\/\S+$/.test(trimEnd(text));
}

/** As PubMed counts them. */
export function isPmid(text: string): boolean {
  return /^[1-9]\d{0,7}$/.test(text);
}

/** One footnote as a reference. */
export function readReference(note: Note): Reference {
  return { ...readWords(note), ...note.node.data?.said };
}

function readWords({ id, node, links }: Note): Reference {
  const text = plain(node);
  const urls = links.flatMap(({ target }) => (target.kind === 'web' ? target.url : []));
  const doi = findDoi(text, urls);
  const pmid = findPmid(text, urls);
  const year = findYear(text);
  const title = findTitle(text, links);
  const url = findUrl(urls, doi, pmid);
  const studyType = findStudyType(text);
  return {
    id,
    text: text === '' ? id : text,
    ...(title !== undefined && { title }),
    ...(doi !== undefined && { doi }),
    ...(pmid !== undefined && { pmid }),
    ...(url !== undefined && { url }),
    ...(year !== undefined && { year }),
    ...(studyType !== undefined && { studyType }),
  };
}

/** What ends a sentence or closes a bracket that was opened outside belongs to the sentence. */
function trimEnd(text: string): string {
  let end = text.replace(/[.,;:\]}>"'”’]+$/, '');
  while (end.endsWith(')') && !end.includes('(')) end = end.slice(0, -1).replace(/[.,;:]+$/, '');
  return end;
}

function findDoi(text: string, urls: string[]): string | undefined {
  const linked = urls.map((url) => /^https?:\/\/(?:dx\.)?doi\.org\/(10\..+)$/i.exec(url)?.[1]);
  const written = /(?:^|[\s:(/[])(10\.\d{4,9}\/\S+)/.exec(text)?.[1];
  const found =
    linked.map((doi) => doi && decoded(doi)).find((doi) => doi && isDoi(doi)) ?? written;
  return found === undefined ? undefined : trimEnd(found);
}

function findPmid(text: string, urls: string[]): string | undefined {
  const linked = urls
    .map((url) => /^https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/([1-9]\d{0,7})\/?$/.exec(url)?.[1])
    .find((pmid) => pmid !== undefined);
  return linked ?? /\bPMID\s*:?\s*([1-9]\d{0,7})(?!\d)/.exec(text)?.[1];
}

/** The first address that is neither the DOI's nor PubMed's. */
function findUrl(urls: string[], doi: string | undefined, pmid: string | undefined) {
  const isKnown = (url: string) =>
    (doi !== undefined && /^https?:\/\/(dx\.)?doi\.org\//i.test(url)) ||
    (pmid !== undefined && url.includes('pubmed.ncbi.nlm.nih.gov'));
  // What no address can hold (RFC 3986), links may hold all the same.
  return urls.find((url) => /^https?:[^\s"<>\\^`{|}]+$/.test(url) && !isKnown(url));
}

/** The year of publication: as citation styles mark it, or the only year there is. */
function findYear(text: string): number | undefined {
  const words = text.replace(/\S*\/\S*/g, ' ').replace(/\bPMID\s*:?\s*\d+/g, ' ');
  const marked =
    /\((1[89]\d\d|20\d\d)[a-z]?\)|\b(1[89]\d\d|20\d\d)(?:\s+[A-Z][a-z]{2}(?:\s+\d{1,2})?)?;/;
  const [, bracketed, numbered] = marked.exec(words) ?? [];
  const year = bracketed ?? numbered;
  if (year !== undefined) return Number(year);
  const all = new Set(words.match(/(?<![\d–-])(?:19|20)\d\d(?![\d–-])/g));
  return all.size === 1 ? Number([...all][0]) : undefined;
}

/** The words of a link, or what stands where the Vancouver style has the title. */
function findTitle(text: string, links: readonly LinkUse[]): string | undefined {
  const linked = links.map(({ node }) => plain(node)).find((words) => isTitle(words));
  if (linked !== undefined) return linked;
  const quoted = /[“"«„]([^“”"«»„]{10,300})[”"»“]/.exec(text)?.[1]?.replace(/[.,]$/, '');
  if (quoted !== undefined && isTitle(quoted, 2)) return quoted;
  const name = String.raw`[\p{Lu}][\p{L}'’-]*(?: [\p{L}'’-]+)* \p{Lu}{1,3}`;
  const vancouver = new RegExp(
    String.raw`^${name}(?:, ${name})*(?:,? et al)?\. ([^.?!]{10,300}[.?!]) .*\b(?:1[89]|20)\d\d`,
    'u',
  );
  const title = vancouver.exec(text.slice(0, 1000))?.[1]?.replace(/\.$/, '');
  return title !== undefined && isTitle(title) ? title : undefined;
}

/** Several words, and no address. */
function isTitle(words: string, atLeast = 3): boolean {
  return words.split(' ').length >= atLeast && !/:\/\/|^10\.\d/.test(words);
}

const studyTypes: [RegExp, NonNullable<Reference['studyType']>][] = [
  [/\bsystematic review\b|\bCochrane Database\b/i, 'systematic review'],
  [/\bmeta-?analysis\b/i, 'meta-analysis'],
  [/\brandomi[sz]ed\b[^.;]{0,60}\btrial\b/i, 'randomized controlled trial'],
  [/\bopen[- ]label\b[^.;]{0,40}\b(trial|study)\b/i, 'open-label trial'],
  [/\bcase[- ]control\b/i, 'case-control study'],
  [/\bcohort\b/i, 'cohort study'],
  [/\bcase report\b/i, 'case report'],
  [/\b(practice|NICE) guidelines?\b/i, 'guideline'],
  [/\breview\b(?! of systems)/i, 'review'],
];

function findStudyType(text: string): Reference['studyType'] {
  // What a plan or a comment is about, it is not.
  if (/\b(protocol|editorial|comment|erratum|retracted)\b/i.test(text)) return undefined;
  return studyTypes.find(([pattern]) => pattern.test(text))?.[1];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
