/** How many summaries of a collection are shown together. */

/** On the first page. A collection that never had more has no months: all of it stands there. */
export const FIRST_PAGE_SUMMARIES = 50;

/** On each numbered page of a month; some documents of an archive together have as many. */
export const PAGE_SUMMARIES = 100;

/**
 * How many of a month stay without a number before the next hundred gets one. The month's own URL
 * shows 50 to 149 (or all there are), for a page with a single summary would look broken.
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
export const CHANGES_ARTICLES = 250;
