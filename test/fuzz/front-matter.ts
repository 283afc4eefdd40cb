/** Front matter as ten tools write it, and as nobody should: YAML, TOML and JSON of any fields. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { frontMatterDialects } from '../../functions/article/dialects/front-matter/index.ts';
import { hostile } from './hostile.ts';
import { odds, partsOf, withOdd } from './odd.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/front-matter.schema.json', import.meta.url), 'utf8'),
) as { properties: Record<string, Part>; $defs: Record<string, Part> };

interface Part {
  $ref?: string;
  anyOf?: Part[];
  enum?: string[];
  format?: string;
  items?: Part;
  properties?: Record<string, Part>;
  type?: string;
}

/** Every name that stands anywhere in a schema's groups of fields. */
function namesIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'properties' in part ? Object.keys(part.properties as object) : [];
  return [...own, ...Object.values(part).flatMap(namesIn)];
}
const vocabulary = [
  ...new Set(namesIn(schema)),
  ...'issued date-parts author family given literal container-title render list alt params'.split(
    ' ',
  ),
];

const fields = [
  ...Object.keys(schema.properties),
  ...frontMatterDialects.flatMap(({ words, drafts, hides }) =>
    Object.keys({ ...words, ...drafts, ...hides }),
  ),
  ...['constructor', 'toString', '__proto__', 'hasOwnProperty', 'length', '0', 'x y', 'é', ''],
];

/** A part of the schema, with what a value of its kind is: all that it may hold is there, once. */
function sampleOf(part: Part): unknown {
  if (part.$ref !== undefined) return sampleOf(schema.$defs[part.$ref.slice('#/$defs/'.length)]!);
  const { anyOf, enum: values, format, items, properties, type } = part;
  if (values !== undefined) return values[0];
  if (anyOf !== undefined) return sampleOf(anyOf[0]!);
  if (type === 'array') return [sampleOf(items!)];
  if (type === 'object')
    return properties === undefined
      ? { intro: 'Symptoms' }
      : Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, sampleOf(one)]));
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return 2020;
  return { date: '2024-03-09', uri: 'https://x.example/a' }[format ?? ''] ?? 'x';
}

/** Groups that others write in the place of ours. */
const foreignSamples: Partial<Record<string, unknown>> = {
  references: [
    {
      ...{ id: 'a', author: [{ family: 'N', given: 'A B', literal: 'N', name: 'N' }], title: 'T' },
      ...{ 'container-title': 'J', issued: { 'date-parts': [[2020, 3]] }, page: '3-4', number: 1 },
      ...{ DOI: '10.5555/1', PMID: 12, URL: 'https://x.example', creators: ['N'], editor: ['N'] },
    },
  ],
  authors: [{ name: { given: 'A', family: 'N' }, affiliations: [{ name: 'I' }], orcid: '0' }],
  published: { start: '2024-03-09', date: '2024-03-09' },
  topics: [{ label: 'L', permalink: '/l', name: 'N' }],
  image: { url: 'a.png', caption: 'c', feature: ['a.png'] },
  pictures: [{ src: 'a.png', title: 't', params: { alt: 'a', caption: 'c', credit: 'd' } }],
};

/** The fields that say when, and those that name people or things, in anybody's words. */
const meaning = (wanted: RegExp) => [
  ...fields.filter((name) => wanted.test(name)),
  ...frontMatterDialects.flatMap(({ words = {} }) =>
    Object.entries(words).flatMap(([word, means]) =>
      wanted.test(typeof means === 'string' ? means : means.field) ? [word] : [],
    ),
  ),
];
const dated = meaning(/^(published|modified|expires|reviewed|nextReview)$/);
const named = meaning(/^(topics|authors|reviewers|language|image|id|license|related|draft)$/);

/** One day, as people and programs write it, and what only looks like a day. */
const moments = [
  ...['2024-03-09', '2024/03/09', '2024.03.09', '20240309', '2024-3-9', '09.03.2024', '9/3/2024'],
  ...[
    '03/09/2024',
    '13/03/2024',
    '03/13/2024',
    'March 9, 2024',
    '9 March 2024',
    '9th of March 2024',
  ],
  ...[
    'Mar 9 2024',
    'Sat, 09 Mar 2024 10:00:00 GMT',
    'Sat Mar  9 10:00:00 UTC 2024',
    '9. März 2024',
  ],
  ...['9 de marzo de 2024', '2024年3月9日', '2024-03-09T10:00:00Z', '2024-03-09T10:00:00+02:00'],
  ...[
    '2024-03-09T10:00:00+02',
    '2024-03-09T10:00:00.123456789+0200',
    '2024-03-09 10:00:00 +0200 CEST',
  ],
  ...['2024-03-09 10:00:00.5 +0200 CEST m=+0.01', '2024-03-09t10:00:00z', '2024-03-09T10:00'],
  ...['2024-03-09T10', '2024-03-09 10:00 PM', '2024-03-09 25:00', '2024-03-09T10:60:00Z'],
  ...['2016-12-31T23:59:60Z', '2024-02-30', '2023-02-29', '2024-13-01', '2024-00-10', '0000-01-01'],
  ...[
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59-23:59',
    '10000-01-01',
    '-2024-03-09',
    '1709978400',
  ],
  ...[
    '1709978400000',
    '1e15',
    '2024-W10-6',
    '2024-069',
    'today',
    'tomorrow',
    'last-modified',
    'now()',
  ],
  ...['{{ page.date }}', '2024-03-09 -', '[[2024-03-09]]', '<% tp.date.now() %>', '٢٠٢٤-٠٣-٠٩'],
  ...[
    '２０２４-０３-０９',
    '2024-03-09T10:00:00+99:99',
    '2024-03-09T10:00:00+1',
    '12:30',
    '3999-01-01',
  ],
];

const scalars = [
  ...[
    'x',
    '""',
    "''",
    'true',
    'false',
    'yes',
    'No',
    'null',
    '~',
    '12',
    '-1',
    '0x1F',
    '1_000',
    '1e400',
  ],
  ...[
    '.inf',
    '.nan',
    '9007199254740993',
    '"a: b"',
    "'it''s'",
    '"\\u202e"',
    '"\\0"',
    '"\\ud800"',
    'de',
  ],
  ...[
    'en_US',
    'zh-Hant-TW',
    'C++',
    'ADHD',
    'COVID-19',
    'WIP',
    'private',
    'a.png',
    '../a.png',
    '/img/a b.png',
  ],
  ...[
    'https://x.example/ü?a=b&c#d',
    'javascript:alert(1)',
    'urn:x:1',
    'tag:x.example,2026:a',
    'mailto:a@b.c',
  ],
  ...[
    '[^a]',
    '*a',
    '&a b',
    '!!str x',
    '!!binary aGk=',
    '@x',
    '`x`',
    '%x',
    '? x',
    '- x',
    'a # b',
    '<b>x</b>',
  ],
];

const scalar = fc.oneof(
  fc.constantFrom(...scalars),
  fc.constantFrom(...moments),
  fc.constantFrom(...hostile),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.json({ maxDepth: 2 }),
);

const blocks = [
  '|\n  many\n  lines',
  '>-\n  folded\n  words',
  '\n  - a\n  - B c\n  - 1\n  - null',
  '\n  name: N\n  url: https://x.example',
  '\n  - name: N\n    role: Doctor\n  - x',
  '[{type: condition, name: N, codes: [{system: MeSH, code: D1}]}]',
  '{reason: gone, since: 2024-01-01}',
  '{src: a.png, alt: t}',
  '[{date: 2024-01-01, text: t}]',
  '\n  - title: A study\n    doi: 10.1000/x\n    pmid: 12\n    year: 1999',
  '{intro: Symptoms}',
  '[[a]]',
  '{a: {b: {c: {d: []}}}}',
];

/** Some values in brackets. */
const several = fc.array(scalar, { maxLength: 3 }).map((all) => `[${all.join(', ')}]`);

/** Groups and lists of anything, where somebody expects another shape; JSON is YAML too. */
const shaped = fc
  .letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<unknown>('x', '2024-01-01', 1, true, null, 'a.png', ''),
      fc.array(tie('any'), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom(...vocabulary), tie('any'), { maxKeys: 3 }),
    ),
  }))
  .any.map((said) => JSON.stringify(said));

/** Every word that any reader knows; `as` is the reader, where the word has one of its own. */
const known = [
  ...Object.keys(schema.properties).map((name) => ({ word: name, field: name, as: undefined })),
  ...frontMatterDialects.flatMap(({ words = {} }) =>
    Object.entries(words).map(([word, means]) =>
      typeof means === 'string'
        ? { word, field: means, as: undefined }
        : { word, field: means.field, as: means.as },
    ),
  ),
].map((one, at, all) => ({
  ...one,
  /** No word before it is read alike. */
  isFirst: at === all.findIndex(({ field, as }) => field === one.field && as === one.as),
}));

/** With values as their readers expect. */
const oddFields = known.flatMap(({ word, field, isFirst }) =>
  [sampleOf(schema.properties[field]!), foreignSamples[field]].flatMap((sample) =>
    sample === undefined ? [] : [{ word, sample, isFirst, parts: partsOf(sample) }],
  ),
);
const written = (word: string, sample: unknown, at: number, instead: unknown) =>
  `${word}: ${JSON.stringify(withOdd(sample, at, instead))}\n`;
const oddly = fc
  .constantFrom(...oddFields)
  .chain(({ word, sample, parts }) =>
    fc
      .tuple(fc.nat(parts - 1), fc.constantFrom(...odds))
      .map(([at, instead]) => written(word, sample, at, instead)),
  );

/** By every reader once: chance would meet one part of one field in some 100,000 sources. */
export const everyOddField: readonly string[] = oddFields.flatMap(
  ({ word, sample, isFirst, parts }) =>
    isFirst
      ? odds.flatMap((one) =>
          Array.from({ length: parts }, (_, at) => written(word, sample, at, one)),
        )
      : [],
);

const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 2, arbitrary: fc.constantFrom(...blocks) },
  shaped,
  several,
);

function pair(name: fc.Arbitrary<string>, said: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(name, said).map((both) => `${both.join(': ')}\n`);
}

const field = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...fields) },
  fc.string({ unit: 'binary', maxLength: 5 }),
);

const line = fc
  .tuple(field, fc.constantFrom(': ', ': ', ': ', ': ', ':', ' : ', '= ', ' '), value, fc.nat(20))
  .map(([name, sign, said, odd]) => {
    // Now and then a line that is shifted, or a comment.
    const before = odd === 0 ? '  ' : odd === 1 ? '# ' : '';
    return `${before}${name}${sign}${said}\n`;
  });

/** What is most often right: a field with a value of its kind. */
const fitting = fc.oneof(
  { weight: 4, arbitrary: pair(fc.constantFrom(...dated), fc.constantFrom(...moments)) },
  { weight: 2, arbitrary: pair(fc.constantFrom('title', 'description'), scalar) },
  { weight: 2, arbitrary: pair(fc.constantFrom(...named), fc.oneof(scalar, several)) },
  { weight: 1, arbitrary: pair(fc.constantFrom(...fields), fc.constantFrom(...blocks)) },
  { weight: 2, arbitrary: pair(fc.constantFrom(...fields), shaped) },
  { weight: 3, arbitrary: oddly },
);

const yaml = fc.oneof(
  fc.array(line, { maxLength: 6 }).map((lines) => lines.join('')),
  fc.array(fitting, { maxLength: 4 }).map((lines) => lines.join('')),
  fc.tuple(fc.array(fitting, { maxLength: 3 }), line).map(([lines, odd]) => lines.join('') + odd),
);

const toml = fc
  .array(fc.tuple(field, fc.oneof(scalar, fc.json({ maxDepth: 1 })), fc.nat(12)), { maxLength: 6 })
  .map((lines) =>
    lines
      .map(([name, said, odd]) =>
        odd === 0 ? `[${name}]\n` : odd === 1 ? `[[${name}]]\n` : `${name} = ${said}\n`,
      )
      .join(''),
  );

const json = fc.oneof(
  fc
    .dictionary(field, fc.oneof(scalar, fc.jsonValue({ maxDepth: 2 })), { maxKeys: 6 })
    .map((all) => JSON.stringify(all)),
  fc.dictionary(field, scalar, { maxKeys: 4 }).map((all) => `${JSON.stringify(all, null, 2)},`),
);

const ends = [
  '---\n',
  '---\n\n',
  '...\n',
  '----\n',
  '--- \n',
  '+++\n',
  '---',
  '',
  '---\r\n',
  '-- -\n',
];

/** A whole block with its fences, more often sound than not; empty now and then. */
export const frontMatter: fc.Arbitrary<string> = fc.oneof(
  fc.constant(''),
  {
    weight: 8,
    arbitrary: yaml.map((said) => (said === '' ? '' : `---\n${said}---\n`)),
  },
  fc
    .tuple(
      fc.constantFrom('', '\n', '\uFEFF', '<!-- c -->\n', '  '),
      yaml,
      fc.constantFrom(...ends),
    )
    .map(([before, said, end]) => `${before}---\n${said}${end}`),
  toml.map((said) => `+++\n${said}+++\n`),
  json.map((said) => `${said}\n\n`),
  json.map((said) => `---json\n${said}\n---\n`),
  json.map((said) => `---\n${said}\n---\n`),
);
