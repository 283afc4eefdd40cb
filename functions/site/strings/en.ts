/**
 * The interface's words in English, by where they stand: all that readers see and no article and no setting
 * says. Strings stand as they are; what has parts is a function of them. Another language is
 * another file that has all of these (`Strings`).
 */
import { html, listed, type Html, type Part } from '../../base/markup.ts';
import { readableDay, readableMonth } from '../../base/time.ts';

export const en = {
  /** `2026-11-30` → `30 November 2026` */
  day: readableDay,
  /** `2026-03` → `March 2026` */
  month: readableMonth,
  /** `a, b or c` */
  anyOf: (parts: readonly Part[]) => listed(parts, 'or'),
  /** `a, b and c` */
  allOf: (parts: readonly Part[]) => listed(parts, 'and'),

  /** Around every page. */
  layout: {
    skip: 'Skip to the content',
    navigation: 'Site',
    search: 'Search',
    topics: 'Topics',
    feeds: 'Feeds',
    publishedBy: (publisher: Html) => html`Published by ${publisher}`,
    licence: 'Licence',
    follow: 'Follow by feed',
    /** Of a switch. */
    largeText: 'Larger text',
  },

  /** Pages about the publisher, by the field of site.yaml that has their words. */
  sitePages: {
    about: 'About us',
    editorialPolicy: 'Editorial policy',
  },

  /** The home page, topics and months. */
  listing: {
    breadcrumb: 'Breadcrumb',
    home: 'Home',
    page: (number: number) => `Page ${number}`,
    /** Of what a topic has of a month. */
    inMonth: (title: string, month: string) => `${title}, ${month}`,
    /** Of a numbered page. */
    title: (title: string, page: number) => `${title}, page ${page}`,
    follow: (what: string, feeds: Html) => html`Follow ${what}: ${feeds}.`,
    whatIsAFeed: 'What is a feed?',
    reviewed: (day: Html) => html`reviewed ${day}`,
    elsewhere: (newest: (text: string) => Html) =>
      html`There are no articles on this page any more. \
${newest('Start from the newest')}.`,
    pages: 'Pages',
    newest: 'Newest articles',
    newer: 'Newer',
    older: 'Older',
    /** Of a list of collections that has pages. */
    nextPage: 'Next',
    previousPage: 'Previous',
    pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
    /** How much of it stands here: of a first page, or of a month's. */
    newestOf: (shown: number, total: number) => `The newest ${shown} of ${total} articles`,
    allArticles: (total: number) => (total === 1 ? 'One article' : `All ${total} articles`),
    /** What a numbered page holds, from its oldest to its newest article. */
    between: (from: Html, to: Html) => html`${from} to ${to}`,
    articles: (count: number) => (count === 1 ? '1 article' : `${count} articles`),
    /** `Topics of healthwire` */
    allOf: (kind: string, site: string) => `${kind} – ${site}`,
    none: 'There is nothing here at the moment.',
    /** Of a link to another month. */
    towards: (direction: string, month: string) => `${direction}: ${month}`,
  },

  /** What the home page has besides. */
  home: {
    topics: 'Topics',
    latest: 'Latest articles',
    archive: 'Archive',
    counted: (title: string, articles: number) => `${title} (${articles})`,
  },

  /** The search page. Numbers are put in by its script. */
  search: {
    title: 'Search',
    label: 'Search by title, condition, another name or medical code',
    button: 'Search',
    withoutScript:
      'Searching needs JavaScript, which your browser does not run here. The lists below lead to every article.',
    lists: 'All articles',
    none: 'Nothing was found. Try fewer words, or another name for it.',
    one: '1 article',
    many: (count: string) => `${count} articles`,
    best: (shown: string, count: string) =>
      `The best ${shown} of at least ${count} articles. One more word makes them fewer.`,
    partly: (shown: string) =>
      `No article has all of these words. Articles that have some of them: ${shown}.`,
    failed: 'The search could not be loaded. Try again in a moment.',
  },

  /** Every title and condition by its first letters. */
  aToZ: {
    title: 'A to Z',
    titleOf: (letters: string) => `A to Z: ${letters}`,
  },

  /** An article's page, and what of it stands in its other variants. */
  article: {
    by: (people: Part) => html`By ${people}`,
    /** The same as a sentence, before others. */
    writtenBy: (people: Part) => html`By ${people}. `,
    minutes: (minutes: number) => `${minutes} min read`,
    forProfessionals: 'For health professionals',
    published: (day: Html) => html`Published ${day}`,
    updated: (day: Html) => html`Updated ${day}`,
    translatedFrom: (article: Html) => html`Translated from ${article}`,
    correction: (count: number): string => (count === 1 ? 'Correction' : 'Corrections'),
    correctionOf: (day: Html) => html`Correction, ${day}:`,
    /** At the top of the page, of the link to what was wrong. */
    corrected: (day: Html) => html`Corrected on ${day}`,
    contents: 'On this page',
    keyFacts: 'Key facts',
    references: 'References',
    /** One of them, where it is cited. */
    reference: (number: number) => `Reference ${number}`,
    /** From one that is shown where it is cited, to the list. */
    inTheList: 'In the list of references',
    /** Of the arrow behind a reference that is mentioned once. */
    back: (reference: number) => `Back to reference ${reference}`,
    /** Of one of several, which is shown as a letter. */
    backToMention: (mention: string, reference: number) =>
      `Back to mention ${mention} of reference ${reference}`,
    table: (number: number) => `Table ${number}`,
    /** Of one that keys can move. */
    formula: 'Formula',
    /** Over a table that is wider than a small screen. */
    scrolls: (columns: number) => `Scroll sideways to see all ${columns} columns`,
    related: 'Related articles',
    /** Of a link to all articles about it. */
    moreAbout: (name: string) => `More about ${name}`,
    topics: 'Topics',
    aboutPage: 'About this article',
    cite: 'Cite it:',
    /** A whole citation, as text. */
    citation: ({ authors, title, site, published, updated, url }: Citation) =>
      `${authors && `${authors}. `}${title}${/[.?!]$/.test(title) ? '' : '.'} ${site}, ` +
      `${published}${updated && `, updated ${updated}`}. ${url}`,
    copy: 'Copy',
    copied: 'Copied',
    share: 'Share',
    mail: 'Send by e-mail',
    embed: 'Show it on your page',
    print: 'Print',
    use: 'Use this article',
    /** `terms` is a licence as a link; `forms` what it can be had as. */
    terms: (publisher: string, licence: Html | undefined, forms: Html) =>
      html`Published by ${publisher}${licence && html` under ${licence}`}. As ${forms}.`,
    thisLicence: 'this licence',
    licence: 'Licence',
    readAt: (publisher: string) => `Read it at ${publisher}`,
  },

  /** What an article is about, in its box of key facts. */
  about: {
    condition: 'Condition',
    supplement: 'Supplement',
    drug: 'Medicine',
    procedure: 'Procedure',
    test: 'Test',
    anatomy: 'Part of the body',
    substance: 'Substance',
    lifestyle: 'Way of life',
    alsoCalled: (names: readonly string[]) => `Also called: ${names.join(', ')}`,
    codes: 'Codes',
    recommended: 'Recommended',
    maximum: 'No more than',
    /** `310 mg a day` */
    dose: (amount: string, unit: string, frequency?: string) =>
      `${amount} ${unit}${frequency === undefined ? '' : ` ${frequency}`}`,
    /** Whose word a dose is. */
    accordingTo: (authority: string) => `Source: ${authority}`,
  },

  /** What stands in the place of an article that is gone. */
  notice: {
    withdrawn: (day: Html) => html`This article was withdrawn on ${day}.`,
    /** The same as text. */
    withdrawnOn: (day: string) => `This article was withdrawn on ${day}.`,
    moved: 'This article has moved:',
    /** Why, where nobody gave a reason. */
    reasons: {
      gone: 'The editors have withdrawn this article.',
      revised: 'This article is being revised.',
      expired: 'This article has expired.',
    },
  },

  /** What boxes that call for attention are called where nobody gives them a title, by their kind. */
  boxes: {
    note: 'Note',
    info: 'Info',
    todo: 'To do',
    abstract: 'Summary',
    summary: 'Summary',
    tldr: 'Summary',
    question: 'Question',
    help: 'Help',
    faq: 'Question',
    example: 'Example',
    quote: 'Quote',
    cite: 'Quote',
    seealso: 'See also',
    details: 'Details',
    spoiler: 'Details',
    tip: 'Tip',
    hint: 'Hint',
    success: 'Success',
    check: 'Check',
    done: 'Done',
    important: 'Important',
    warning: 'Warning',
    caution: 'Caution',
    attention: 'Attention',
    danger: 'Danger',
    error: 'Error',
    failure: 'Failure',
    fail: 'Failure',
    missing: 'Missing',
    bug: 'Bug',
  },

  /** Over advice to get help, by how soon it is needed. */
  care: {
    emergency: 'Emergency help',
    urgent: 'Urgent help',
    /** Of the link at the top of the page; `heading` is that of the section. */
    top: {
      emergency: (heading: Part) => html`<strong>Emergency?</strong> <span>${heading}</span>`,
      urgent: (heading: Part) => html`<strong>Urgent?</strong> <span>${heading}</span>`,
    },
  },

  notFound: {
    title: 'Page not found',
    lead: 'There is nothing at this address.',
    why:
      'It may be mistyped. Articles that are withdrawn or renamed leave a notice at their old ' +
      'address, so this one was probably never used.',
    instead: (link: (path: string, text: string) => Html) =>
      html`${link('/', 'See the latest articles')} or ${link('/topics/', 'choose a topic')}.`,
  },

  /** The page about feeds, and the lists of feeds (OPML). */
  feedsPage: {
    title: 'Feeds',
    description: (site: string) => `Follow ${site} in a feed reader, as a whole or topic by topic.`,
    lead:
      'A feed brings new and corrected articles to you: no account, no e-mail address, nobody in ' +
      'between.',
    how: 'How it works',
    explanation: (site: string) =>
      `A feed is an address that a program, the feed reader, looks at from time to time. Copy one ` +
      `of the addresses below into a feed reader and you see what ${site} publishes, in full, ` +
      `beside whatever else you follow. To stop, remove the address.`,
    formats: (count: number) =>
      `The ${NUMBERS[count] ?? count} kinds say the same. If you do not know which one to take, ` +
      `take the first.`,
    /** The same feed in other formats, which are named. */
    also: (others: Html) => html`(also as ${others})`,
    followIn: (site: string) => `Or follow all of ${site} in one of these readers on the web:`,
    showAll: (count: number) => `Show all ${count}`,
    lists: 'All of it at once',
    importing: (list: Html, another?: Html) =>
      html`Feed readers import lists of feeds (OPML). Save the list of \
${another && html`${another} or `}${list} and open it in your feed reader.`,
    allTopics: 'all topics',
    allFeeds: 'all feeds',
    allFeedsOf: (site: string) => `All feeds – ${site}`,
    topicsOf: (site: string) => `Topics – ${site}`,
    developers: 'For developers',
    extension: (namespace: string) =>
      html`Each item of the JSON feeds has an object <code>_healthwire</code>. RSS and Atom say \
the same in elements of the namespace <code>${namespace}</code>: <code>reviewed</code>, \
<code>nextReview</code>, <code>reviewOutdated</code>, and one <code>reviewer</code> or <code>correction</code> for each, with \
the name or the text in it and the rest in attributes.`,
    fields: {
      reviewed: html`The day of the last medical review; absent when there was none.`,
      nextReview: html`The day the next one is due; absent when none is planned.`,
      reviewOutdated: html`True where the text has changed since it was reviewed.`,
      reviewers: html`Who reviewed it: a list of objects with <code>name</code> and, where known, \
<code>role</code>, <code>credentials</code> and <code>url</code>.`,
      corrections: html`What was wrong and has been put right: a list of objects with \
<code>date</code> and <code>text</code>.`,
      image: html`Of the picture, what it shows in words (<code>alt</code>) and, where known, its \
<code>width</code> and <code>height</code>. RSS and Atom say it as Media RSS has it: \
<code>media:content</code> and <code>media:description</code>.`,
      withdrawn: html`Only where the item tells that an article was withdrawn, and then alone: an \
object with <code>since</code> and <code>reason</code>.`,
    },
  },

  /** On an article's page, in its embed and in feeds: how it was reviewed, or that nobody has. */
  review: ({ by, on, next, isOutdated }: Review) => {
    const due = next && html`. Next review due ${next}`;
    if (!by && !on) return html`Not yet medically reviewed${due}`;
    const who = by ? html`Medically reviewed by ${by}` : html`Reviewed`;
    const since = isOutdated && '; the text has changed since';
    return html`${who}${on && html` on ${on}`}${since}${due}`;
  },

  /** The same in one line, at the top of the page: no roles, and not when the next one is due. */
  trust: ({ by, on, isOutdated }: Omit<Review, 'next'>) => {
    if (!by && !on) return html`Not yet medically reviewed`;
    const who = by ? html`Medically reviewed by ${by}` : html`Reviewed`;
    return html`${who}${on && html`, ${on}`}${isOutdated && '; the text has changed since'}`;
  },

  /** In feeds. */
  feed: {
    /** To somebody who opens one in a browser; its address follows. */
    isFeed: 'This is a feed.',
    howTo:
      'It brings new and corrected articles to you in a feed reader. Copy this address into one:',
    more: 'What is a feed?',
    site: 'Read on the site',
    withdrawn: (title: string) => `Withdrawn: ${title}`,
  },

  /**
   * What kinds of collections say of themselves. In English each kind's file says it; another
   * language says it here, by the kind.
   */
  kinds: {} as Readonly<Record<string, KindWords | undefined>>,

  /** What variants are called; in English each variant's file says it, as with kinds. */
  variants: {} as Readonly<Record<string, string | undefined>>,

  /**
   * What languages are called. A short list of our own: what the runtime knows differs from one
   * version to the next, and the same articles must give the same bytes everywhere.
   */
  languages: {
    ar: 'Arabic',
    bn: 'Bengali',
    cs: 'Czech',
    da: 'Danish',
    de: 'German',
    el: 'Greek',
    en: 'English',
    es: 'Spanish',
    fa: 'Persian',
    fi: 'Finnish',
    fr: 'French',
    he: 'Hebrew',
    hi: 'Hindi',
    hu: 'Hungarian',
    id: 'Indonesian',
    it: 'Italian',
    ja: 'Japanese',
    ko: 'Korean',
    nb: 'Norwegian',
    nl: 'Dutch',
    pl: 'Polish',
    pt: 'Portuguese',
    ro: 'Romanian',
    ru: 'Russian',
    sv: 'Swedish',
    th: 'Thai',
    tr: 'Turkish',
    uk: 'Ukrainian',
    ur: 'Urdu',
    vi: 'Vietnamese',
    zh: 'Chinese',
  },
};

export type Strings = typeof en;

/** Of an article, by whom and on which day, as far as it says so. */
interface Review {
  by?: Html;
  on?: Html;
  /** When the next one is due. */
  next?: Html;
  /** The text is not any more what was reviewed. */
  isOutdated: boolean;
}

/** Of an article, as text; empty where there is nothing to say. */
interface Citation {
  authors: string;
  title: string;
  site: string;
  published: string;
  updated: string;
  url: string;
}

/** Of a kind of collection (functions/collection/kinds/kind.ts). */
interface KindWords {
  heading?: string;
  all?: string;
  follow?: string;
  nothing?: string;
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];
