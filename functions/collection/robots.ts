/** `/robots.txt` (RFC 9309): everything may be read; the sitemap says what there is. */
import type { Settings } from '../article/model.ts';
import { absolute } from '../article/file/urls.ts';

export function robots(settings: Settings): string {
  return `User-agent: *
Allow: /

Sitemap: ${absolute(settings, '/sitemap.xml')}
`;
}
