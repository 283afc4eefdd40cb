/**
 * The functions as they would be deployed: the bundles and environment of the synthesized template,
 * run as Lambda runs them, woken by the wires of that template through SQS, against real APIs of S3
 * and DynamoDB over HTTP, the latter where there is Java. lambda.long.test.ts has the life of articles.
 */
import { describe } from 'vitest';
import { badInput } from './bad-input.ts';
import { environment } from './environment.ts';
import { stacked, withDynamoDB } from './stacked.ts';
import { traces } from './traces.ts';

const stack = stacked();
withDynamoDB((server) => {
  describe('traces', () => traces(stack, server));
  describe('what must never poison a batch', () => badInput(stack, server));
});
describe('the environment', () => environment(stack));
