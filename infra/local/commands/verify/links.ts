/** What a published file points at on the site. */
import { searchLinks } from '../../../../functions/collection/search/links.ts';
import { servedPath } from '../../../../functions/site/keys.ts';
import type { SiteFile } from '../../../../functions/publish/protocol/objects.ts';

const entities: Record<string, string> = { amp: '&', quot: '"', lt: '<', gt: '>', '#38': '&' };

/** Each once, as URL paths without query and fragment; links to other sites are left out. */
export function linksOf(file: SiteFile, baseUrl: string): string[] {
  const text = new TextDecoder().decode(file.body);
  const found = new Set<string>();
  const type = file.metadata?.type ?? file.contentType;
  for (const url of candidates(type, text, baseUrl)) {
    const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
    if (!path.startsWith('/') || path.startsWith('//')) continue;
    found.add(path.replace(/[?#].*$/, ''));
  }
  for (const path of searchLinks(servedPath(file.key), text)) found.add(path);
  return [...found];
}

function candidates(contentType: string, text: string, baseUrl: string): string[] {
  const type = contentType.split(';')[0]!;
  if (type === 'text/markdown') return [];
  if (type === 'text/html')
    return [...text.matchAll(/\s(href|src|srcset)="([^"]*)"/g)].flatMap(([, name, value]) =>
      (name === 'srcset' ? urlsIn(value!) : [value!]).map(decode),
    );
  const literal = baseUrl.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const absolute = new RegExp(`${literal}/[^\\s"'<>\\\\)]*`, 'g');
  return [...decode(decode(text)).matchAll(absolute)].map(([url]) => url);
}

/** Of a list of candidates, each perhaps with its width behind it (HTML, the srcset attribute). */
function urlsIn(srcset: string): string[] {
  return srcset.split(/,\s+/).map((candidate) => candidate.trim().split(/\s/)[0]!);
}

/** Feeds carry HTML inside XML: its ampersands are escaped once or twice. */
function decode(text: string): string {
  return text.replace(/&(amp|quot|lt|gt|#38);/g, (_, name: string) => entities[name]!);
}
