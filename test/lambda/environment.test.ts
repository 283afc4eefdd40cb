/** What a function says at its cold start when the stack did not tell it everything. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { environments, type FunctionName } from '../../functions/lambda/environment.ts';
import { bundle } from '../../infra/bundle.ts';
import { Instance } from './instance.ts';

const names = Object.keys(environments) as FunctionName[];
const PATIENCE = 300_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'healthwire-environment-'));
  for (const name of names) bundle(name, join(folder, name));
}, PATIENCE);
afterAll(() => rmSync(folder, { recursive: true }));

/** The answer to the first invocation of an instance that was told this. */
async function start(name: FunctionName, variables: Record<string, string>): Promise<string> {
  const output = { lines: [], noise: [] };
  const instance = await Instance.start(name, join(folder, name), variables, output);
  const answer = await instance.invoke({}).catch((error: Error) => error.message);
  await instance.stop();
  return String(answer);
}

test.each(names)(
  '%s names all that is missing in one message',
  async (name) => {
    expect(await start(name, {})).toBe(
      `The function ${name} cannot start: its environment lacks ${environments[name].join(', ')}.` +
        ' Deploy the stack again, which sets them all.',
    );
  },
  PATIENCE,
);

test(
  'an empty variable is a missing one',
  async () => {
    const [first, ...others] = environments.announce;
    const told = Object.fromEntries(others.map((variable) => [variable, 'set']));
    expect(await start('announce', { ...told, [first]: '' })).toContain(`lacks ${first}.`);
  },
  PATIENCE,
);
