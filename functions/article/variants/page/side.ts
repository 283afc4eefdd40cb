/**
 * What helps to find one's way: the contents, and the key facts. Folded on a phone, where they would
 * stand between the reader and the answer; open beside the text where there is room (style/side.ts).
 */
import type { Dose, MedicalCode, Subject } from '../../../../schemas/types.ts';
import { html, lines, type Html } from '../../../base/markup.ts';
import { codePath } from '../../../site/routes.ts';
import type { Settings } from '../../../site/settings.ts';
import { stringsFor, type Strings } from '../../../site/strings/index.ts';
import { pageAnchors } from '../../markdown/anchors.ts';
import { codeName } from '../../medical-codes.ts';
import type { ParsedArticle } from '../../model.ts';
import type { Content } from '../../render/content.ts';
import type { Facts } from '../../render/facts.ts';
import type { Live } from '../variant.ts';

/** Headings from which on a list of contents helps more than it hinders. */
const CONTENTS_FROM_HEADINGS = 4;

/** Both, as far as there are any; undefined without. */
export function side({ article, facts, content, settings }: Live): Html | undefined {
  const folded = [contents(article, content, settings), keyFacts(facts, settings)].filter(
    (one) => one !== undefined,
  );
  if (folded.length === 0) return undefined;
  return html`<div class="side">
${lines(...folded)}
</div>`;
}

function contents(
  { structure, language }: ParsedArticle,
  { references }: Content,
  settings: Settings,
): Html | undefined {
  const top = Math.min(...structure.headings.map(({ node }) => node.depth));
  const entries = structure.headings
    .filter(({ node, text }) => node.depth === top && text !== '')
    .map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>\n`);
  if (entries.length < CONTENTS_FROM_HEADINGS) return undefined;
  const { id, text } = structure.references;
  if (references !== '') entries.push(html`<li><a href="#${id}">${text}</a></li>\n`);
  const { contents } = stringsFor(language, settings).article;
  return html`<details class="contents" id="${pageAnchors.contents}">
<summary>${contents}</summary>
<nav aria-label="${contents}">
<ul>
${entries}</ul>
</nav>
</details>`;
}

/** What the article is about, in the words of its front matter. */
function keyFacts({ about, language }: Facts, settings: Settings): Html | undefined {
  if (about.length === 0) return undefined;
  const strings = stringsFor(language, settings);
  return html`<details class="key-facts">
<summary>${strings.article.keyFacts}</summary>
<dl>
${lines(...[...Map.groupBy(about, ({ type }) => type)].map((one) => subjects(one, strings)))}
</dl>
</details>`;
}

/** Each kind of subject is a term once (HTML, the dl element). */
function subjects([type, own]: [Subject['type'], Subject[]], { about: words }: Strings): Html {
  return lines(html`<dt>${words[type]}</dt>`, ...own.map((one) => subject(one, words)));
}

function subject(about: Subject, words: Words): Html {
  const {
    name,
    alternateNames = [],
    codes = [],
    recommendedIntake = [],
    maximumIntake = [],
  } = about;
  return html`<dd>
${lines(
  html`<p><strong>${name}</strong></p>`,
  alternateNames.length > 0 && html`<p>${words.alsoCalled(alternateNames)}</p>`,
  doses(words.recommended, recommendedIntake, words),
  doses(words.maximum, maximumIntake, words),
  codes.length > 0 && html`<p class="codes">${lines(...codes.map(code))}</p>`,
)}
</dd>`;
}

type Words = Strings['about'];

/** Each with whom it is for; whose word it is, once where they agree. */
function doses(title: string, given: readonly Dose[], words: Words): Html | undefined {
  if (given.length === 0) return undefined;
  const authorities = new Set(given.map(({ authority }) => authority));
  const [common] = authorities.size === 1 ? authorities : [];
  const source = (authority: string | undefined) =>
    authority !== undefined && html` <span class="source">${words.accordingTo(authority)}</span>`;
  const items = given.map(({ value, unit, frequency, population, authority }) => {
    const dose = html`<strong>${words.dose(String(value), unit, frequency)}</strong>`;
    const own = common === undefined && html` ${source(authority)}`;
    return html`<li>${dose}${population !== undefined && html`: ${population}`}${own}</li>`;
  });
  return html`<p>${title}:</p>
<ul>
${lines(...items)}
</ul>${common !== undefined && html`\n<p>${source(common)}</p>`}`;
}

/** What else is about it stands at the code's page; what is no code of its system has none. */
function code(code: MedicalCode): Html {
  const text = html`${code.system} ${code.code}`;
  const name = codeName(code);
  return name === undefined
    ? html`<span>${text}</span>`
    : html`<a href="${codePath(name)}">${text}</a>`;
}
