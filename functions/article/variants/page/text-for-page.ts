/**
 * What the page adds to the text: buttons that show a reference where it is cited, the word that a table is
 * wider than the screen, formulas for those who have no font for them. But for the buttons, the frame for
 * partners has it too, and nobody else. It works on our own HTML, whose form render/handlers.ts gives it.
 */
import { html, raw } from '../../../base/markup.ts';
import type { Strings } from '../../../site/strings/index.ts';

type Words = Strings['article'];

/** The anchor of a reference that is shown where it is cited; no other has a full stop in it. */
export function noteAnchor(id: string): string {
  return `${id}.note`;
}

const citation =
  /<sup class="hw-cite"><a href="#([^"]+)" id="([^"]+)" role="doc-noteref">\[(\d+)\]<\/a><\/sup>/g;

/**
 * Beside each link to the list a button; the stylesheet shows the one that the browser knows how to
 * use, so the anchor is on what holds both.
 */
export function citing(text: string, words: Words): string {
  return text.replaceAll(citation, (_, note: string, call: string, number: string) => {
    const label = words.reference(Number(number));
    const target = noteAnchor(decodeURIComponent(note));
    return html`<sup class="hw-cite" id="${call}">\
<a href="#${note}" role="doc-noteref">[${number}]</a>\
<button hidden type="button" popovertarget="${target}" aria-label="${label}">[${number}]</button></sup>`
      .text;
  });
}

/** The first picture of a page comes before all else, and waits for nobody to scroll to it; all others do. */
export function withEagerPicture(text: string): string {
  return text.replace(/(<img (?:[^">]|"[^"]*")*?) loading="lazy"/, '$1 fetchpriority="high"');
}

/** A table of fewer columns fits on a phone. */
const WIDE_COLUMNS = 3;

const table = /(<div class="hw-table)("[^>]*>)(<table>[^]*?<\/tr>)/g;

/** A formula in its own line may be wider than a phone: who has no finger or mouse moves it by keys, as tables. */
function movable(text: string, { formula }: Words): string {
  return text.replaceAll(
    /<math display="block"[^]*?<\/math>/g,
    (math) =>
      html`<div class="formula" role="group" tabindex="0" aria-label="${formula}">${raw(math)}</div>`
        .text,
  );
}

/**
 * A variable, a single letter, would be drawn in slanted letters that only fonts for mathematics have; the
 * stylesheet takes a slanted letter of any font.
 */
export function lettered(text: string): string {
  return text.replaceAll(/<mi>(\p{L})<\/mi>/gu, '<mi class="hw-letter">$1</mi>');
}

/** Over each wide table, for those who see no more than its first columns. */
export function scrolling(text: string, words: Words): string {
  return movable(text, words).replaceAll(
    table,
    (whole, open: string, rest: string, row: string) => {
      const columns = row.match(/<t[hd][ >]/g)?.length ?? 0;
      if (columns < WIDE_COLUMNS) return whole;
      const hint = html`<p class="hw-scroll" aria-hidden="true">${words.scrolls(columns)}</p>`.text;
      return `${open} hw-wide${rest}${hint}${row}`;
    },
  );
}
