/** Strides so short that a few articles take several. */
export const STRIDE_ARTICLES = 2;
export const STRIDE_MEMBERS = 8;
export const MEMBERS_A_COLLECTION = 2;
export const STRIDE_SHARDS = 12;
export const STRIDE_POSTINGS = 12;
