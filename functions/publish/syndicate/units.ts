/** What is rendered together: the files of a collection. */
import type { Collection, Contents, Output } from '../../collection/model.ts';
import { feedSlugs, renderCollection, renderFeeds } from '../../collection/outputs.ts';
import type { Settings } from '../../site/settings.ts';

/** Files that are rendered together. */
export interface Unit {
  /** A collection's. */
  id: string;
  collection: Collection;
  /** The articles whose full content is in it. */
  contents: string[];
  render(contents: Contents): readonly Output[];
}

/** Of the site its feeds alone: its first page leads to all others, and is one of the lists (lists.ts). */
export function unitOf(collection: Collection, settings: Settings): Unit {
  const render = collection.kind === 'site' ? renderFeeds : renderCollection;
  return {
    id: collection.id,
    collection,
    contents: feedSlugs(collection, settings),
    render: (contents) => render(collection, settings, contents),
  };
}
