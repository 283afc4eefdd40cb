/** What is rendered together: the files of a collection. */
import type { Collection, Contents, Output } from '../../collection/model.ts';
import type { Touched } from '../../collection/touched.ts';
import { feedSlugs, renderCollection, renderFeeds } from '../../collection/outputs.ts';
import type { Settings, Slug } from '../../site/settings.ts';
import type { SiteFile } from '../protocol/objects.ts';
import { asSiteFile } from '../protocol/site-file.ts';
import type { Ports } from '../ports.ts';
import type { Loaded } from './load.ts';
import { Texts } from './texts.ts';

/** Files that are rendered together. */
export interface Unit {
  /** A collection's. */
  id: string;
  collection: Collection;
  /** The articles whose full content is in it. */
  contents: string[];
  render(contents: Contents): readonly Output[];
}

/**
 * Of the site its feeds alone: its first page leads to all others, and is one of the lists (lists.ts). `touched`: of
 * pages by month those alone.
 */
export function unitOf(collection: Collection, settings: Settings, touched?: Touched): Unit {
  const render = collection.kind === 'site' ? renderFeeds : renderCollection;
  return {
    id: collection.id,
    collection,
    contents: feedSlugs(collection, settings),
    render: (contents) => render(collection, settings, contents, touched),
  };
}

/** Unit → its files; and the articles whose texts cannot be read. */
export async function renderUnits(
  ports: Pick<Ports, 'table'>,
  versions: Loaded['versions'],
  units: readonly Unit[],
): Promise<{ files: Map<string, SiteFile[]>; damaged: ReadonlySet<Slug> }> {
  const slugs = new Set(units.flatMap(({ contents }) => contents));
  const texts = new Texts(ports, versions);
  const { contents } = await texts.of([...slugs]);
  const files = new Map(units.map((unit) => [unit.id, unit.render(contents).map(asSiteFile)]));
  return { files, damaged: texts.damaged };
}
