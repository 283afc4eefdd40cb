/**
 * Copies of an article's documents (its page, what partners frame) that the dashboard may frame. What is
 * published says that nobody may frame a page, and stays so: only the copy says otherwise. A link in it
 * leads the whole tab to the real page.
 */
import { html, type Html } from '../../../../functions/base/markup.ts';
import { variantKey, variantsAt } from '../../../../functions/site/addresses.ts';
import { securityHeadersFor } from '../../../../functions/site/headers.ts';
import type { House } from '../../../../functions/site/house.ts';
import { articlePath } from '../../../../functions/site/routes.ts';
import type { Slug } from '../../../../functions/site/settings.ts';
import { variantFilesFor } from '../../../../functions/site/variant-files.ts';
import type { Store } from '../../../../functions/store/store.ts';
import { plainAnswer, type Answer } from '../answer.ts';
import { framePath } from './all-forms.ts';
import { isPage } from './variants.ts';

/** What `?show=` asks for: the name of a variant; a preview is of what is not published. */
export function framedName(show: string | null): { name: string; preview: boolean } | undefined {
  const [, preview, name] = /^(preview-)?([a-z]+)$/.exec(show ?? '') ?? [];
  return name === undefined ? undefined : { name, preview: preview !== undefined };
}

/** The copy of what is published. */
export async function framed(
  site: Store,
  address: string,
  name: string,
  house: House | undefined,
): Promise<Answer> {
  const object = variantsAt(address, house).includes(name)
    ? await site.get(variantKey(address, name, house))
    : undefined;
  if (object === undefined || !isPage(object.contentType))
    return plainAnswer(404, 'Nothing is published here.');
  const path = address + variantFilesFor(house)[name]!.file;
  return copy(path, path, new TextDecoder().decode(object.body));
}

/** A document that is nowhere else, and says so before anything else. */
export function framedPreview(
  slug: Slug,
  name: string,
  text: string,
  house: House | undefined,
): Answer {
  const marked = withBanner(
    text,
    html`<strong>Preview: not published.</strong>
It is not on the site, and in no feed.`,
  );
  // A link within it stays in it: at the address that it would have, there is nothing.
  const path = articlePath(slug) + (variantFilesFor(house)[name]?.file ?? '');
  return copy(path, framePath(slug, name, false), marked);
}

/** A document that says before anything else what it is. */
export function withBanner(text: string, words: Html): string {
  const banner = html`<p class="callout stop" role="note">${words}</p>`.text;
  return /<body[^>]*>/.test(text)
    ? text
        .replace(/<body[^>]*>/, (body) => `${body}\n${banner}`)
        .replace('<title>', '<title>Preview: ')
    : `${banner}\n${text}`;
}

/** `path` says which headers it has, `from` where its links start. A fragment becomes a document. */
function copy(path: string, from: string, text: string): Answer {
  const document = text.includes('<head>')
    ? text.replace(/<base [^>]*>\n?/, '')
    : `<!doctype html>\n<html lang="en">\n<head>\n<title>Fragment</title>\n</head>\n<body>\n${text}</body>\n</html>\n`;
  const base = html`<head>\n<base href="${from}" target="_top">`.text;
  const body = document.replace('<head>', () => base);
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
