/** An article's entry is found in whichever of its feeds still shows it. */
import { expect, it } from 'vitest';
import { formats } from '../../../../../functions/collection/feeds/index.ts';
import { readSummary } from '../../../../../functions/publish/rows/article.ts';
import { siteKey } from '../../../../../functions/site/keys.ts';
import { variantsOf } from '../../../../../infra/local/server/dashboard/variants.ts';
import { article, Publisher } from '../../../../publish/publisher.ts';

it('that of an author, where the site and its topics have newer ones', async () => {
  const room = new Publisher();
  await room.publish({
    'site.yaml': 'name: Test\nbaseUrl: https://test.example\n',
    'articles/old.md': article('Old', 'topics: [sleep]\nauthors: [Ada]\n'),
  });
  for (const { file } of formats)
    for (const path of ['/', '/topics/sleep/', '/languages/en/'])
      await room.site.delete(siteKey(path + file));
  const { summary } = (await readSummary(room, 'old')).value!;
  const { feeds } = await variantsOf(room.site, summary, undefined);
  expect(feeds.map(({ feed }) => feed)).toEqual(formats.map(({ file }) => `/authors/ada/${file}`));
  for (const { text } of feeds) expect(text).toContain('Old');
});
