/** The address that an article has by its file alone. */
import { absolute, articlePath } from '../../../../functions/site/routes.ts';
import type { Settings, Slug } from '../../../../functions/site/settings.ts';

export function defaultAddress(slug: Slug, settings: Settings): string {
  return absolute(settings, articlePath(slug));
}
