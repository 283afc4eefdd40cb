/** Advice to get help as cards, in everything that an article is published as. */
import { describe, expect, it } from 'vitest';
import { published } from '../read.ts';

const titled = '---\ntitle: Legs\n---\n\n';
const text = `${titled}Words.

## When to seek help

Most pain goes.

See a clinician if:

- it lasts

That is all.

Get urgent help if it is hot.

### At night

Call an ambulance if you cannot breathe.

## Outlook

Call an ambulance if you like.
`;

it('each piece of advice has its list with it, says how soon, and ends with its section', () => {
  const { content, article } = published(text);
  const cards = [
    '<div class="hw-care hw-routine">\n<p>See a clinician if:</p>\n<ul>\n<li>it lasts</li>\n</ul>\n' +
      '<p>That is all.</p>\n</div>',
    '<div class="hw-care hw-urgent">\n<p class="hw-care-title"><strong>Urgent help</strong></p>\n' +
      '<p>Get urgent help if it is hot.</p>\n</div>',
    '<div class="hw-care hw-emergency">\n<p class="hw-care-title"><strong>Emergency help</strong></p>\n' +
      '<p>Call an ambulance if you cannot breathe.</p>\n</div>',
  ];
  expect(content).toBe(
    `<p>Words.</p>
<h2>When to seek help</h2>
<p>Most pain goes.</p>
${cards[0]}
${cards[1]}
<h3>At night</h3>
${cards[2]}
<h2>Outlook</h2>
<p>Call an ambulance if you like.</p>`,
  );
  expect(article.sections.map(({ html }) => html)).toContain(cards[2]);
});

it('the page leads to the most urgent of it before anything else', () => {
  const link = /<p class="help (\w+)"><a href="(#[^"]+)">(.*)<\/a><\/p>/;
  const of = (source: string) => link.exec(published(source).body('page'))?.slice(1);
  expect(of(text)).toEqual([
    'emergency',
    '#at-night.help',
    '<strong>Emergency?</strong> <span>At night</span>',
  ]);
  expect(of(titled + '## When to seek help\n\nSee a doctor the same day if it is hot.\n')).toEqual([
    'urgent',
    '#when-to-seek-help.help',
    '<strong>Urgent?</strong> <span>When to seek help</span>',
  ]);
  expect(of(titled + '## When to seek help\n\nSee a doctor if it lasts.\n')).toBeUndefined();
  expect(of(titled + '## Outlook\n\nCall an ambulance if you like.\n')).toBeUndefined();
});

it('what is equally urgent and stands together is one card', () => {
  const { content } = published(`${titled}## When to get help

Call 999 if you cannot breathe.

Also get emergency help if the leg is cold:

- or blue

Get urgent help if it is hot.

See a doctor if it lasts.

See a pharmacist about the cream.

Call 999 if it turns black.
`);
  const emergency =
    '<div class="hw-care hw-emergency">\n<p class="hw-care-title"><strong>Emergency help</strong></p>\n';
  expect(content).toBe(`<h2>When to get help</h2>
${emergency}<p>Call 999 if you cannot breathe.</p>
<p>Also get emergency help if the leg is cold:</p>
<ul>
<li>or blue</li>
</ul>
</div>
<div class="hw-care hw-urgent">
<p class="hw-care-title"><strong>Urgent help</strong></p>
<p>Get urgent help if it is hot.</p>
</div>
<div class="hw-care hw-routine">
<p>See a doctor if it lasts.</p>
<p>See a pharmacist about the cream.</p>
</div>
${emergency}<p>Call 999 if it turns black.</p>
</div>`);
});

it('a section that only lists is one card, as urgent as its heading and its list say', () => {
  const { content } = published(`${titled}## When to get help: call 999\n\n- chest pain\n`);
  expect(content).toContain('<div class="hw-care hw-emergency">');
});

it('in other languages the front matter says what a section is about', () => {
  const front = '---\nlanguage: de\naspects: { wann-zum-arzt: SeeDoctor }\n---\n\n';
  const { content, body } = published(`${front}# Knie\n\n## Wann zum Arzt\n\nWenn es bleibt.\n`);
  expect(content).toContain('<div class="hw-care hw-routine">\n<p>Wenn es bleibt.</p>\n</div>');
  expect(body('page')).not.toContain('class="help');
});

describe('a box that says how soon help is needed', () => {
  const german = (text: string) => `---\ntitle: Knie\nlanguage: de\n---\n\n${text}`;
  const emergency = (title: string, inside: string, label = '') =>
    `<div class="hw-care hw-emergency" role="note"${label}>\n` +
    `<p class="hw-care-title"><strong>${title}</strong></p>\n<p>${inside}</p>\n</div>`;

  it('is a card in any language and below any heading, and the page leads to it', () => {
    const { content, body } = published(
      german(
        '## Was tun?\n\nRuhe.\n\n> [!URGENT] Heute noch zum Arzt\n> wenn es heiß ist.\n\n' +
          '## Notfall\n\n> [!EMERGENCY] Notruf wählen\n> wenn die Luft fehlt.\n',
      ),
    );
    expect(content).toBe(`<h2>Was tun?</h2>
<p>Ruhe.</p>
<div class="hw-care hw-urgent" role="note" aria-label="Urgent help">
<p class="hw-care-title"><strong>Heute noch zum Arzt</strong></p>
<p>wenn es heiß ist.</p>
</div>
<h2>Notfall</h2>
${emergency('Notruf wählen', 'wenn die Luft fehlt.', ' aria-label="Emergency help"')}`);
    expect(body('page')).toContain(
      '<p class="help emergency" lang="en"><a href="#notfall.help"><strong>Emergency?</strong> ' +
        '<span><span lang="de">Notfall</span></span></a></p>',
    );
  });

  it('before the first heading is called by its title', () => {
    const page = published(german('> [!EMERGENCY] Notruf wählen\n> Sofort.\n')).body('page');
    expect(page).toContain('<a href="#intro.help"><strong>Emergency?</strong> ');
    expect(page).toContain('aria-label="Emergency help" id="intro.help">');
    expect(page).toContain('<span lang="de">Notruf wählen</span>');
  });

  it('stands by itself among advice that is known by its words, and leaves other words alone', () => {
    const { content } = published(`${titled}## When to get help

Most pain goes.

> [!EMERGENCY]
> It is black.

See a doctor if it lasts.

> [!TIP]
> Rest.
`);
    expect(content).toBe(`<h2>When to get help</h2>
<p>Most pain goes.</p>
${emergency('Emergency help', 'It is black.')}
<div class="hw-care hw-routine">
<p>See a doctor if it lasts.</p>
<div class="hw-callout hw-tip" role="note">
<p class="hw-callout-title"><strong>Tip</strong></p>
<p>Rest.</p>
</div>
</div>`);
  });

  it.each([
    ['a fold', '> [!EMERGENCY]-\n> Now.\n'],
    ['a container', '::: emergency\nNow.\n:::\n'],
    ['MkDocs', '!!! emergency\n    Now.\n'],
    ['MyST', '```{emergency}\nNow.\n```\n'],
  ])('is written as other boxes are, and is never folded: %s', (_, source) => {
    expect(published(titled + source).content).toBe(emergency('Emergency help', 'Now.'));
  });
});

const japanese = (front = '') => `---
title: 脚の痛み
language: ja
${front}---

脚の痛みの多くは、自然に治ります。

## 受診の目安

痛みが続くときは、医師に相談してください。

次のようなときは、すぐに救急車を呼んでください：

- 息が苦しい

## 見通し

救急車を呼ぶことはまれです。
`;

it('an article in Japanese has them by its own words', () => {
  const { content, body } = published(japanese());
  expect(content).toContain(`<h2>受診の目安</h2>
<div class="hw-care hw-routine">
<p>痛みが続くときは、医師に相談してください。</p>
</div>
<div class="hw-care hw-emergency">
<p class="hw-care-title"><strong>緊急に助けが必要なとき</strong></p>
<p>次のようなときは、すぐに救急車を呼んでください：</p>
<ul>
<li>息が苦しい</li>
</ul>
</div>
<h2>見通し</h2>
<p>救急車を呼ぶことはまれです。</p>`);
  expect(body('page')).toContain('<p class="help emergency"><a href="#受診の目安.help">');
});

it('what the front matter says of a section counts before its words', () => {
  const aspects = 'aspects: { 受診の目安: Overview, 見通し: SeeDoctor }\n';
  const { content } = published(japanese(aspects));
  expect(content).toContain('<h2>受診の目安</h2>\n<p>痛みが続くときは');
  expect(content.match(/hw-care hw-\w+/g)).toEqual(['hw-care hw-emergency']);
});
