/** For programs: the diagnostics (schemas/diagnostic.schema.json) and how many there are. */
import { summarise, type Format } from './format.ts';

export const json: Format = (diagnostics, { articles }) =>
  `${JSON.stringify({ ...summarise(diagnostics, articles), diagnostics }, undefined, 2)}\n`;
