/** An article in more collections than one transaction has rows for, and several of one id. */
import { expect, it } from 'vitest';
import { Publisher } from './publisher.ts';
import { settled } from './settled.ts';

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => from + at);

/** With 50 topics, 50 authors and 200 codes. */
function text(title: string, first: number, front = ''): string {
  const topics = numbers(first, first + 50).map((n) => `topic-${n}`);
  const authors = numbers(first, first + 50).map((n) => `{ name: Author ${n} }`);
  const codes = numbers(0, 20).map((n) => `{ system: ICD-10-CM, code: A${10 + n} }`);
  const about = numbers(0, 10).map(
    (n) =>
      `  - { type: condition, name: Condition ${n}, codes: [${codes.map((one) => one.replace('A', 'BCDEFGHIJK'[n]!)).join(', ')}] }`,
  );
  return `---
title: ${title}
published: 2026-10-01
${front}topics: [${topics.join(', ')}]
authors: [${authors.join(', ')}]
about:
${about.join('\n')}
---

Some plain words.
`;
}

it('an article in hundreds of collections comes into all of them, changes there, and leaves', async () => {
  const room = new Publisher();
  await room.publish({
    'site.yaml': 'name: Test\nbaseUrl: https://test.example\n',
    'articles/a.md': text('A', 0),
    'articles/b.md': text('B', 25),
  });
  expect(await room.text('topics/topic-30/index.html')).toContain('>A<');
  expect(await room.text('codes/icd-10-cm/K29/feed.xml')).toContain('<title>B</title>');
  await settled(room);
  await room.publish({ 'articles/a.md': text('A, edited', 10) });
  expect(await room.text('topics/topic-59/index.html')).toContain('>A, edited<');
  expect(await room.text('authors/author-3/index.html')).not.toContain('>A<');
  await settled(room);
  await room.publish({ 'articles/a.md': null });
  expect(await room.text('authors/author-45/atom.xml')).toContain('at:deleted-entry');
  await settled(room);
});

it('so it does under another name, and is told of once where it was', async () => {
  const room = new Publisher();
  const id = 'id: tag:test.example,2026:x\n';
  await room.publish({
    'site.yaml': 'name: Test\nbaseUrl: https://test.example\n',
    'articles/a.md': text('A', 0, id),
  });
  await room.publish({ 'articles/a.md': null, 'articles/moved.md': text('A, moved', 20, id) });
  await settled(room);
  await room.publish({ 'articles/moved.md': null });
  expect((await room.text('authors/author-3/atom.xml'))!.match(/at:deleted-entry /g)).toHaveLength(
    1,
  );
  await settled(room);
});
