/** Every feed there is, as people look for one: `/feeds/` and the lists for feed readers. */
import type { Settings } from '../../site/settings.ts';
import type { Collection } from '../model.ts';

export interface FeedGroup {
  kind: Collection['kind'];
  heading: string;
  /** At least one. */
  collections: readonly Collection[];
}

const headings = {
  site: 'Everything',
  topic: 'By topic',
  language: 'By language',
  author: 'By author',
  code: 'By medical code',
} satisfies Partial<Record<Collection['kind'], string>>;

/** `collections` are all there are; languages, authors and codes only if there are articles. */
export function feedGroups(collections: readonly Collection[], settings: Settings): FeedGroup[] {
  const kinds = Object.keys(headings) as (keyof typeof headings)[];
  return kinds
    .map((kind) => ({ kind, heading: headings[kind], collections: of(kind) }))
    .filter((group) => group.collections.length > 0);

  function of(kind: Collection['kind']): Collection[] {
    const all = collections.filter((one) => one.kind === kind);
    if (kind === 'site') return all;
    return kind === 'topic' ? inOrder(all, settings) : all.filter(isFilled);
  }
}

/** As on the home page: the settings' order first, then that of the ids. */
function inOrder(topics: readonly Collection[], settings: Settings): Collection[] {
  const known = settings.topics.map(({ id }) => topics.find((topic) => topic.id === `topic:${id}`));
  return [...new Set([...known, ...topics])].filter((topic) => topic !== undefined);
}

function isFilled({ summaries }: Collection): boolean {
  return summaries.length > 0;
}
