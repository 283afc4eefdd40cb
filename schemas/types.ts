/* Generated from schemas/*.schema.json by `npm run generate`. Do not edit. */

/**
 * A member of schema.org HealthAspectEnumeration.
 */
export type HealthAspect =
  | 'Allergies'
  | 'Benefits'
  | 'Causes'
  | 'Contagiousness'
  | 'Effectiveness'
  | 'GettingAccess'
  | 'HowItWorks'
  | 'HowOrWhereHealthAspect'
  | 'IngredientsHealthAspect'
  | 'LivingWith'
  | 'MayTreat'
  | 'Misconceptions'
  | 'Overview'
  | 'Patient'
  | 'PregnancyHealthAspect'
  | 'Prevention'
  | 'Prognosis'
  | 'RelatedTopics'
  | 'RisksOrComplications'
  | 'SafetyHealthAspect'
  | 'Screening'
  | 'SeeDoctor'
  | 'SelfCare'
  | 'SideEffects'
  | 'Stages'
  | 'Symptoms'
  | 'Treatments'
  | 'Types'
  | 'UsageOrSchedule';
/**
 * article.json: one article as data. Arrays are always there; what is not known is left out, never empty or null.
 */
export type Article = LiveArticle | WithdrawnArticle | MovedArticle;
/**
 * A file of the search index: keys in code-unit order, or, where there are too many for one file, the beginnings of keys for each of which there is a file below it. /api/v1/search/vocabulary.json: all words, each followed by !, and once more from its end, between - and !. /api/v1/search/words/<word>.json: where it stands, as a digit (1: a whole title or name, 2: the beginning of a title, 3: a title, 4: a name) and the name of a file of articles.
 */
export type SearchKeys = {
  $schema: string;
  keys?: string[];
  /**
   * @minItems 1
   */
  next?: string[];
} & {
  [k: string]: unknown;
};

export interface Contracts {
  'front-matter': FrontMatter;
  site: Site;
  article: Article;
  oembed: OEmbed;
  entry: Summary;
  listing: Listing;
  'search-keys': SearchKeys;
  'search-articles': SearchArticles;
  topics: Topics;
  'collection-kinds': CollectionKinds;
  collections: Collections;
  changes: Changes;
  'change-log': ChangeLog;
  diagnostic: Diagnostic;
  report: Report;
  status: Status;
}
/**
 * What an editor writes above an article, between two lines of ---. Only the title is needed, and even that is taken from the first heading or the file name when it is missing.
 */
export interface FrontMatter {
  /**
   * The headline, as readers and feeds show it.
   */
  title?: string;
  /**
   * Permanent identity: an absolute URI in ASCII. Keep it when you rename the file, and subscribers see one article, not two. Default: a tag URI (RFC 4151) made from the path.
   */
  id?: string;
  /**
   * The last part of the article's address, in the place of the file's name: working-out-a-dose. Default: the file's path.
   */
  slug?: string;
  /**
   * The article's whole address, from the root of the site: /2019/05/doses/.
   */
  permalink?: string;
  /**
   * Other addresses, from the root of the site, that lead to the article: /2019/05/doses/, /dose.html.
   *
   * @maxItems 100
   */
  aliases?: string[];
  /**
   * One or two sentences for listings, search engines and feed summaries.
   */
  description?: string;
  /**
   * Language of the text, BCP 47. Default: what its script says, where it can; else the site's.
   */
  language?: string;
  /**
   * When it was first published. In the future: it waits until then.
   */
  published?: string;
  /**
   * When its meaning last changed.
   */
  modified?: string;
  /**
   * When it stops being true: it is live until then, and then leaves a notice that it has expired.
   */
  expires?: string;
  /**
   * When it was last reviewed medically.
   */
  reviewed?: string;
  /**
   * When the next medical review is due.
   */
  nextReview?: string;
  /**
   * The hash of the text that was reviewed; `healthwire sign` writes it. When the text says something else, the review is outdated.
   */
  reviewedText?: string;
  /**
   * true: never published.
   */
  draft?: boolean;
  /**
   * Takes the article off the site and leaves a notice with this reason.
   */
  withdrawn?: {
    reason: string;
    since?: string;
  };
  /**
   * @maxItems 50
   */
  authors?: Contributor[];
  /**
   * @maxItems 50
   */
  reviewers?: Contributor[];
  /**
   * Ids of topics, as site.yaml lists them.
   *
   * @maxItems 50
   */
  topics?: string[];
  /**
   * Who it is written for. Default: public.
   */
  audience?: 'public' | 'professional';
  /**
   * The conditions, supplements, drugs … it is about, with their medical codes.
   *
   * @maxItems 50
   */
  about?: Subject[];
  /**
   * Section id → health aspect, where the heading does not say it by itself.
   */
  aspects?: {
    [k: string]: HealthAspect;
  };
  /**
   * The picture that listings, feeds and social cards show; path as in the text.
   */
  image?: {
    src: string;
    alt: string;
    credit?: string;
  };
  /**
   * What pictures in the text show, where the text does not say so itself.
   *
   * @maxItems 200
   */
  pictures?: Picture[];
  /**
   * What was wrong and has been put right, newest last.
   *
   * @maxItems 100
   */
  corrections?: {
    date: string;
    text: string;
  }[];
  /**
   * Other articles: paths as in a link.
   *
   * @maxItems 50
   */
  related?: string[];
  /**
   * The article that this one translates: its path, as in a link.
   */
  translationOf?: string;
  /**
   * Sources of the whole article. They stand in the list of references behind those that the text cites.
   *
   * @maxItems 500
   */
  references?: ListedReference[];
  /**
   * Files of references (BibTeX, CSL-JSON, CSL-YAML), beside the article or from the content folder. The text cites their entries as [@key]; what it does not cite is not listed.
   *
   * @maxItems 20
   */
  bibliography?: string[];
  /**
   * Keys of entries that are listed although nothing cites them; * for all.
   *
   * @maxItems 500
   */
  nocite?: string[];
  /**
   * Rules that this article breaks on purpose, each with the reason. The report shows them.
   *
   * @maxItems 20
   */
  exceptions?: {
    rule: string;
    reason: string;
  }[];
  /**
   * Who paid, and what they had a say in.
   */
  funding?: string;
  /**
   * The licence's address. Default: the site's.
   */
  license?: string;
}
export interface Contributor {
  name: string;
  role?: string;
  credentials?: string;
  url?: string;
}
export interface Subject {
  type:
    | 'condition'
    | 'supplement'
    | 'drug'
    | 'procedure'
    | 'test'
    | 'anatomy'
    | 'substance'
    | 'lifestyle';
  name: string;
  /**
   * Other names of it, by which it is found, too.
   *
   * @maxItems 20
   */
  alternateNames?: string[];
  /**
   * @maxItems 20
   */
  codes?: MedicalCode[];
  /**
   * @maxItems 20
   */
  recommendedIntake?: Dose[];
  /**
   * @maxItems 20
   */
  maximumIntake?: Dose[];
}
export interface MedicalCode {
  system: 'ICD-10-CM' | 'MeSH' | 'SNOMED CT' | 'RxNorm';
  code: string;
}
export interface Dose {
  value: number;
  unit: string;
  frequency?: string;
  population: string;
  authority?: string;
}
export interface Picture {
  /**
   * As the text has it; * stands for any part of a name.
   */
  src: string;
  alt?: string;
  caption?: string;
}
export interface ListedReference {
  /**
   * What a citation calls it.
   */
  id?: string;
  /**
   * The whole of it, in words.
   */
  text?: string;
  title?: string;
  authors?: string;
  /**
   * The journal, book or site that it is in.
   */
  source?: string;
  year?: number;
  volume?: string;
  issue?: string;
  pages?: string;
  /**
   * Without an address before it.
   */
  doi?: string;
  pmid?: string;
  url?: string;
}
/**
 * content/site.yaml: what holds for every article. Everything has a default, so that a folder without it publishes too.
 */
export interface Site {
  name?: string;
  description?: string;
  /**
   * Where the site is, without a path: https://health.example.org
   */
  baseUrl?: string;
  /**
   * Of the site's own pages and feeds, and of articles that say none and whose script says no other. Default: en.
   */
  language?: string;
  publisher?: Publisher;
  contact?: string;
  disclaimer?: string;
  funding?: string;
  /**
   * Markdown: who publishes here. The page /publisher/ shows it.
   */
  about?: string;
  /**
   * Markdown: how articles are written, checked and corrected. The page /publisher/editorial-policy/ shows it.
   */
  editorialPolicy?: string;
  license?: string;
  /**
   * The line partners show when they republish.
   */
  attribution?: string;
  /**
   * @maxItems 500
   */
  topics?: TopicSettings[];
  /**
   * A WebSub hub, which is told of every feed that changes and tells its subscribers.
   */
  hub?: string;
  /**
   * Fields of the front matter that healthwire does not read, to be published as data: `extra` of article.json.
   *
   * @maxItems 100
   */
  extra?: string[];
  /**
   * Value of `status` and its like in front matter (visibility, state, stage, workflow) → whether readers may see an article that says so.
   */
  statuses?: {
    [k: string]: 'public' | 'draft';
  };
  /**
   * The share of the live articles that may be withdrawn within a day without confirmation. Default 0.1; five are always few enough, up to half of the articles.
   */
  withdrawalShare?: number;
  /**
   * Which severities the rules start from. strict: a health publisher's; plain: a folder from elsewhere.
   */
  profile?: 'strict' | 'plain';
  /**
   * Rule id → severity, over the profile's.
   */
  rules?: {
    [k: string]: 'error' | 'warning' | 'off';
  };
  /**
   * Dialect of Markdown → whether it is read. All of them are on.
   */
  dialects?: {
    [k: string]: 'on' | 'off';
  };
  feeds?: {
    /**
     * Newest entries in a feed. Default 20.
     */
    entries?: number;
  };
}
export interface Publisher {
  name: string;
  url?: string;
}
export interface TopicSettings {
  id: string;
  title: string;
  description?: string;
}
export interface LiveArticle {
  $schema: string;
  /**
   * Permanent identity; survives a rename.
   */
  id: string;
  slug: string;
  /**
   * The page.
   */
  url: string;
  title: string;
  description?: string;
  language: string;
  status: 'live';
  published: string;
  modified: string;
  reviewed?: string;
  /**
   * The text has changed since it was reviewed.
   */
  reviewOutdated?: true;
  nextReview?: string;
  authors: Contributor[];
  reviewers: Contributor[];
  publisher: Publisher;
  audience: 'public' | 'professional';
  about: Subject[];
  topics: Topic[];
  image?: Image;
  sections: Section[];
  references: Reference[];
  corrections: Correction[];
  related: RelatedArticle[];
  translationOf?: RelatedArticle1;
  /**
   * Words; where a script has no spaces between them, each of its characters counts as one.
   */
  words: number;
  readingMinutes: number;
  readability?: Readability;
  funding?: string;
  /**
   * Fields of its front matter that nobody reads here, as far as site.yaml names them.
   */
  extra?: {
    [k: string]: unknown;
  };
  variants: Variants;
  license?: string;
  attribution: string;
}
export interface Topic {
  id: string;
  title: string;
  /**
   * Its page; absent of a tag, which may have none.
   */
  url?: string;
}
export interface Image {
  url: string;
  alt: string;
  /**
   * MIME type.
   */
  type: string;
  bytes: number;
  /**
   * CSS pixels; where the file tells it, as it tells its height.
   */
  width?: number;
  height?: number;
  /**
   * Smaller files of the same picture, by type and then by width; absent where there are none.
   *
   * @minItems 1
   */
  renditions?: Rendition[];
  dark?: DarkImage;
  credit?: string;
}
export interface Rendition {
  url: string;
  /**
   * MIME type.
   */
  type: string;
  /**
   * Pixels.
   */
  width: number;
}
/**
 * The same picture for those who read in the dark.
 */
export interface DarkImage {
  url: string;
  /**
   * MIME type.
   */
  type: string;
  /**
   * @minItems 1
   */
  renditions?: Rendition[];
}
/**
 * A heading and what stands below it, up to the next heading. What stands before the first heading is a section without one.
 */
export interface Section {
  /**
   * The anchor on the page.
   */
  id: string;
  heading?: string;
  /**
   * 1 for what stands before the first heading, else the heading's.
   */
  level: number;
  aspect?: HealthAspect;
  /**
   * Sanitised, with absolute URLs, without the heading.
   */
  html: string;
  text: string;
  /**
   * Ids of the references cited here, in order of first mention.
   */
  citations: string[];
}
export interface Reference {
  id: string;
  text: string;
  title?: string;
  doi?: string;
  pmid?: string;
  url?: string;
  year?: number;
  studyType?:
    | 'systematic review'
    | 'meta-analysis'
    | 'randomized controlled trial'
    | 'open-label trial'
    | 'cohort study'
    | 'case-control study'
    | 'case report'
    | 'guideline'
    | 'review';
}
export interface Correction {
  date: string;
  text: string;
}
export interface RelatedArticle {
  slug: string;
  url: string;
  title: string;
  language?: string;
}
/**
 * The article that this one translates.
 */
export interface RelatedArticle1 {
  slug: string;
  url: string;
  title: string;
  language?: string;
}
export interface Readability {
  formula: 'Flesch-Kincaid';
  /**
   * US school grade, one decimal.
   */
  grade: number;
}
/**
 * Where each rendering is and the SHA-256 (hex) of its bytes; the JSON itself has none, as it cannot hold its own. A site may have others beside these.
 */
export interface Variants {
  page: Variant;
  article: Variant;
  embed: Variant;
  frame: Variant;
  source: Variant;
  oembed: Variant;
  [k: string]: Variant;
}
export interface Variant {
  url: string;
  /**
   * MIME type.
   */
  type: string;
  sha256?: string;
}
export interface WithdrawnArticle {
  $schema: string;
  id: string;
  slug: string;
  url: string;
  title: string;
  language: string;
  status: 'withdrawn';
  withdrawn: Withdrawal;
  publisher: Publisher;
  variants: Variants;
}
export interface Withdrawal {
  since: string;
  reason: string;
}
export interface MovedArticle {
  $schema: string;
  id: string;
  slug: string;
  url: string;
  title: string;
  language: string;
  status: 'moved';
  movedTo: string;
  publisher: Publisher;
  variants: Variants;
}
/**
 * How to embed an article (oEmbed 1.0, type rich). Of a withdrawn article, its notice.
 */
export interface OEmbed {
  $schema: string;
  version: '1.0';
  type: 'rich';
  title: string;
  /**
   * All of them.
   */
  author_name?: string;
  /**
   * Of a single author.
   */
  author_url?: string;
  provider_name: string;
  provider_url: string;
  /**
   * Seconds for which a copy may be shown without asking again.
   */
  cache_age: number;
  /**
   * The fragment, as embed.html has it: no scripts, absolute addresses.
   */
  html: string;
  /**
   * Pixels.
   */
  width: number;
  /**
   * As high as the text is in its place.
   */
  height: null;
  attribution: string;
  license?: string;
}
/**
 * The summary of one article that collections are made from. JSON listings show it without its memory.
 */
export interface Summary {
  id: string;
  /**
   * In JSON listings its address below /articles/, or with a slash before it from the root of the site; in the catalog the path of its source.
   */
  slug: string;
  url: string;
  /**
   * unpublished: refused, draft or scheduled, and never public; kept in the catalog, shown nowhere.
   */
  status: 'live' | 'withdrawn' | 'moved' | 'unpublished';
  title: string;
  description?: string;
  language: string;
  published?: string;
  modified?: string;
  reviewed?: string;
  nextReview?: string;
  /**
   * The text has changed since it was reviewed.
   */
  reviewOutdated?: true;
  authors: Contributor[];
  reviewers: Contributor[];
  topics: string[];
  /**
   * Those of its topics that are only tags, categories or keywords: they have pages and feeds where another article has them too, or site.yaml lists them. Absent without any.
   */
  tags?: string[];
  /**
   * How the article writes its topics, by id, where that is not how the id says it.
   */
  topicTitles?: {
    [k: string]: string;
  };
  about: Subject[];
  image?: Image;
  corrections: Correction[];
  /**
   * Words; where a script has no spaces between them, each of its characters counts as one.
   */
  words?: number;
  readingMinutes?: number;
  withdrawn?: Withdrawal;
  /**
   * Slug of the article that carries this id now.
   */
  movedTo?: string;
  /**
   * Its address from the root of the site, where that is not the path of its source.
   */
  leadsTo?: string;
  /**
   * When it was first seen moved.
   */
  movedAt?: string;
  /**
   * SHA-256 of its article.json, which holds those of the other variants.
   */
  sha256?: string;
  memory?: Memory;
}
/**
 * What the system remembers beside the summary; never published.
 */
export interface Memory {
  /**
   * ETag of the source last looked at; absent when it is gone.
   */
  source?: string;
  /**
   * What became of the source last looked at: an outcome of report.v1.json.
   */
  outcome: string;
  /**
   * How many warnings that report has; absent when it has none.
   */
  warnings?: number;
  /**
   * The id that the source asks for, while the entry carries another.
   */
  claims?: string;
  /**
   * Addresses that lead to its own, or with it elsewhere; absent without any.
   */
  redirects?: string[];
  /**
   * Addresses that the source asks for by its front matter; absent without any.
   */
  asks?: string[];
  /**
   * Addresses that it had and that another article has now; its own again if that lets go of them. Absent without any.
   */
  given?: string[];
  /**
   * Another article has its address: it has no files there.
   */
  yielded?: true;
  /**
   * When a scheduled article goes live, or a live one expires.
   */
  due?: string;
  /**
   * Every collection it has ever been in.
   */
  collections: string[];
  /**
   * Key on the site → ETag.
   */
  variants: {
    [k: string]: string;
  };
  /**
   * ETag of what the ledger keeps of it; absent where that is nothing.
   */
  ledger?: string;
  inputs: Inputs;
}
/**
 * What it was rendered from beyond its own source.
 */
export interface Inputs {
  renderer: string;
  settings: string;
  /**
   * Slug of an article it links to or shares its id with → that article's public face.
   */
  articles: {
    [k: string]: string;
  };
  /**
   * Key of a media file → its face.
   */
  media: {
    [k: string]: string;
  };
  /**
   * Key of a file of references that it names → its ETag, empty where there is none; absent where it names none.
   */
  bibliographies?: {
    [k: string]: string;
  };
  /**
   * Slug → ETag of an order to withdraw it, for the article and those that share its id; absent without any.
   */
  takedowns?: {
    [k: string]: string;
  };
}
/**
 * One page of a collection for programs: /api/v1/articles.json and the like for topics, months, authors and codes, and for what each has of a month. Newest first. The first page has the newest articles, which stand in their months, too.
 */
export interface Listing {
  $schema: string;
  title: string;
  description?: string;
  /**
   * The articles were published in it; absent on the first page.
   */
  month?: string;
  /**
   * The same for readers, where there is such a page.
   */
  url?: string;
  feeds?: FeedAddresses;
  /**
   * Articles in the collection, on its first page; articles in the month, on that of the month that has no number.
   */
  total?: number;
  /**
   * Articles on this page.
   */
  count: number;
  /**
   * The page with older articles, of the same month or of one before; absent on the last.
   */
  next?: string;
  /**
   * The page with newer articles; absent on the first.
   */
  previous?: string;
  /**
   * Every month with articles, newest first; on the first page only, and only where it has no room for all.
   */
  months?: MonthSummary[];
  articles: Summary[];
}
export interface FeedAddresses {
  rss: string;
  atom: string;
  json: string;
}
export interface MonthSummary {
  month: string;
  /**
   * Articles in it now.
   */
  count: number;
  /**
   * Its listing.
   */
  articles: string;
}
/**
 * /api/v1/search/articles/<name>.json: the article that a file of words names, as a search shows it. Seldom there are several, and none where it was withdrawn.
 */
export interface SearchArticles {
  $schema: string;
  articles: FoundArticle[];
}
export interface FoundArticle {
  url: string;
  title: string;
  description?: string;
  language: string;
  /**
   * What it is about, other names for that, and medical codes.
   *
   * @minItems 1
   */
  names?: string[];
}
/**
 * /api/v1/topics.json: every topic, in order of its id; where there are many, one page of them.
 */
export interface Topics {
  $schema: string;
  /**
   * Topics on this page.
   */
  count: number;
  /**
   * The next page; absent on the last.
   */
  next?: string;
  /**
   * The page before; absent on the first.
   */
  previous?: string;
  topics: TopicSummary[];
}
export interface TopicSummary {
  id: string;
  title: string;
  description?: string;
  /**
   * Its page.
   */
  url: string;
  /**
   * Articles in it now.
   */
  count: number;
  /**
   * Its listing: listing.v1.json.
   */
  articles: string;
  feeds: FeedAddresses;
}
/**
 * /api/v1/collections.json: the kinds of collections, and where those of each are listed.
 */
export interface CollectionKinds {
  $schema: string;
  /**
   * Collections of all kinds.
   */
  count: number;
  kinds: KindSummary[];
}
export interface KindSummary {
  kind: 'site' | 'topic' | 'month' | 'language' | 'author' | 'code';
  /**
   * Collections of this kind.
   */
  count: number;
  /**
   * The list of them: collections.v1.json.
   */
  collections: string;
}
/**
 * /api/v1/collections/topic.json and the like: every collection of a kind there is or ever was, in order of its id, and where it is; where there are many, one page of them.
 */
export interface Collections {
  $schema: string;
  kind: 'site' | 'topic' | 'month' | 'language' | 'author' | 'code';
  /**
   * Collections on this page.
   */
  count: number;
  /**
   * The next page; absent on the last.
   */
  next?: string;
  /**
   * The page before; absent on the first.
   */
  previous?: string;
  collections: CollectionSummary[];
}
export interface CollectionSummary {
  /**
   * Its kind and its name: topic:sleep, code:icd-10-cm/G25.81.
   */
  id: string;
  kind: 'site' | 'topic' | 'month' | 'language' | 'author' | 'code';
  title: string;
  description?: string;
  /**
   * Its page, where its kind has pages.
   */
  url?: string;
  /**
   * Articles in it now.
   */
  count: number;
  /**
   * Its listing (listing.v1.json), where its kind has listings.
   */
  articles?: string;
  feeds?: FeedAddresses;
}
/**
 * One month of the change log: /api/v1/changes/2026-03.json; or another page of it: /api/v1/changes/2026-03/page/2.json. Newest first.
 */
export interface Changes {
  $schema: string;
  month: string;
  /**
   * Which page of the month this is; absent on its first.
   */
  page?: number;
  /**
   * Changes on this page.
   */
  count: number;
  /**
   * On the first page of a month with several: the others. One whose hash is as it was holds nothing new.
   *
   * @minItems 1
   */
  pages?: ChangesPage[];
  changes: Change[];
}
export interface ChangesPage {
  /**
   * changes.v1.json
   */
  url: string;
  /**
   * Of that file.
   */
  sha256: string;
}
export interface Change {
  change: 'new' | 'changed' | 'corrected' | 'moved' | 'withdrawn';
  /**
   * When, as the article says: it may lie in a month that is over.
   */
  at: string;
  id: string;
  slug: string;
  /**
   * Its page.
   */
  url: string;
  article?: PinnedArticle;
  /**
   * corrected: what was wrong.
   */
  text?: string;
  /**
   * withdrawn: why.
   */
  reason?: string;
  /**
   * moved: the page it is now.
   */
  movedTo?: string;
}
/**
 * Its article.json as it is now; only with the last that happened to it, whatever its month.
 */
export interface PinnedArticle {
  url: string;
  sha256: string;
}
/**
 * /api/v1/changes.json: the months of the change log, newest first. A month whose hash is as it was holds nothing new.
 */
export interface ChangeLog {
  $schema: string;
  count: number;
  months: ChangeMonth[];
}
export interface ChangeMonth {
  month: string;
  /**
   * changes.v1.json
   */
  url: string;
  /**
   * Of that file, which has those of the other pages of its month.
   */
  sha256: string;
}
/**
 * One finding about a source. Lines and columns count from 1; columns count UTF-16 code units, as editors do.
 */
export interface Diagnostic {
  rule: string;
  severity: 'error' | 'warning';
  /**
   * Path below the content folder, with /.
   */
  file: string;
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
  /**
   * What is wrong and what to do, in a sentence.
   */
  reason: string;
  /**
   * What to write in place of the span.
   */
  suggestion?: string;
  /**
   * Whose rule it is.
   */
  url?: string;
}
/**
 * What became of one source at its last push.
 */
export interface Report {
  file: string;
  /**
   * accepted: live as pushed. refused: errors; the last accepted version, if any, stays live. draft, scheduled: not (or no longer) public. withdrawn: a notice stands in its place. moved: a redirect does. gone: never was public and its source is deleted. held: it would be withdrawn, with too many others within a day; it stays live until somebody confirms.
   */
  outcome: 'accepted' | 'refused' | 'draft' | 'scheduled' | 'withdrawn' | 'moved' | 'gone' | 'held';
  diagnostics: Diagnostic[];
  /**
   * When a scheduled article goes live, or a live one expires.
   */
  due?: string;
  /**
   * Of a picture that is published as it is, though it is wide enough for smaller files: it moves, or it cannot be read, or has more pixels than are read.
   */
  unscaled?: 'moving' | 'unreadable';
}
/**
 * How all articles stand at one moment, as `healthwire status --json` prints it.
 */
export interface Status {
  /**
   * When this was so.
   */
  asOf: string;
  /**
   * How many days ahead a review counts as soon due.
   */
  days: number;
  /**
   * Articles that readers can read.
   */
  live: number;
  /**
   * Sources whose last push was refused.
   */
  refused: Refusal[];
  /**
   * Live articles whose withdrawal waits for a person to confirm it.
   */
  held: NamedArticle[];
  /**
   * Live articles whose medical review was due.
   */
  overdue: DatedArticle[];
  /**
   * Live articles whose medical review is due within so many days.
   */
  due: DatedArticle[];
  /**
   * Articles that go live by themselves.
   */
  scheduled: DatedArticle[];
  drafts: NamedArticle[];
  /**
   * Articles in whose place a notice stands.
   */
  withdrawn: RetractedArticle[];
  /**
   * Pictures that are published as they are, though they are wide enough for smaller files.
   */
  unscaled: UnscaledPicture[];
}
export interface Refusal {
  file: string;
  errors: number;
  warnings: number;
  /**
   * Whether an accepted version stays live.
   */
  live: boolean;
}
export interface NamedArticle {
  slug: string;
  title: string;
}
export interface DatedArticle {
  slug: string;
  title: string;
  on: string;
}
export interface RetractedArticle {
  slug: string;
  title: string;
  since: string;
  reason: string;
}
export interface UnscaledPicture {
  file: string;
  /**
   * It moves; or it cannot be read, or has more pixels than are read.
   */
  because: 'moving' | 'unreadable';
}
