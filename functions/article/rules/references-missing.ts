import { referenceLists } from '../prose/reference-lists.ts';
import { isUnread } from '../prose/unread.ts';
import { sources, type Rule } from './rule.ts';

export const referencesMissing: Rule = {
  id: 'references-missing',
  reason: 'What an article claims, others have found out: it says who, and where to read it.',
  ...sources.jama,
  strict: 'error',
  plain: 'off',
  bad: 'Words.\n',
  good: 'Words.[^a]\n\n[^a]: A study.\n',
  *check(article) {
    if (isUnread(article)) return;
    const { structure, position } = article;
    if (structure.notes.length > 0 || referenceLists(structure).length > 0) return;
    if (structure.links.some(({ target }) => target.kind === 'web' && isSource(target.url))) return;
    const reason =
      'The article cites nothing: put a marker like [^who2024] after each claim, and a line that ' +
      'begins with [^who2024]: at the end.';
    yield { position: position([]), reason };
  },
};

/** A paper, or what a public body has written: not a shop, and not a page to book a visit. */
function isSource(url: string): boolean {
  const host = /^https?:\/\/([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';
  return /(?:^|\.)(?:doi\.org|ncbi\.nlm\.nih\.gov|europepmc\.org|cochrane(?:library)?\.(?:org|com)|who\.int|nice\.org\.uk|nhs\.uk|europa\.eu)$|\.(?:gov|edu)(?:\.[a-z]{2})?$|\.ac\.[a-z]{2}$/.test(
    host,
  );
}
