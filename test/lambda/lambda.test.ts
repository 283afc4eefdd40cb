/**
 * The functions as they would be deployed: the bundles and environment of the synthesized template,
 * run as Lambda runs them, woken by the wires of that template through SQS, against a real S3 API
 * over HTTP. The stack is synthesized once for all that is asked of it.
 */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe } from 'vitest';
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

describe('the life of articles', () => life(() => stack));
describe('processes killed in the middle of what they do', () => kills(() => stack));
describe('traces', () => traces(() => stack));
describe('what must never poison a batch', () => badInput(() => stack));
describe('the environment', () => environment(() => stack));
