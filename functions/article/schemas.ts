/** The contracts of schemas/ as validators, compiled once. */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import frontMatterSchema from '../../schemas/front-matter.schema.json' with { type: 'json' };
import siteSchema from '../../schemas/site.schema.json' with { type: 'json' };
import type { FrontMatter, Site } from '../../schemas/types.ts';

const ajv = new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true });
formats.default(ajv, ['date', 'date-time', 'email', 'uri']);
ajv.addSchema(frontMatterSchema);

export const frontMatter = ajv.getSchema<FrontMatter>(
  frontMatterSchema.$id,
) as Validator<FrontMatter>;
export const site = ajv.compile<Site>(siteSchema) as Validator<Site>;

export type Validator<T> = ValidateFunction<T>;
export type SchemaError = ErrorObject;

/** The fields of the front matter, as the schema lists them. */
export const frontMatterFields = Object.keys(frontMatterSchema.properties);
