/** How much the sweep looks at: numbers, not times. */

/** Requests to stores and table, in one sweep of many: some forty-nine thousand articles (docs/scale.md). */
export const STRIDE_REQUESTS = 3000;
/** Articles, files or feeds whose rows are held at a time. */
export const TOGETHER_NAMES = 1000;
