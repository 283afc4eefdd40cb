/** What a function is told, and what it says at its cold start when it is not told everything. */
import { expect, test } from 'vitest';
import { environments, type FunctionName } from '../../functions/lambda/environment.ts';
import { PATIENCE } from './deployment.ts';
import { Instance } from './instance.ts';
import type { SynthesizedStack } from './stack.ts';

const names = Object.keys(environments) as FunctionName[];

export function environment(stack: () => SynthesizedStack): void {
  /** The answer to the first invocation of an instance that was told this. */
  async function start(name: FunctionName, variables: Record<string, string>): Promise<string> {
    const output = { lines: [], noise: [] };
    const instance = await Instance.start(name, stack().code(name), variables, output);
    const answer = await instance.invoke({}).catch((error: Error) => error.message);
    await instance.stop();
    return String(answer);
  }

  test.each(names)('the template tells %s what it asks for', (name) => {
    const told = stack().environment(name, 'https://sqs.example');
    const everywhere = ['NODE_OPTIONS', 'POWERTOOLS_SERVICE_NAME'];
    expect(Object.keys(told).sort()).toEqual([...environments[name], ...everywhere].sort());
    expect(Object.values(told).every((value) => value !== '')).toBe(true);
  });

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
}
