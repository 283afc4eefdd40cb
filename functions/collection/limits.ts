/** How many summaries of a collection are shown together. */
import { DOCUMENT_ITEMS } from './feeds/limits.ts';

/** On the first page. A collection that never had more has no months: all of it stands there. */
export const FIRST_PAGE_SUMMARIES = 50;

/**
 * On each numbered page of a month: whole documents of an archive, so that what is read back from the end of a page
 * (marks.ts) has each of them whole.
 */
export const PAGE_SUMMARIES = 2 * DOCUMENT_ITEMS;

/**
 * How many of a month stay without a number before the next forty get one. The month's own URL
 * shows 20 to 59 (or all there are), for a page with a single summary would look broken.
 */
export const MONTH_PAGE_SUMMARIES = PAGE_SUMMARIES / 2;

/**
 * So many of the newest summaries say what a collection is called, so that it is called the same
 * whether the others are at hand or not.
 */
export const NAMING_SUMMARIES = 50;

/** Pages of a month of the site whose articles stand in one of its sitemaps. */
export const SITEMAP_PAGES = 5;

/** Articles on one page of a month of the change log, about: for more there are twice as many pages. */
export const CHANGES_ARTICLES = 125;
