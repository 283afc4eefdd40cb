/** What the documents say of the command line is what the commands say of themselves. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generateCommands } from '../../tools/generate-commands.ts';

it.each(Object.entries(await generateCommands()))(
  '%s is what the commands say: npm run generate',
  (file, text) => {
    expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toBe(text);
  },
);
