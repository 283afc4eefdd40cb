/** The contracts of schemas/ as validators, compiled ahead by `npm run generate`. */
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import frontMatterSchema from '../../schemas/front-matter.schema.json' with { type: 'json' };
import type { FrontMatter, Site } from '../../schemas/types.ts';
import * as validators from '../../schemas/validators.ts';

export const frontMatter = validators.frontMatter as Validator<FrontMatter>;
export const site = validators.site as Validator<Site>;

export type Validator<T> = ValidateFunction<T>;
export type SchemaError = ErrorObject;

/** The fields of the front matter, as the schema lists them. */
export const frontMatterFields = Object.keys(frontMatterSchema.properties);
