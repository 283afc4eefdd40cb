/** Files of the search that are full at once, so that a few articles split them. */
export const SHARD_KEYS = 2;
export const PAGE_LINES = 2;
