/** For programs: the diagnostics (schemas/diagnostic.schema.json) and how many there are. */
import { summarise, type Format } from './format.ts';

export const json: Format = (diagnostics, context) =>
  `${JSON.stringify({ ...summarise(diagnostics, context), diagnostics }, undefined, 2)}\n`;
