/** How much stands in one file of the search. */

/** Keys, some twelve bytes each. */
export const SHARD_KEYS = 512;

/** Lines of a page of A–Z. */
export const PAGE_LINES = 300;
