/**
 * A–Z: every title, and every name of what articles are about, in the order of its folded letters by code
 * unit. A page with too many lines leads to others for longer beginnings (shards.ts), so that an article
 * changes one page, or a few, however many there are.
 */
import { html, lines, type Html } from '../../base/markup.ts';
import { absolute, aToZPath } from '../../site/routes.ts';
import type { Settings } from '../../site/settings.ts';
import { stringsFor } from '../../site/strings/index.ts';
import { plainPage } from '../listings/plain-page.ts';
import { END, type NameLine } from './postings.ts';
import type { Content } from './shard.ts';

/** One page; what is in it in the order of its keys. */
export function aToZPage(prefix: string, content: Content, settings: Settings): string {
  const { aToZ, listing } = stringsFor(settings.language, settings);
  const title = prefix === '' ? aToZ.title : aToZ.titleOf(labelOf(prefix));
  const path = aToZPath(prefix);
  const description = listing.allOf(title, settings.name);
  const first = { path: aToZPath(), text: aToZ.title };
  const steps = prefix === '' ? [first] : [first, { path, text: labelOf(prefix) }];
  const shown = linesIn(content);
  const urls = shown.map(({ path }) => absolute(settings, path));
  const isEmpty = content.kind === 'keys' && shown.length === 0;
  const list = content.kind === 'split' ? ways(content.next) : letters(shown, prefix, settings);
  const main = [html`<h1>${title}</h1>`, isEmpty ? html`<p>${listing.none}</p>` : list];
  return plainPage({ title, description, path, steps, urls, main, unlisted: isEmpty }, settings);
}

type Shown = NameLine & { letter: string };

/** A name that two languages share is one line. */
function linesIn(content: Content): Shown[] {
  if (content.kind === 'split') return [];
  const found = new Map<string, Shown>();
  for (const { key, value } of content.postings) {
    const line = value as NameLine;
    const name = `${line.text}\n${line.path}\n${line.title ?? ''}`;
    if (!found.has(name)) found.set(name, { ...line, letter: labelOf([...key][0]!) });
  }
  return [...found.values()];
}

/** `restless-` → `Restless `; what has no letters and digits is under a sign. */
function labelOf(prefix: string): string {
  const [text = ''] = prefix.split(END);
  if (text === '') return '#';
  const [letter = '', ...rest] = text.replaceAll('-', ' ');
  return letter.toUpperCase() + rest.join('');
}

function ways(next: readonly string[]): Html {
  return html`<ul class="chips">
${lines(...next.map((one) => html`<li><a href="${aToZPath(one)}">${labelOf(one)}</a></li>`))}
</ul>`;
}

/** By their first letters, unless all of the page have the same. */
function letters(shown: readonly Shown[], prefix: string, settings: Settings): Html {
  const groups = [...Map.groupBy(shown, ({ letter }) => letter)];
  return lines(
    ...groups.map(
      ([letter, own]) => html`${prefix === '' && html`<h2>${letter}</h2>\n`}<ul class="names">
${lines(...own.map((one) => line(one, settings)))}
</ul>`,
    ),
  );
}

function line({ text, language, path, title }: NameLine, settings: Settings): Html {
  const lang = language !== settings.language && html` lang="${language}"`;
  if (title === undefined) return html`<li${lang}><a href="${path}">${text}</a></li>`;
  return html`<li${lang}>${text}: <a href="${path}">${title}</a></li>`;
}
