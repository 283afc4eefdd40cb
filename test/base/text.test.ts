import { expect, it } from 'vitest';
import { shortened } from '../../functions/base/text.ts';

it('a text that is quoted is cut between characters, and says so', () => {
  expect(shortened('four', 4)).toBe('four');
  expect(shortened('🦵🦵🦵🦵', 4)).toBe('🦵🦵🦵🦵');
  expect(shortened('fives', 4)).toBe('five…');
  expect(shortened('a🦵🦵🦵🦵', 4)).toBe('a🦵🦵🦵…');
});
