/** The stack, synthesized once for a file, and what is asked of it where there is DynamoDB Local, and where not. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe } from 'vitest';
import { hasJava, startDynamoDB, type DynamoDB } from '../dynamodb/start-dynamodb.ts';
import { PATIENCE } from './deployment.ts';
import { SynthesizedStack } from './stack.ts';

if (!hasJava) console.log('There is no Java: the functions are not run against DynamoDB Local.');

export function stacked(): () => SynthesizedStack {
  let stack: SynthesizedStack;
  beforeAll(() => {
    stack = new SynthesizedStack();
  }, PATIENCE);
  afterAll(() => rmSync(stack.folder, { recursive: true }));
  return () => stack;
}

export function withDynamoDB(ask: (dynamodb: () => DynamoDB) => void): void {
  describe.runIf(hasJava)('With DynamoDB Local', () => {
    let server: DynamoDB;
    beforeAll(async () => {
      server = await startDynamoDB();
    }, PATIENCE);
    afterAll(() => server.close());
    ask(() => server);
  });
}
