/**
 * Bare web addresses, DOIs and PubMed ids in running text become links, as readers expect of the
 * first and as references need for the others.
 */
import type { Link, Text } from 'mdast';

const patterns =
  /(?<![\p{L}\p{N}])(?:https?:\/\/[^\s<>"“”„]+|doi:\s?10\.\d{4,9}\/[^\s<>"“”„]+|PMID:?\s?\d{1,8}(?!\d))/giu;

/** There may be something to link; cheap. */
export function mayHoldUrl(text: string): boolean {
  return text.includes('://') || /doi:|PMID/i.test(text);
}

/** The text in pieces, its addresses linked. */
export function linkBareUrls(node: Text): (Text | Link)[] {
  const pieces: (Text | Link)[] = [];
  let from = 0;
  for (const match of node.value.matchAll(patterns)) {
    const written = withoutPunctuation(match[0]);
    const url = urlOf(written);
    if (url === undefined) continue;
    if (match.index > from) pieces.push(words(node.value.slice(from, match.index), node));
    const { position } = node;
    const children = [words(written, node)];
    pieces.push({ type: 'link', url, children, ...(position && { position }) });
    from = match.index + written.length;
  }
  if (from < node.value.length) pieces.push(words(node.value.slice(from), node));
  return pieces;
}

function urlOf(written: string): string | undefined {
  const doi = /^doi:\s?(.+)$/i.exec(written)?.[1];
  if (doi !== undefined) return doiUrl(doi);
  const pmid = /^PMID:?\s?(\d+)$/i.exec(written)?.[1];
  if (pmid !== undefined) return pubmedUrl(pmid);
  return /^https?:\/\/[^/]/i.test(written) ? written : undefined;
}

/** Where a DOI leads, whoever published it (DOI handbook, section 3). */
export function doiUrl(doi: string): string {
  return `https://doi.org/${doi.split('/').map(encodeURIComponent).join('/')}`;
}

export function pubmedUrl(pmid: string): string {
  return `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;
}

function words(value: string, { position }: Text): Text {
  return { type: 'text', value, ...(position && { position }) };
}

/** Full stops and the like belong to the sentence; a closing bracket to whatever opened it. */
function withoutPunctuation(url: string): string {
  let end = url.length;
  let open = count(url, '(') - count(url, ')');
  for (; end > 0; end--) {
    const last = url[end - 1]!;
    if (last === ')' && open < 0) open++;
    else if (!/[.,:;!?'*_~\]}]/.test(last)) break;
  }
  return url.slice(0, end);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
