/** The list of commands, and what each of them is told. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../../infra/local/commands/index.ts';
import { errorIn, understood } from '../understood.ts';

const folder = new URL('../../../../infra/local/commands/', import.meta.url);
const common = { content: 'content', out: '.healthwire' };

test('every command has its file or folder, and every one of these is in the list', () => {
  const names = readdirSync(folder).map((name) => name.replace(/\.ts$/, ''));
  const expected = names.filter((name) => name !== 'index').sort();
  expect(commands.map(({ name }) => name).sort()).toEqual(expected);
});

test('an option means one thing: it has a value in every command that takes it, or in none', () => {
  const kinds = new Map<string, Set<boolean>>();
  for (const { options } of commands)
    for (const [key, { value }] of Object.entries(options))
      kinds.set(key, (kinds.get(key) ?? new Set()).add(value !== undefined));
  expect([...kinds].filter(([, both]) => both.size > 1)).toEqual([]);
});

test('what an option refers to is an option of its command', () => {
  for (const { options } of commands)
    for (const { with: other } of Object.values(options))
      expect(other === undefined || other in options).toBe(true);
});

test('every example is understood by the command that gives it', () => {
  for (const { name, examples } of commands)
    for (const example of examples) {
      const [, line] = /^(?:.*npm run (?:--silent )?healthwire -- |npm (?=start))([^|)]*)/.exec(
        example,
      )!;
      const words = line!.match(/"[^"]*"|\S+/g)!.filter((word) => word !== '--');
      const plain = words.map((word) => word.replaceAll('"', '').replace('_URL', ''));
      expect([example, understood(asWritten(plain)).command]).toEqual([example, name]);
    }
});

/** With names that could be those of buckets and queues, in place of their placeholders. */
function asWritten(words: readonly string[]): string[] {
  const queue = 'https://sqs.eu-west-1.amazonaws.com/012345678901/ingest';
  return words.map((word) =>
    word === 'INGEST_QUEUE'
      ? queue
      : /^[A-Z_]+$/.test(word)
        ? word.toLowerCase().replaceAll('_', '-')
        : word,
  );
}

describe('a command is told', () => {
  test.each<[string, object]>([
    ['start', { port: 8080 }],
    ['start --port 0', { port: 0 }],
    ['start --open', { port: 8080, open: true }],
    ['start --share a.md', { port: 8080, share: 'a.md' }],
    ['init', { folder: '.' }],
    ['init my-site', { folder: 'my-site' }],
    ['publish', {}],
    ['publish --dry-run', { dryRun: true }],
    ['publish --host github-pages', { host: 'github-pages' }],
    ['check', { files: [] }],
    ['check a.md b.md', { files: ['a.md', 'b.md'] }],
    ['check --format sarif', { files: [], format: 'sarif' }],
    ['check --json', { files: [], json: true }],
    ['check --fix', { files: [], fix: true }],
    ['check --watch', { files: [], watch: true }],
    ['check --new', { files: [], new: 'HEAD' }],
    ['check --new a.md', { files: ['a.md'], new: 'HEAD' }],
    ['check --new=main a.md', { files: ['a.md'], new: 'main' }],
    ['sign a.md', { file: 'a.md' }],
    [
      'sign a.md --reviewed 2026-11-20 --next 2029-11-20',
      { file: 'a.md', reviewed: '2026-11-20', next: '2029-11-20' },
    ],
    ['new', {}],
    ['new Restless legs', { title: 'Restless legs' }],
    ['new Legs --topic sleep --slug rls', { title: 'Legs', topic: 'sleep', slug: 'rls' }],
    [
      'new Legs --reference PMID --in-short Short. --reference DOI --next 2029-11-20',
      { title: 'Legs', 'in-short': 'Short.', reference: 'PMID\nDOI', next: '2029-11-20' },
    ],
    ['status', { days: 30 }],
    ['status --days 0 --json', { days: 0, json: true }],
    ['status --table my-table', { days: 30, table: 'my-table' }],
    ['verify', {}],
    ['verify --bucket my-site --table my-table', { bucket: 'my-site', table: 'my-table' }],
    ['restore', {}],
    [
      'restore --source my-source --bucket my-site --table my-table --confirm',
      { source: 'my-source', bucket: 'my-site', table: 'my-table', confirm: true },
    ],
    ['push --bucket my-source', { bucket: 'my-source' }],
    [
      'push --delete --bucket my.source-1 --dry-run --confirm',
      { bucket: 'my.source-1', delete: true, dryRun: true, confirm: true },
    ],
    ['withdraw sleep/iron --reason Wrong', { article: 'sleep/iron', reason: 'Wrong' }],
    [
      'withdraw sleep/iron --lift --bucket my-source',
      { article: 'sleep/iron', lift: true, bucket: 'my-source' },
    ],
    [
      'confirm --table my-table --queue https://sqs.eu-west-1.amazonaws.com/012345678901/in.gest',
      {
        table: 'my-table',
        queue: 'https://sqs.eu-west-1.amazonaws.com/012345678901/in.gest',
      },
    ],
    ['completion zsh', { shell: 'zsh', line: [] }],
  ])('%s', (line, expected) => {
    const [command] = line.split(' ');
    expect(understood(line)).toEqual({ command, ...common, ...expected });
  });

  test.each([
    ['https://health.example.org', 'https://health.example.org'],
    ['https://HEALTH.example.org/', 'https://health.example.org'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['https://example.org:443', 'https://example.org'],
  ])('base URL %s', (given, baseUrl) => {
    expect(understood(['publish', '--base-url', given])).toMatchObject({ baseUrl });
  });
});

describe('a command says what is wrong with what it is told', () => {
  test.each([
    ['start --port 65536', '--port 65536 is no port: write a number from 0 '],
    ['start --port 80a', '--port 80a is no port: '],
    ['start --port=-1', '--port -1 is no port: '],
    ['sign', 'Say which article was reviewed, and only that one'],
    ['sign a.md b.md', 'Say which article was reviewed, and only that one'],
    ['check --format srif', 'There is no format "srif". Did you mean "sarif"?'],
    ['check --format constructor', 'There is no format "constructor". The formats are pretty, '],
    ['check --json --format github', '--json and --format github contradict each other'],
    ['check --watch --fix', '--watch and --fix contradict each other'],
    ['check --watch --new', '--watch and --new contradict each other'],
    ['check --new=', '--new needs a value: --new[=REF].'],
    [
      'init my site',
      'A site is begun in one folder: write a name with spaces in quotes, like "my s',
    ],
    ['check --watch --json', '--watch and --format json contradict each other'],
    [
      'status sleep/iron',
      '"status" takes no "sleep/iron": it says how all articles stand. For what',
    ],
    ['status --days -1', '--days needs a value: --days N.'],
    ['status --days soon', '--days soon is no number of days: write one from 0 to 3650'],
    ['status --days 9999', '--days 9999 is no number of days'],
    [
      'status --table a/b',
      "--table a/b is no table's name: write the name alone, like --table healthwire-table.",
    ],
    [
      'status --table arn:aws:dynamodb:eu-west-1:012345678901:table/mine',
      'write the name alone, like --table mine.',
    ],
    ['push --bucket s3://mine/', "is no bucket's name: write the name alone, like --bucket mine."],
    ['push --bucket arn:aws:s3:::mine', 'write the name alone, like --bucket mine.'],
    ['push --bucket My_Bucket', "--bucket My_Bucket is no bucket's name: write the name alone, "],
    ['push --bucket x1', "--bucket x1 is no bucket's name: "],
    ['push articles --bucket mine', '"push" takes no "articles".'],
    ['withdraw', 'Say which article, and only that one: '],
    ['withdraw a --reason The doses are wrong.', '(a reason of several words stands in quotes)'],
    ['withdraw a', '"withdraw" needs --reason TEXT: what readers are told.'],
    ['withdraw a --reason=\u200e\u202e', '--reason needs words that readers can see'],
    [`withdraw a --reason ${'x'.repeat(2001)}`, '--reason has 2001 characters, and at most 2000'],
    ['withdraw a --lift --reason x', '--lift and --reason contradict each other'],
    ['withdraw a --reason x --table mine', '"withdraw" needs --bucket NAME: '],
    ['verify --bucket mine', '"verify" needs --table NAME: '],
    ['verify --table mine', '"verify" needs --bucket NAME: '],
    ['confirm', '"confirm" needs --table NAME: the table of what is remembered.'],
    ['confirm --table mine --queue ingest', "--queue ingest is no queue's URL: "],
    ['completion', 'Say which shell: bash, zsh, fish.'],
    ['completion fisch', 'Say which shell: bash, zsh, fish. Did you mean "fish"?'],
  ])('%s', (line, said) => {
    expect(errorIn(line)).toContain(said);
    expect(errorIn(line)).toMatch(/^[^\n]+$/);
  });

  test.each([
    ['https://example.org/health/', 'https://example.org'],
    ['https://example.org/?a', 'https://example.org'],
    ['https://user:secret@example.org', 'https://example.org'],
    ['example.org', 'https://example.org'],
    ['htps://example.org', 'https://example.org'],
    ['localhost:8080', 'http://localhost:8080'],
  ])('base URL %s: did you mean %s?', (given, nearest) => {
    expect(errorIn(`publish --base-url ${given}`)).toMatch(
      new RegExp(`Did you mean ${nearest}\\?$`),
    );
  });

  test('a base URL that is like no address is shown one', () => {
    expect(errorIn('publish --base-url ::')).toMatch(
      /Write it like https:\/\/health\.example\.org\.$/,
    );
  });
});
