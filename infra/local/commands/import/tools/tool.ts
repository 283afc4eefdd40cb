/** A tool that publishes folders of Markdown, as far as it matters to who brings one of its folders. */
import type { Config } from './config.ts';

export interface Tool {
  /** As its people call it. */
  name: string;
  /**
   * Its configuration, below the root of a site; the first that is there counts. Code is only looked
   * at, never run.
   */
  configs: readonly string[];
  /** A folder that only it makes, at the root. */
  folder?: string;
  /** Folders below the root in which it keeps articles; `.`: the root itself. */
  articles: (config: Config) => readonly string[];
  /** What its configuration says of the whole site. */
  site: (config: Config) => Partial<Site>;
  /** Fields of front matter that only its people write. */
  fields: readonly string[];
  /** Files that say more of the site, in the order in which they count, behind the configuration. */
  more?: readonly string[];
}

/** What a site says of itself, in its own spelling. */
export interface Site {
  name: string | undefined;
  baseUrl: string | undefined;
  language: string | undefined;
  description: string | undefined;
}
