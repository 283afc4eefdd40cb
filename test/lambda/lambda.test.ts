/**
 * The functions as they would be deployed: the bundles and environment of the synthesized template,
 * run as Lambda runs them, woken by the wires of that template through SQS, against real APIs of S3
 * and DynamoDB over HTTP, the latter where there is Java. The stack is synthesized once for all that is asked of it.
 */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe } from 'vitest';
import { hasJava, startDynamoDB, type DynamoDB } from '../dynamodb/start-dynamodb.ts';
import { badInput } from './bad-input.ts';
import { PATIENCE } from './deployment.ts';
import { environment } from './environment.ts';
import { kills } from './kills.ts';
import { life } from './life.ts';
import { SynthesizedStack } from './stack.ts';
import { traces } from './traces.ts';

let stack: SynthesizedStack;
beforeAll(() => {
  stack = new SynthesizedStack();
}, PATIENCE);
afterAll(() => rmSync(stack.folder, { recursive: true }));

if (!hasJava) console.log('There is no Java: the functions are not run against DynamoDB Local.');

describe.runIf(hasJava)('With DynamoDB Local', () => {
  let server: DynamoDB;
  beforeAll(async () => {
    server = await startDynamoDB();
  }, PATIENCE);
  afterAll(() => server.close());
  const all = [() => stack, () => server] as const;

  describe('the life of articles', () => life(...all));
  describe('processes killed in the middle of what they do', () => kills(...all));
  describe('traces', () => traces(...all));
  describe('what must never poison a batch', () => badInput(...all));
});
describe('the environment', () => environment(() => stack));
