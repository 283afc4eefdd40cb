/** Pieces of articles for property tests: what editors write, and what nobody should. */
import fc from 'fast-check';

const pieces = [
  ...['# T\n', '## H\n\n', '### H {#x}\n\n', '#### \n', '## ref-a\n\n', '## intro\n\n', 'Words. '],
  ...['[^a]', '[^b]', '[^toString]', '[^__proto__]', '\n[^a]: Note doi:10.1234/abc PMID 12\n'],
  ...['\n[^b]: Other[^a] https://x.example/y.\n', '\n[^a]: dup\n', '\n[^toString]: x\n'],
  ...['\n', '\n\n', '- item\n', '  - sub\n', '1. one\n', '> quote\n', '- [x] t\n', '    code\n'],
  ...['| a | b |\n|---|:-:|\n| c[^a] |\n', '```js\ncode\n```\n', '***\n', '## References\n\n'],
  ...['[l](other.md#z)', '[l](#h)', '[r][ref]', '\n[ref]: https://e.example/a?b=c&d "t"\n'],
  ...['![i](a.png)', '![](/media/b.png "cap")', '![r](https://x.example/i.png)', '[](x.md)'],
  ...[
    '[x](javascript:a)',
    '[x](../../..)',
    '[x](/topics/a b/?q#f)',
    '[x](MAILTO:a@b)',
    '[%](%zz.md)',
  ],
  ...[
    '[x](x.md#a"b)',
    'https://b.example/x(y)[z]',
    'doi:10.1/x',
    '<sub>2</sub>',
    '<sup>',
    '</sup>',
  ],
  ...['<br>', '<!-- c -->', '<div>\n', '<script>alert(1)</script>', '&#x202e;', '&lt;script&gt;'],
  ...[
    '<details>\n<summary>s</summary>\n\n',
    '\n\n</details>\n',
    '<table><tr><th>a<td>b',
    '</table>\n',
  ],
  ...[
    '<h2 id="H">h</h2>\n',
    '<p id=intro lang=de>',
    '</p>',
    '<a name="z">',
    '<b>',
    '</i>',
    '<ul><li>',
  ],
  ...[
    '<img src="/media/b.png" alt="i">',
    '<a href="other.md#z">o</a>',
    '<iframe src=x>',
    '<!-- ',
    '-->',
  ],
  ...[
    '<del>\n\n',
    '</del>',
    '<dl><dt>t<dd>',
    '<div class="',
    '<title>',
    '&#1;',
    '&#x3;',
    '<x\u00e9>',
  ],
  ...['**b**', '*e*', '`c`', '~~s~~', '"', "'", '<', '\\', '{#id}', 'e\u0301', '日本', '😀', '\t'],
];

const fields = [
  ...[
    'title',
    'id',
    'description',
    'language',
    'published',
    'date',
    'modified',
    'lastmod',
    'draft',
  ],
  ...['reviewed', 'nextReview', 'withdrawn', 'authors', 'author', 'reviewers', 'topics', 'tags'],
  ...['categories', 'audience', 'about', 'aspects', 'image', 'cover', 'corrections', 'related'],
  ...['funding', 'license', 'weight', 'constructor', 'toString'],
];

const values = [
  ...[
    'x',
    '"a: b"',
    '2024-01-02',
    '2024-01-02 10:00:00 +0200',
    '2024-13-01',
    '0000-01-01',
    '',
    '[]',
  ],
  ...['2016-12-31T23:59:60Z', '12', '1e400', 'true', 'no', 'null', '{}', '[a, B c, 1, null]', 'de'],
  ...[
    '[{name: A, url: "https://x.example"}, B]',
    '{reason: gone, since: 2024-01-01}',
    'ar',
    'en_US',
  ],
  ...[
    '{src: a.png, alt: t}',
    'a.png',
    '{url: /img/a.png}',
    '[{date: 2024-01-01, text: t}]',
    '.inf',
  ],
  ...[
    '[{type: condition, name: N, codes: [{system: MeSH, code: D1}]}]',
    '{intro: Symptoms}',
    '[[a]]',
  ],
  ...['[other.md, "https://x.example", ../../x, "#a"]', '"\\u202e"', '"\\0"', '"\\ud800"', '"  "'],
  ...['|\n  multi\n  line', "'\"<b>'", 'urn:x:1', 'https://x.example/ü', '*a', '!!str x', '-1'],
];

const frontMatter = fc
  .array(fc.tuple(fc.constantFrom(...fields), fc.constantFrom(...values)), { maxLength: 8 })
  .map((given) => given.map(([field, value]) => `${field}: ${value}\n`).join(''))
  .map((yaml) => (yaml === '' ? '' : `---\n${yaml}---\n`));

const body = fc.array(
  fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })),
  { maxLength: 40 },
);

/** A whole source, more often sound than not. */
export const anySource = fc
  .tuple(frontMatter, body)
  .map(([given, parts]) => given + parts.join(''));
