/** The functions as in lambda.test.ts, through all that may become of articles; and killed again and again. */
import { describe } from 'vitest';
import { kills } from './kills.ts';
import { life } from './life.ts';
import { stacked, withDynamoDB } from './stacked.ts';

const stack = stacked();
withDynamoDB((server) => {
  describe('the life of articles', () => life(stack, server));
  describe('processes killed in the middle of what they do', () => kills(stack, server));
});
