/** A tool's front matter, as far as it says in its own words what healthwire knows, too. */
import type { Convert, Field } from '../../front-matter/values.ts';
import type { Reading } from '../../front-matter/visibility.ts';

export interface FrontMatterDialect {
  /** The tool, as its people call it. */
  name: string;
  /** Where its front matter is described. */
  url: string;
  /** Its word → ours. Case, hyphens, underscores and spaces of a word do not matter. */
  words?: Record<string, Field | Meaning>;
  /** Words that plainly speak of drafts → how their values are read. */
  drafts?: Record<string, Reading>;
  /** Words that keep a page from some readers or from lists: a warning says that none see it here. */
  hides?: Record<string, Reading>;
  /** What a date says that is worked out when the page is built: as much as no date. */
  undated?: string[];
}

export interface Meaning {
  field: Field;
  /** How its values are read, where that differs from how the field's own are. */
  as?: Convert;
  /** It counts only where nothing else says it. */
  otherwise?: true;
}
