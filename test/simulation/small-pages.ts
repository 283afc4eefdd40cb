/** Pages of listings so short that a few articles of a month fill several. */
export const FIRST_PAGE_SUMMARIES = 2;
export const PAGE_SUMMARIES = 2;
export const MONTH_PAGE_SUMMARIES = 1;
export const NAMING_SUMMARIES = 2;
export const SITEMAP_PAGES = 2;
export const CHANGES_ARTICLES = 1;
