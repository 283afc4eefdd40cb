/**
 * An article in a frame on a partner's page: what the partner puts there, and how the frame gets its
 * height. The frame says it with postMessage; who wants it to fit loads /embed.js, or listens oneself:
 *
 *     { healthwire: 'height', height: 1234 }    height in CSS pixels, from the origin of the site
 */
import { createHash } from 'node:crypto';
import { html } from '../base/markup.ts';
import { absolute } from './routes.ts';
import type { Settings } from './settings.ts';

/** Within the frame: tells how tall it is, now and whenever that changes. */
export const frameScript =
  "new ResizeObserver(() => parent.postMessage({ healthwire: 'height', " +
  "height: document.documentElement.offsetHeight }, '*')).observe(document.documentElement)";

/** As a policy names it (Content Security Policy Level 3, section 2.3.1). */
export const frameScriptHash = `'sha256-${createHash('sha256').update(frameScript).digest('base64')}'`;

/** Where the script for partners is. */
export const PARTNER_SCRIPT = '/embed.js';

/** On the partner's page: each frame of this site gets the height that it asks for. */
export const partnerScript = `{
  const { origin } = new URL(document.currentScript.src);
  addEventListener('message', (event) => {
    const { healthwire, height } = event.data ?? {};
    if (event.origin !== origin || healthwire !== 'height' || !(height > 0)) return;
    for (const frame of document.querySelectorAll('iframe'))
      if (frame.contentWindow === event.source) frame.style.height = Math.ceil(height) + 'px';
  });
}
`;

/** What a partner copies; without the script the frame scrolls. */
export function snippet(title: string, framePath: string, settings: Settings): string {
  const src = absolute(settings, framePath);
  const script = absolute(settings, PARTNER_SCRIPT);
  return html`<iframe src="${src}" title="${title}" width="100%" height="600" \
style="border:0" loading="lazy"></iframe>
<script src="${script}" async></script>`.text;
}
