/**
 * References that are no footnotes: a list below a heading like "References", as most handbooks have
 * it. What stands in them others have written: it is no prose of the article's.
 */
import type { List, Nodes, RootContent } from 'mdast';
import { memoize } from '../../base/memoize.ts';
import { positionOfNode, type Position } from '../positions.ts';
import { positionInNote, positionOfWords } from '../markdown/note-positions.ts';
import { plain } from '../markdown/plain-text.ts';
import type { Part, Structure } from '../markdown/structure.ts';
import type { Target } from '../markdown/targets.ts';

/** One heading for references, in the languages that most articles are in. */
const names =
  'references?|reference list|references cited|works cited|literature cited|bibliography|citations' +
  '|einzelnachweise|literatur(?:verzeichnis|hinweise)?|quellen(?:verzeichnis|angaben)?|referenzen' +
  '|referencias(?: bibliográficas)?|bibliografía|références|bibliographie|riferimenti(?: bibliografici)?' +
  '|bibliografia|referências(?: bibliográficas)?|referenties|literatuur|referenser|referencer|referanser' +
  '|litteratur|kildehenvisninger|piśmiennictwo|список литературы|литература|参考文献|引用文献|文献|參考文獻' +
  '|참고 ?문헌|المراجع|kaynakça|kaynaklar';
/** Headings that may as well be over something else: what stands below decides. */
const mayBe =
  'sources?|notes|endnotes|literature|evidence|sources? and references?|fuentes|fonti|fontes|bronnen' +
  '|källor|kilder|źródła|przypisy|источники|出典|参考资料|參考資料|출처|المصادر';
/** Not what the article rests on, but what else there is. */
const more = 'further reading|see also|read more|useful links|links|resources|more information';

const around = (names: string) =>
  new RegExp(
    String.raw`^(?:\d+\.? )?(?:(?:key|selected|main|list of|our|all) )?(?:${names})` +
      String.raw`(?: (?:and|&) (?:notes|further reading|links|resources|sources|references))?:?$`,
    'iu',
  );
const certain = around(names);
const possible = around(mayBe);
const reading = around(more);

type Heading = 'references' | 'perhaps' | 'more' | undefined;

function headingKind(text: string): Heading {
  if (text.length > 60) return undefined;
  if (certain.test(text)) return 'references';
  if (possible.test(text)) return 'perhaps';
  return reading.test(text) ? 'more' : undefined;
}

interface Found {
  /** Nodes that hold what the article cites. */
  references: RootContent[];
  /** Lists of what else there is to read. */
  more: RootContent[];
}

/** What of a section is a list of references. */
export const referencesIn = memoize((part: Part): Found => {
  const found: Found = { references: [], more: [] };
  let kind = part.heading === undefined ? undefined : headingKind(part.heading.text);
  for (const node of part.nodes) {
    const title = boldTitle(node);
    if (title !== undefined) kind = headingKind(title);
    else if (kind === 'references' && (node.type === 'list' || looksCited(node)))
      found.references.push(node);
    else if (kind === 'perhaps' && looksCited(node)) found.references.push(node);
    else if (kind === 'more' && looksCited(node)) found.more.push(node);
    else if (node.type === 'list' && isBibliography(node)) found.references.push(node);
  }
  return found;
});

/** The lists of a whole text; empty where its references are footnotes, or none. */
export const referenceLists = memoize((structure: Structure): readonly RootContent[] =>
  structure.parts.flatMap((part) => referencesIn(part).references),
);

/** Everything that is cited, with the way to where words of it stand: footnotes, then lists. */
export function citedTexts(
  structure: Structure,
  text: string,
): { text: string; position: (words: string) => Position }[] {
  const entries = referenceLists(structure).flatMap((node): Nodes[] =>
    node.type === 'list' ? node.children : [node],
  );
  return [
    ...structure.notes.map((note) => ({
      text: plain(note.node),
      position: (words: string) => positionInNote(note, text, words),
    })),
    ...entries.map((node) => ({
      text: plain(node),
      position: (words: string) => positionOfWords(node, text, words) ?? positionOfNode(node),
    })),
  ];
}

/** `**References**`, in a paragraph of its own. */
function boldTitle(node: RootContent): string | undefined {
  if (node.type !== 'paragraph' || node.children.length !== 1) return undefined;
  const [only] = node.children;
  return only?.type === 'strong' ? plain(only) : undefined;
}

/** At least half of its entries name a year, an address or an identifier. */
function looksCited(node: RootContent): boolean {
  const entries = node.type === 'list' ? node.children : node.type === 'paragraph' ? [node] : [];
  const cited = entries.filter((entry) => isCitation(plain(entry)) || leadsAway(entry));
  return entries.length > 0 && cited.length * 2 >= entries.length;
}

/** `Gorantla S,`, `Gorantla, S. (2019)`, `Gorantla S et al.`; "Vitamin D, since 2015" begins alike. */
const byInitials =
  /^\W*(?!(?:Vitamins?|Hepatitis|Influenza|Type|Group|Grade|Stage|Step|Part|Table|Figure)\b)\p{Lu}[\p{L}’'-]+,? (?:\p{Lu}\.?[ -]?){1,3}(?:(?<=\.)|[.,;]| ?\(| ?&| ?and \p{Lu}| ?et al\b)/u;

/** Whatever it is called: entries that begin with an author's initials, and name a year. */
function isBibliography({ children }: List): boolean {
  return children.every((child) => {
    const entry = plain(child);
    return byInitials.test(entry) && isCitation(entry);
  });
}

const isCitation = (text: string) =>
  /\b(?:1[89]|20)\d\d\b|\bet al\b|\bdoi\b|\b10\.\d{4,9}\/|\bPMID\b|https?:\/\/|\bISBN\b/i.test(
    text,
  );

/** An address that can be read, and none to write to. */
export function isOnTheWeb(target: Target | undefined): boolean {
  return target?.kind === 'web' && /^https?:/.test(target.url);
}

function leadsAway(node: Nodes): boolean {
  if (node.type === 'link') return isOnTheWeb(node.data?.target);
  return 'children' in node && node.children.some((child) => leadsAway(child));
}
