/** One small schema in the place of all: they depend on nothing but the address of the site. */
import type { Settings } from '../../functions/site/settings.ts';
import { absolute } from '../../functions/site/routes.ts';
import { JSON_SCHEMA } from '../../functions/site/content-types.ts';
import type { Output } from '../../functions/collection/model.ts';

export { icons, stylesheet } from '../../functions/collection/static.ts';

export function schemas(settings: Settings): Output[] {
  const path = '/schemas/report.v1.json';
  const body = JSON.stringify({ $id: absolute(settings, path) });
  return [{ path, body, contentType: JSON_SCHEMA }];
}
