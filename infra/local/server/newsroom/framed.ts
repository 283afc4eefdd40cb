/**
 * Copies of an article's page and embed that the newsroom may frame. What is published says that
 * nobody may frame a page, and stays so: only the copy says otherwise. A link in it leads the
 * whole tab to the real page.
 */
import { variantPath } from '../../../../functions/article/file/urls.ts';
import { html } from '../../../../functions/article/markdown/html.ts';
import type { Slug } from '../../../../functions/article/model.ts';
import { securityHeadersFor } from '../../../../functions/edge/headers.ts';
import { siteKey } from '../../../../functions/publish/keys.ts';
import type { Store } from '../../../../functions/store/store.ts';
import { plainAnswer, type Answer } from '../answer.ts';

type Framed = 'page' | 'embed';

export function isFramed(name: string | null): name is Framed {
  return name === 'page' || name === 'embed';
}

export async function framed(site: Store, slug: Slug, name: Framed): Promise<Answer> {
  const path = variantPath(slug, name);
  const object = await site.get(siteKey(path));
  if (object === undefined) return plainAnswer(404, 'Nothing is published here.');
  const text = new TextDecoder().decode(object.body);
  const base = html`<base href="${path}" target="_top">`.text;
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
