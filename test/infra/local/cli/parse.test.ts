import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../../../infra/local/cli/parse.ts';
import { commands } from '../../../../infra/local/commands/index.ts';

const common = { content: 'content', out: '.healthwire', json: false };

const plain = { dryRun: false };
const looking = { fix: false, watch: false };
const switches = (on = false) => ({ delete: on, dryRun: on, confirm: on });

/** What a command line asks for: the command by its name, and what of it. */
function read(argv: readonly string[]): object {
  const read = parseCommand(argv, commands);
  return 'command' in read ? { command: read.command.name, ...read.asked } : read;
}

/** What is said of a command line that cannot be understood. */
function complaint(line: string): string {
  const usage = parseCommand(line.split(' ').filter(Boolean), commands);
  if ('command' in usage || usage.exitCode !== 2) throw new Error(`understood: ${line}`);
  return usage.text;
}

describe('a command line that is understood', () => {
  test.each([
    ['start', { command: 'start', port: 8080, ...common }],
    ['start --port 0', { command: 'start', port: 0, ...common }],
    ['start --port=9000', { command: 'start', port: 9000, ...common }],
    [
      'publish --content a --out b',
      { command: 'publish', ...plain, content: 'a', out: 'b', json: false },
    ],
    ['--content a publish', { command: 'publish', ...plain, ...common, content: 'a' }],
    ['publish --content a --content b', { command: 'publish', ...plain, ...common, content: 'b' }],
    ['verify --json', { command: 'verify', ...common, json: true }],
    ['check', { command: 'check', ...looking, files: [], format: 'pretty', ...common }],
    [
      'check a.md b.md',
      { command: 'check', ...looking, files: ['a.md', 'b.md'], format: 'pretty', ...common },
    ],
    [
      'check --format sarif',
      { command: 'check', ...looking, files: [], format: 'sarif', ...common },
    ],
    [
      'check --json',
      { command: 'check', ...looking, files: [], format: 'json', ...common, json: true },
    ],
    [
      'check --fix',
      { command: 'check', ...looking, files: [], format: 'pretty', fix: true, ...common },
    ],
    [
      'check --watch',
      { command: 'check', ...looking, files: [], format: 'pretty', watch: true, ...common },
    ],
    ['sign a.md', { command: 'sign', file: 'a.md', ...common }],
    [
      'sign a.md --reviewed 2026-11-20 --next 2029-11-20',
      { command: 'sign', file: 'a.md', reviewed: '2026-11-20', next: '2029-11-20', ...common },
    ],
    ['new Restless legs', { command: 'new', given: { title: 'Restless legs' }, ...common }],
    [
      'new Legs --reference PMID --in-short Short. --reference DOI --next 2029-11-20',
      {
        command: 'new',
        given: {
          title: 'Legs',
          'in-short': 'Short.',
          reference: 'PMID\nDOI',
          next: '2029-11-20',
        },
        ...common,
      },
    ],
    ['push --bucket my-source', { command: 'push', bucket: 'my-source', ...switches(), ...common }],
    [
      'push --delete --bucket my.source-1 --dry-run --confirm',
      { command: 'push', bucket: 'my.source-1', ...switches(true), ...common },
    ],
    [
      'withdraw sleep/iron --reason Wrong',
      { command: 'withdraw', slug: 'sleep/iron', wanted: { reason: 'Wrong' }, ...common },
    ],
    [
      'withdraw sleep/iron --lift --bucket my-source',
      { command: 'withdraw', slug: 'sleep/iron', wanted: 'lift', bucket: 'my-source', ...common },
    ],
    [
      'confirm --bucket my-state --queue https://sqs.eu-west-1.amazonaws.com/012345678901/in.gest',
      {
        command: 'confirm',
        bucket: 'my-state',
        dryRun: false,
        queue: 'https://sqs.eu-west-1.amazonaws.com/012345678901/in.gest',
        ...common,
      },
    ],
    [
      'verify --bucket my-site --state-bucket my-state',
      { command: 'verify', buckets: { site: 'my-site', state: 'my-state' }, ...common },
    ],
    [
      'new Legs --topic sleep --slug rls',
      { command: 'new', given: { title: 'Legs', topic: 'sleep', slug: 'rls' }, ...common },
    ],
  ])('%s', (line, expected) => {
    expect(read(line.split(' '))).toEqual(expected);
  });

  test.each([
    ['https://health.example.org', 'https://health.example.org'],
    ['https://HEALTH.example.org/', 'https://health.example.org'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['https://example.org:443', 'https://example.org'],
  ])('base URL %s', (given, baseUrl) => {
    expect(read(['publish', '--base-url', given])).toMatchObject({ baseUrl });
  });
});

describe('a command line that is not', () => {
  test.each([
    ['strat', 'There is no command "strat". Did you mean "start"?'],
    ['something-else', 'There is no command "something-else". All commands: '],
    ['publish --bas-url x', '"publish" has no option --bas-url. Did you mean "--base-url"?'],
    ['publish --port 9', '"publish" has no option --port. That is an option of "start".'],
    ['publish -x', '"publish" has no option -x. All options: '],
    ['publish --content', '--content needs a value: --content DIR.'],
    ['publish --content --json', '--content needs a value: --content DIR.'],
    ['publish --content=', '--content needs a value: --content DIR.'],
    ['publish --json=yes', '--json takes no value: write --json alone.'],
    ['publish blog', '"publish" takes no "blog". For another folder of articles, write --content'],
    ['start --port 65536', '--port 65536 is no port: write a number from 0 '],
    ['start --port 80a', '--port 80a is no port: '],
    ['start --port=-1', '--port -1 is no port: '],
    ['sign', 'Say which article was reviewed, and only that one'],
    ['sign a.md b.md', 'Say which article was reviewed, and only that one'],
    ['check --format srif', 'There is no format "srif". Did you mean "sarif"?'],
    ['check --format constructor', 'There is no format "constructor". The formats are pretty, '],
    ['check --json --format github', '--json and --format github contradict each other'],
    ['check --watch --fix', '--watch and --fix contradict each other'],
    ['check --watch --json', '--watch and --format json contradict each other'],
    ['constructor', 'There is no command "constructor".'],
    ['push', '"push" needs --bucket NAME: the source bucket'],
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
    ['withdraw a --reason x --state-bucket mine', '"withdraw" needs --bucket NAME: '],
    ['verify --bucket mine', '"verify" needs --state-bucket NAME: '],
    ['verify --state-bucket mine', '"verify" needs --bucket NAME: '],
    ['confirm --bucket mine --queue ingest', "--queue ingest is no queue's URL: "],
    ['publish --bucket mine', '"publish" has no option --bucket. That is an option of "verify".'],
  ])('%s', (line, said) => {
    expect(complaint(line)).toContain(said);
    expect(complaint(line)).toMatch(/^[^\n]+\n$/);
  });

  test.each([
    ['https://example.org/health/', 'https://example.org'],
    ['https://example.org/?a', 'https://example.org'],
    ['https://user:secret@example.org', 'https://example.org'],
    ['example.org', 'https://example.org'],
    ['htps://example.org', 'https://example.org'],
    ['localhost:8080', 'http://localhost:8080'],
  ])('base URL %s: did you mean %s?', (given, nearest) => {
    expect(complaint(`publish --base-url ${given}`)).toMatch(`Did you mean ${nearest}?\n`);
  });

  test('a base URL that is like no address is shown one', () => {
    expect(complaint('publish --base-url ::')).toMatch(
      /Write it like https:\/\/health\.example\.org/,
    );
  });
});

describe('help', () => {
  test('names every command, and is asked for in any way that comes to mind', () => {
    for (const argv of [['--help'], ['-h'], ['help']]) {
      const usage = read(argv);
      expect(usage).toMatchObject({ exitCode: 0 });
      for (const { name } of commands)
        expect(usage).toHaveProperty('text', expect.stringContaining(`  ${name} `));
    }
    expect(read([])).toMatchObject({ exitCode: 2 });
  });

  test.each(commands.map(({ name }) => name))(
    'of %s says what it does and takes, in lines that fit',
    (name) => {
      const asked = parseCommand(['help', name], commands);
      expect(parseCommand([name, '--nonsense', '--help'], commands)).toEqual(asked);
      if ('command' in asked) throw new Error('no help');
      expect(asked.text).toMatch(new RegExp(`^Usage: npm run healthwire -- ${name} `));
      expect(asked.text.split('\n').every((line) => line.length <= 90)).toBe(true);
    },
  );

  test('the version is that of package.json', () => {
    expect(read(['--version'])).toEqual({
      exitCode: 0,
      text: expect.stringMatching(/^healthwire \d+\.\d+\.\d+\n$/) as string,
    });
  });
});
