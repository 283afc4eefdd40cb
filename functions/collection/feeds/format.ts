/** What a format of feeds is. feeds/index.ts lists all of them. */
import type { ArchivePaths } from '../../site/routes.ts';
import type { Settings } from '../../site/settings.ts';
import type { ArchiveDocument, Collection, Contents } from '../model.ts';

export interface FeedFormat {
  /** One lower-case word: its key wherever feeds are listed. */
  name: string;
  /** Its file below the path of the collection: `feed.xml`. */
  file: string;
  /** What people call it: `RSS`. */
  title: string;
  /** RFC 6838, without parameters; feeds are published as UTF-8. */
  mediaType: string;
  /** The newest of the collection, whole document; `older`: the archive's document to go on with. */
  render(
    this: void,
    collection: Collection,
    settings: Settings,
    contents: Contents,
    older?: ArchivePaths,
  ): string;
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
    ): string;
  };
}
