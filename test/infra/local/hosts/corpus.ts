/** A site with one of everything that a host must serve otherwise than a file, really published. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { HostName } from '../../../../infra/local/hosts/index.ts';
import { write } from '../folders.ts';
import { run } from '../healthwire.ts';

const dot = readFileSync(new URL('../../../golden/content/media/dot.png', import.meta.url));
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Calves</title>${'<path d="M0 0h9v9z"/>'.repeat(60)}</svg>`;

/** Long enough to be compressed. */
function article(id: string, front = ''): string {
  return `---
title: About ${id}
published: 2026-10-01
id: tag:health.example.org,2026:${id}
${front}---

${'Words about calves, shins & <knees>. '.repeat(60)}

![A dot](/media/dot.png)

![Calves](/media/calves.SVG)
`;
}

const sources = {
  'site.yaml': `name: Health & home
baseUrl: https://health.example.org
hub: https://hub.example.org/
withdrawalShare: 1
feeds: { entries: 1 }
topics: [{ id: sömn, title: Sömn }]
`,
  // A file more for each article, as its configuration asks for.
  'healthwire.config.mjs': `export default {
  variants: [{
    name: 'epub',
    file: 'article.epub',
    mediaType: 'application/epub+zip',
    render: ({ article }) => 'A book about ' + article.title,
    notice: () => 'A book that is no more',
  }],
};
`,
  'media/dot.png': dot,
  'media/calves.SVG': svg,
  'articles/live.md': article('live', 'aliases: [/old/doses.html, /2019/live/]\ntopics: [sömn]\n'),
  'articles/sleep/café au lait.md': article('cafe'),
  'articles/renamed.md': article('renamed'),
  // Two addresses that differ in nothing but the case of letters, one of them withdrawn.
  'articles/gone.md': article('gone'),
  'articles/GONE.md': article('other'),
  'articles/GOne.md': article('third'),
  'articles/it costs $1.md': article('dollar'),
  // What means something in one configuration or another.
  'articles/odd {$HOME} {path} "q" ~ 1; & \'.md': article('odd'),
  'articles/odd {$HOME} {path} "q" * was.md': article('was'),
};

const odd = ['odd {$HOME} {path} "q" ~ 1; & \'', 'odd {$HOME} {path} "q" * was'];

/** Publishes it to `folder`/out, with the files of these hosts; returns where the site is. */
export async function publishCorpus(folder: string, hosts: readonly HostName[]): Promise<string> {
  const content = join(folder, 'content');
  const out = join(folder, 'out');
  const publish = async (...options: string[]) => {
    const { code, stdout } = await run('publish', '--content', content, '--out', out, ...options);
    expect([code, stdout]).toEqual([0, expect.any(String)]);
  };
  write(content, sources);
  await publish();
  for (const name of ['renamed', 'gone', 'GOne', 'it costs $1', ...odd])
    rmSync(join(content, 'articles', `${name}.md`));
  write(content, {
    'articles/new name.md': article('renamed'),
    'articles/new "q" {path}.md': article('was'),
  });
  await publish('--confirm');
  for (const host of hosts) await publish('--host', host);
  return out;
}
