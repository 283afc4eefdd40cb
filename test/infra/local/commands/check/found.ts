/** What `check` finds in a folder, for whoever writes articles there. */
import {
  check,
  type CheckOptions,
} from '../../../../../infra/local/commands/check/check-folder.ts';
import type { Diagnostic } from '../../../../../schemas/types.ts';

export async function checked(content: string, options: Partial<CheckOptions> = {}) {
  let text = '';
  const exit = await check({
    content,
    format: 'json',
    now: '2026-11-23T08:00:00Z',
    colour: false,
    write: (more) => (text += more),
    ...options,
  });
  return { exit, text };
}

export interface Found {
  exit: number;
  articles: number;
  errors: number;
  warnings: number;
  fixed?: number;
  diagnostics: Diagnostic[];
}

export async function found(content: string, options: Partial<CheckOptions> = {}): Promise<Found> {
  const { exit, text } = await checked(content, options);
  return { exit, ...(JSON.parse(text) as Omit<Found, 'exit'>) };
}
