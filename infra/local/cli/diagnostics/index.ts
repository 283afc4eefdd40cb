/** The formats that diagnostics are written in, by name. */
import type { Format } from './format.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import type { FormatName } from './names.ts';
import { pretty } from './pretty.ts';
import { sarif } from './sarif.ts';

export const formats = { pretty, json, github, sarif } satisfies Record<FormatName, Format>;
