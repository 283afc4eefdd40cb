/** How long a stride of a round is: each of these is well below what one invocation has time and memory for. */

/** Articles that are held to what is known of them; or whose texts are read for their archives. */
export const STRIDE_ARTICLES = 500;
/** Articles that are read for the files of whole collections, and what each collection costs besides. */
export const STRIDE_MEMBERS = 4000;
export const MEMBERS_A_COLLECTION = 20;
/** Files of lists by which articles are found, and articles in them. */
export const STRIDE_SHARDS = 400;
export const STRIDE_POSTINGS = 20_000;
