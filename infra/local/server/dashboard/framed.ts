/**
 * Copies of an article's page and embed that the dashboard may frame. What is published says that
 * nobody may frame a page, and stays so: only the copy says otherwise. A link in it leads the
 * whole tab to the real page.
 */
import { articlePath, variantPath } from '../../../../functions/site/routes.ts';
import { html } from '../../../../functions/base/markup.ts';
import type { Slug } from '../../../../functions/site/settings.ts';
import { securityHeadersFor } from '../../../../functions/site/headers.ts';
import { siteKey } from '../../../../functions/site/keys.ts';
import type { Store } from '../../../../functions/store/store.ts';
import { plainAnswer, type Answer } from '../answer.ts';
import { dashboardPath } from './paths.ts';

type Framed = 'page' | 'embed';

/** What `?show=` asks for; a preview is of what is not published. */
export function framedName(show: string | null): { name: Framed; preview: boolean } | undefined {
  const [, preview, name] = /^(preview-)?(page|embed)$/.exec(show ?? '') ?? [];
  return name === undefined ? undefined : { name: name as Framed, preview: preview !== undefined };
}

/** The copy of what is published. */
export async function framed(site: Store, address: string, name: Framed): Promise<Answer> {
  const path = variantPath(address, name);
  const object = await site.get(siteKey(path));
  if (object === undefined) return plainAnswer(404, 'Nothing is published here.');
  return copy(path, path, new TextDecoder().decode(object.body));
}

/** A page or embed that is nowhere else, and says so before anything else. */
export function framedPreview(slug: Slug, name: Framed, text: string): Answer {
  const banner = html`<p class="callout stop" role="note"><strong>Preview: not published.</strong>
Only this machine shows it.</p>`.text;
  const marked = text.includes('<body>')
    ? text.replace('<body>', () => `<body>\n${banner}`).replace('<title>', '<title>Preview: ')
    : `${banner}\n${text}`;
  // A link within it stays in it: at the address that it would have, there is nothing.
  return copy(
    variantPath(articlePath(slug), name),
    `${dashboardPath(slug)}?show=preview-${name}`,
    marked,
  );
}

/** `path` says which headers it has, `from` where its links start. */
function copy(path: string, from: string, text: string): Answer {
  const base = html`<base href="${from}" target="_top">`.text;
  const body = text.includes('<head>')
    ? text.replace('<head>', () => `<head>\n${base}`)
    : `<!doctype html>\n${base}\n${text}`;
  return { status: 200, headers: headersOf(path), body: Buffer.from(body) };
}

function headersOf(path: string): Answer['headers'] {
  const { 'x-frame-options': _, ...headers } = securityHeadersFor(path);
  const policy = headers['content-security-policy']!.replace(
    /frame-ancestors [^;]*/,
    "frame-ancestors 'self'",
  ).replace(/base-uri [^;]*/, "base-uri 'self'");
  return {
    ...headers,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy,
  };
}
