/** What the whole site is told: `site.yaml`, as everything behind it sees it. */
import type { Site } from '../../schemas/types.ts';

/** The article's path below `articles/` without `.md`, in NFC: `sleep/restless-legs`. */
export type Slug = string;

/** site.yaml with every default filled in; plain data. `baseUrl` has no slash at its end. */
export interface Settings extends Required<
  Pick<
    Site,
    'name' | 'baseUrl' | 'language' | 'publisher' | 'attribution' | 'topics' | 'profile' | 'extra'
  >
> {
  description?: string;
  contact?: string;
  disclaimer?: string;
  funding?: string;
  license?: string;
  /** Who publishes here, and by what rules (site-pages.ts): sanitised HTML, made when site.yaml was read. */
  pages?: { about?: string; editorialPolicy?: string };
  /** The renderer that made it, where settings are kept: another one makes it anew. */
  pagesBy?: string;
  /** The WebSub hub that is told when feeds change; as the URL standard writes it. */
  hub?: string;
  rules: Record<string, 'error' | 'warning' | 'off'>;
  /** Dialects of Markdown that are switched off, or on as all of them are. */
  dialects?: Record<string, 'on' | 'off'>;
  /** Values of `status` and its like → what they say of readers, over what is known of them. */
  statuses?: Record<string, 'public' | 'draft'>;
  /** Of the live articles, 0 to 1: so many may be withdrawn within a day without confirmation. */
  withdrawalShare?: number;
  /** `fewest`: the fewest entries that site.yaml ever wanted in a feed, where that is fewer. */
  feeds: { entries: number; fewest?: number };
  /** The host in the tag URIs that are default ids: site.yaml's own, if that has a name. */
  idAuthority: string;
  /** Ids of topics that site.yaml once listed: their pages and feeds stay. */
  formerTopics?: string[];
  /** Pages about the publisher that there once were words for: their addresses stay. */
  formerPages?: string[];
}
