/** Documents of archives so short that a few articles of a month fill several. */
export const DOCUMENT_ITEMS = 2;
