/** Links and embeds of Obsidian. */
import { describe, expect, it } from 'vitest';
import { shown } from '../../../tools/generate-markdown.ts';

describe('wiki links', () => {
  it.each<[string, string, string, string[]?]>([
    [
      'headings, blocks and the page itself',
      '[[iron#A#B c?]] [[#Own]] [[iron#^ab12]]\n',
      '<p><a href="/articles/sleep/iron/#b-c">iron > A > B c?</a> <a href="#own">Own</a> ' +
        '<a href="/articles/sleep/iron/">iron</a></p>',
    ],
    [
      'names with spaces and dots',
      '[[night cramps]] [[v1.2]] [[iron.md|x]]\n',
      '<p><a href="/articles/sleep/night%20cramps/">night cramps</a> <a ' +
        'href="/articles/sleep/v1.2/">v1.2</a> <a href="/articles/sleep/iron/">x</a></p>',
    ],
    [
      'in a table',
      '| [[iron\\|a]] |\n|---|\n| [[iron]] |\n',
      '<div class="hw-table" role="region" tabindex="0" aria-label="Table 1"><table>\n' +
        '<thead>\n<tr>\n<th scope="col"><a href="/articles/sleep/iron/">a</a></th>\n' +
        '</tr>\n</thead>\n<tbody>\n<tr>\n' +
        '<td><a href="/articles/sleep/iron/">iron</a></td>\n</tr>\n</tbody>\n' +
        '</table></div>',
    ],
    [
      'a picture by its name, with a size or words',
      '![[leg.png]] ![[a/leg.png|100x50]] ![[leg.png|A leg]]\n',
      '<p><img src="/media/articles/sleep/leg.png" alt="" loading="lazy" ' +
        'decoding="async"> <img src="/media/articles/sleep/a/leg.png" alt="" width="100" ' +
        'height="50" loading="lazy" decoding="async"> <img ' +
        'src="/media/articles/sleep/leg.png" alt="A leg" loading="lazy" decoding="async"></p>',
    ],
    [
      'a page and a file',
      '![[iron]] ![[iron#How|how]] ![[plan.pdf]]\n',
      '<p><a href="/articles/sleep/iron/">iron</a> <a ' +
        'href="/articles/sleep/iron/#how">how</a> <a ' +
        'href="/media/articles/sleep/plan.pdf">plan.pdf</a></p>',
    ],
    [
      'what is none',
      '[[]] [[ ]] [[a\nb]] [[a]b]] \\[[a]] `[[a]]`\n',
      '<p>[[]] [[ ]] [[a\nb]] [[a]b]] [[a]] <code>[[a]]</code></p>',
    ],
    [
      'a link in brackets',
      '[[a](https://x.example/)] and [[[iron]]]\n',
      '<p>[<a href="https://x.example/">a</a>] and [<a ' +
        'href="/articles/sleep/iron/">iron</a>]</p>',
    ],
  ])('%s', (_, input, html, unread = []) => {
    expect(shown(input)).toEqual({ html, unread });
  });
});
