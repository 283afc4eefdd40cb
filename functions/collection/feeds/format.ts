/** What a format of feeds is. feeds/index.ts lists all of them. */
import type { ArchivePaths, FeedName } from '../../site/routes.ts';
import type { Settings } from '../../site/settings.ts';
import type { ArchiveDocument, Collection, Contents } from '../model.ts';

export interface FeedFormat {
  /** One lower-case word: its key wherever feeds are listed. Unknown until `npm run generate`. */
  name: FeedName;
  /** Its file below the path of the collection: `feed.xml`. */
  file: string;
  /** What people call it: `RSS`. */
  title: string;
  /** RFC 6838, without parameters; feeds are published as UTF-8. */
  mediaType: string;
  /** The newest of the collection, whole document in UTF-8; `older`: the archive's document to go on with. */
  render(
    this: void,
    collection: Collection,
    settings: Settings,
    contents: Contents,
    older?: ArchivePaths,
  ): Uint8Array;
  /** How it has what is older (RFC 5005); absent where the format has no way of saying it. */
  archive?: {
    /** Of its documents: `.xml`. */
    extension: string;
    render(
      this: void,
      collection: Collection,
      document: ArchiveDocument,
      settings: Settings,
      contents: Contents,
    ): Uint8Array;
  };
  /** What such a document has, item by item; nothing where it cannot be read. Never throws. */
  read(this: void, document: string): PublishedItem[];
}

/** An article in a feed as it is published, or its withdrawal. */
export interface PublishedItem {
  /** Of the article's page; nobody has checked that it is one. */
  url: string;
  /** As people read it: equal items, equal text. */
  text: string;
  withdrawn: boolean;
}
