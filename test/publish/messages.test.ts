/** Notifications as they travel in the queues, ours and S3's. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { messageBody, readMessage } from '../../functions/publish/messages.ts';

const key = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => one.isWellFormed());

it('are read as they were written, whatever the keys', () => {
  fc.assert(
    fc.property(fc.array(key), (keys) => {
      expect(readMessage(messageBody(keys))).toEqual({ keys, unreadable: [] });
    }),
  );
});

it('say of a recheck whose writes it is for', () => {
  expect(readMessage(messageBody(['articles/a.md'], 'a nonce'))).toEqual({
    keys: ['articles/a.md'],
    writer: 'a nonce',
    unreadable: [],
  });
  // Of a stranger's, whatever it says.
  expect(readMessage('{"Records":[],"writer":7}')).toEqual({ keys: [], unreadable: [] });
});

it('are plain ASCII, which every queue takes', () => {
  expect(messageBody(['articles/a b+c é🩺.md'])).toBe(
    '{"Records":[{"eventSource":"aws:s3","s3":{"object":' +
      '{"key":"articles/a+b%2Bc+%C3%A9%F0%9F%A9%BA.md"}}}]}',
  );
});

it('never throw, whatever their body', () => {
  const body = fc.oneof(
    fc.string(),
    fc.json(),
    fc.json().map((one) => `{"Records":[${one}]}`),
  );
  fc.assert(
    fc.property(body, (text) => {
      const { keys, unreadable } = readMessage(text);
      expect(keys.every((one) => typeof one === 'string' && one !== '')).toBe(true);
      expect(unreadable.every((one) => typeof one === 'string')).toBe(true);
    }),
  );
});

it('say what is wrong with one record without losing the others', () => {
  const body = '{"Records":[{},{"s3":{"object":{"key":"articles/a.md"}}},7]}';
  const noObject = 'A record of the message names no object.';
  expect(readMessage(body)).toEqual({ keys: ['articles/a.md'], unreadable: [noObject, noObject] });
});
