/** Articles in a document of an archive: as many as a feed has unless the settings say otherwise. */
export const DOCUMENT_ITEMS = 20;
