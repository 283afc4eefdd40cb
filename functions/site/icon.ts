/** The site's mark, a plus sign on its own colour, wherever browsers and others ask for one. */
import { ico, png } from '../base/png.ts';
import { absolute } from './routes.ts';
import type { Settings } from './settings.ts';
import { addedTheme } from './theme.ts';

const FAVICON = '/favicon.ico';
export const TOUCH_ICON = '/apple-touch-icon.png';
export const MANIFEST = '/site.webmanifest';
/** Path → pixels: for whoever installs the site, and for cards where an article has no picture. */
const icons = { '/icon-192.png': 192, '/icon-512.png': 512 } as const;

/** Where all of this is, from the root of the site. */
export const iconPaths = [FAVICON, TOUCH_ICON, MANIFEST, ...Object.keys(icons)];

/** The stylesheet's `--bar` in the light. */
const BAR = '#00473f';

/** What the head of the pages has: the colour of the site as its configuration says it. */
export function siteColour(house: object | undefined): string {
  return addedTheme.of(house).colours?.bar ?? BAR;
}

/** In the page itself, so that nothing has to be fetched. */
export function inlineIcon(house: object | undefined): string {
  return `data:image/svg+xml,${encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">' +
      `<rect width="16" height="16" rx="4" fill="${siteColour(house)}"/>` +
      '<path d="M8 4v8M4 8h8" stroke="#fff" stroke-width="2.5" stroke-linecap="round"/></svg>',
  )}`;
}

/** Files: path → bytes. */
export function iconFiles(house: object | undefined): Record<string, Uint8Array> {
  const colours = [plain(siteColour(house)), '#ffffff'] as const;
  const drawn = (size: number) => png(size, colours, plus(size));
  return {
    [FAVICON]: ico(32, drawn(32)),
    [TOUCH_ICON]: drawn(180),
    ...Object.fromEntries(Object.entries(icons).map(([path, size]) => [path, drawn(size)])),
  };
}

/** Web Application Manifest (W3C): what the site is called where somebody keeps it. */
export function manifest(settings: Settings): string {
  const { name, description, language } = settings;
  const colour = siteColour(settings);
  const document = {
    name,
    ...(description !== undefined && { description }),
    lang: language,
    id: '/',
    start_url: '/',
    display: 'minimal-ui',
    background_color: '#ffffff',
    theme_color: colour,
    // Within the circle that every mask leaves.
    icons: Object.entries(icons).map(([src, size]) => ({
      ...{ src, sizes: `${size}x${size}`, type: 'image/png', purpose: 'any maskable' },
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** A card's picture where there is no other. */
export function cardIcon(settings: Settings) {
  return { url: absolute(settings, '/icon-512.png'), alt: settings.name, width: 512, height: 512 };
}

/** A quarter to three quarters of the square, its arms a sixth of it wide. */
function plus(size: number): (x: number, y: number) => boolean {
  const within = (at: number, half: number) => Math.abs(at + 0.5 - size / 2) < half * size;
  return (x, y) =>
    (within(x, 1 / 12) && within(y, 1 / 4)) || (within(y, 1 / 12) && within(x, 1 / 4));
}

/** `#abc` is `#aabbcc`; a name or a function of CSS is drawn in our own colour. */
function plain(colour: string): string {
  const hex = /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(colour) ? colour : BAR;
  if (hex.length > 5) return hex.slice(0, 7);
  return `#${[...hex.slice(1, 4)].map((digit) => digit + digit).join('')}`;
}
