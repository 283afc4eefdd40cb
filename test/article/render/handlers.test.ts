/** What stands in the place of something that cannot be shown. */
import { expect, it } from 'vitest';
import { published } from '../read.ts';

it('the link in the place of a picture does not run into the words beside it', () => {
  const { content } = published(
    'One![](https://x.example/a.png)two, ![three](https://x.example/b.png), four![five](gone.png)six.\n',
  );
  expect(content).toBe(
    '<p>One <a href="https://x.example/a.png">https://x.example/a.png</a> two, ' +
      '<a href="https://x.example/b.png">three</a>, four five six.</p>',
  );
});
