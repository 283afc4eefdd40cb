/** Files of references beside an article: CSL in JSON and YAML, and BibTeX, sound and odd. */
import fc from 'fast-check';
import { mutation } from './mutations.ts';
import { odds, partsOf, withOdd } from './odd.ts';

export interface ReferencesFile {
  /** Its end says what it is. */
  name: string;
  bytes: Uint8Array;
}

const encoder = new TextEncoder();

/** Everything that any reader of CSL looks at. */
const items = [
  {
    ...{ id: 'a', 'citation-key': 'a', type: 'article-journal', title: 'A <i>study</i>' },
    author: [{ family: 'N', given: 'A B', literal: 'N', name: 'N' }],
    ...{ editor: [{ family: 'N', given: 'A B' }], issued: { 'date-parts': [[2020, 3]] } },
    ...{ 'container-title': 'J', publisher: 'P', volume: 1, issue: '2', page: '3-4' },
    ...{ DOI: '10.5555/1', PMID: 12, URL: 'https://x.example/a', note: 'PMID: 12' },
  },
];

const asJson = (value: unknown): ReferencesFile => ({
  name: 'a.json',
  bytes: encoder.encode(JSON.stringify(value)),
});
/** JSON is YAML, too. */
const asYaml = (value: unknown): ReferencesFile => ({
  name: 'a.yaml',
  bytes: encoder.encode(`references: ${JSON.stringify(value)}\n`),
});

/** Every part of them once in every odd way. */
export const everyOddFile: readonly ReferencesFile[] = odds.flatMap((instead) =>
  Array.from({ length: partsOf(items) }, (_, at) => withOdd(items, at, instead)).flatMap(
    (value) => [asJson(value), asYaml(value)],
  ),
);

const pieces = [
  ...['@article{a,', '@book(b,', '@string{j = "J"}', '@comment{x}', '@preamble{"x"}', '}\n', ')\n'],
  ...[
    'author = {N, A and {The Group} and others},',
    'title = {A {B} \\emph{c} \\"{o}},',
    'year = ',
  ],
  ...['2020,', 'journal = j # " K",', 'doi = {https://doi.org/10.5555/a_b},', 'crossref = {a},'],
  ...[
    'pages = {3--4}',
    'date = {2021-05-06/..},',
    'url = {\\url{x}},',
    '"',
    '{',
    '}',
    '\\',
    '%',
    '=',
  ],
  ...['@', ',', ' and ', '$x^2$', '&', '\u202e', '~', '#', '__proto__ = {x},', 'title = {}'],
];
const bibtex = fc
  .array(fc.constantFrom(...pieces), { maxLength: 20 })
  .map((all): ReferencesFile => ({ name: 'a.bib', bytes: encoder.encode(all.join('')) }));

const sound = fc.oneof(bibtex, fc.constantFrom(...everyOddFile));

export const referencesFile: fc.Arbitrary<ReferencesFile> = fc.oneof(
  sound,
  fc
    .tuple(sound, fc.array(mutation, { minLength: 1, maxLength: 3 }))
    .map(([{ name, bytes }, all]) => ({
      name,
      bytes: all.reduce((changed, mutate) => mutate(changed), bytes),
    })),
  fc.json({ maxDepth: 4 }).map((text) => ({ name: 'a.json', bytes: encoder.encode(text) })),
);

/** An article that lists all that such a file says. */
export const citing = ({ name }: ReferencesFile): Uint8Array =>
  encoder.encode(
    `---\ntitle: A\nbibliography: ${name}\nnocite: "@*"\n---\n\nWords [@a], [@b; @nobody].\n`,
  );
