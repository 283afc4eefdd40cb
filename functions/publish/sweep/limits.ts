/** How much the sweep looks at: numbers, not times. The simulator has others (test/simulation/small-strides.ts). */

/** Requests to stores and table, in one sweep of many: thirty thousand articles, or three million objects. */
export const STRIDE_REQUESTS = 3000;
/** Articles, files or feeds whose rows are held at a time. */
export const TOGETHER_NAMES = 1000;
