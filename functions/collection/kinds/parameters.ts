/** Parts of the API's paths that several descriptions have. */
import type { Parameter } from './kind.ts';

export function textParameter(description: string, example: string, pattern?: string): Parameter {
  return { description, schema: { type: 'string', ...(pattern && { pattern }) }, example };
}
