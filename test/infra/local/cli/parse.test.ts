import { describe, expect, test } from 'vitest';
import { Misunderstood } from '../../../../infra/local/cli/command-error.ts';
import { optionName } from '../../../../infra/local/cli/option.ts';
import { parse } from '../../../../infra/local/cli/parse.ts';
import { commands } from '../../../../infra/local/commands/index.ts';
import { errorIn, understood } from '../understood.ts';

describe('a command line that is understood', () => {
  test.each([
    ['start --port 9000', { command: 'start', port: 9000 }],
    ['start --port=9000', { command: 'start', port: 9000 }],
    ['publish --content a --out b', { command: 'publish', content: 'a', out: 'b' }],
    ['--content a publish', { command: 'publish', content: 'a' }],
    ['publish --content a --content b', { command: 'publish', content: 'b' }],
    ['verify --json', { command: 'verify', json: true }],
    ['new A --reference PMID --reference DOI', { title: 'A', reference: 'PMID\nDOI' }],
    ['check -- --fix', { command: 'check', files: ['--fix'] }],
  ])('%s', (line, expected) => {
    expect(understood(line)).toMatchObject(expected);
  });
});

describe('a command line that is not', () => {
  test.each([
    ['strat', 'There is no command "strat". Did you mean "start"?'],
    ['something-else', 'There is no command "something-else". All commands: '],
    ['constructor', 'There is no command "constructor".'],
    ['publish --bas-url x', '"publish" has no option --bas-url. Did you mean "--base-url"?'],
    ['publish --constructor', '"publish" has no option --constructor. All options: '],
    ['publish --baseUrl x', '"publish" has no option --baseUrl. Did you mean "--base-url"?'],
    ['publish --port 9', '"publish" has no option --port. That is an option of "start".'],
    ['publish --bucket mine', '"publish" has no option --bucket. That is an option of "verify".'],
    ['publish -x', '"publish" has no option -x. All options: '],
    ['publish --content', '--content needs a value: --content DIR.'],
    ['publish --content --json', '--content needs a value: --content DIR.'],
    ['publish --content=', '--content needs a value: --content DIR.'],
    ['publish --json=yes', '--json takes no value: write --json alone.'],
    ['publish blog', '"publish" takes no "blog". For another folder of articles, write --content'],
    ['push', '"push" needs --bucket NAME: the source bucket'],
    ['verify --bucket mine', '"verify" needs --table NAME: '],
    ['help strat', 'There is no command "strat". Did you mean "start"?'],
  ])('%s', (line, said) => {
    expect(errorIn(line)).toContain(said);
    expect(errorIn(line)).toMatch(/^[^\n]+$/);
  });

  test('is a mistake of whoever wrote it, and none of the program', () => {
    expect(() => parse(['strat'], commands)).toThrow(Misunderstood);
  });
});

describe('help', () => {
  test('names every command, and is asked for in any way that comes to mind', () => {
    for (const argv of [['--help'], ['-h'], ['help']]) {
      const usage = parse(argv, commands);
      expect(usage).toMatchObject({ exitCode: 0 });
      for (const { name } of commands)
        expect(usage).toHaveProperty('text', expect.stringContaining(`  ${name} `));
    }
    expect(parse([], commands)).toMatchObject({ exitCode: 2 });
  });

  test.each(commands)('of $name says what it does and takes, in lines that fit', (command) => {
    const { name, words } = command;
    const asked = parse(['help', name], commands);
    expect(parse([name, '--nonsense', '--help'], commands)).toEqual(asked);
    if (!('text' in asked)) throw new Error('no help');
    const usage = [`Usage: npm run healthwire -- ${name}`, words?.takes, '[OPTIONS]\n\n'];
    expect(asked.text.startsWith(usage.filter(Boolean).join(' '))).toBe(true);
    for (const key of Object.keys(command.options))
      expect(asked.text).toMatch(new RegExp(`\\n {2}${optionName(key)}[ [=]`));
    expect(asked.text.split('\n').filter((line) => line.length > 90)).toEqual([]);
  });

  test('the version is that of package.json', () => {
    expect(parse(['--version'], commands)).toEqual({
      exitCode: 0,
      text: expect.stringMatching(/^healthwire \d+\.\d+\.\d+\n$/) as string,
    });
  });
});
