/** How a site looks that is not as ours: what a configuration says of it, as layout.ts and style.ts use it. */
import type { Part } from '../base/markup.ts';
import { Addition } from './house.ts';
import type { Settings } from './settings.ts';

export interface Theme {
  /** CSS that comes behind ours: the text, or (in the configuration) the file that it is in. */
  css?: string;
  /** Colours of the stylesheet, by the name of its custom property: `{ accent: '#7a1f5c' }`. */
  colours?: Readonly<Record<string, string>>;
  /** The same where readers want it dark. */
  darkColours?: Readonly<Record<string, string>>;
  /** In the place of the site's name; of our own media: `media/logo.svg`. `alt` is the name by default. */
  logo?: { src: string; alt?: string; width?: number; height?: number };
  /** In the place of the search, topics and feeds: addresses on the site or elsewhere. */
  menu?: readonly { label: string; href: string }[];
  /** For cards, where an article has no picture of its own: `media/card.png`. */
  socialImage?: { src: string; alt: string };
}

/** What every page may have more of; templates escape what is put into them. */
export interface PageSlots {
  /** At the end of the head. */
  head?: (page: SlotPage) => Part;
  /** In the header, behind the menu. */
  header?: (page: SlotPage) => Part;
  /** In the footer, below what stands there. */
  footer?: (page: SlotPage) => Part;
}

export interface SlotPage {
  settings: Settings;
  /** BCP 47. */
  language: string;
  title: string;
  /** From the root of the site, percent-encoded. */
  path: string;
}

export const addedTheme = new Addition<Theme>('theme', {});
export const addedPageSlots = new Addition<PageSlots>('page-slots', {});
