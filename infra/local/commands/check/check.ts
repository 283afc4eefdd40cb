import { command } from '../../cli/command.ts';
import { didYouMean, Misunderstood } from '../../cli/command-error.ts';
import { formatNames, type FormatName } from '../../cli/diagnostics/index.ts';
import { program } from '../../cli/program.ts';

export const checkCommand = command({
  name: 'check',
  summary: 'say what is wrong with the articles, and fix what is safe to fix',
  help: `Checks all articles, or only FILES, and shows what is wrong, where, and whose rule it is.
Without --fix it changes nothing. Exit code 1: there is an error.
  --new             what was wrong at HEAD is only counted, and only new errors count
  --new=main        the same for another branch, tag or commit of git
  --format github   annotations in a GitHub workflow
  --format sarif    for code-scanning tools (SARIF 2.1.0)`,
  examples: [
    `${program} check`,
    `${program} check --fix`,
    `${program} check --watch`,
    `${program} check --new=main`,
    `${program} check content/articles/sleep/restless-legs.md`,
  ],
  words: { takes: '[FILES…]', read: (files) => ({ files }) },
  options: {
    format: {
      value: 'FORMAT',
      does: 'pretty (default), json, github or sarif',
      among: formatNames,
      read: (given) => (given === undefined ? undefined : toFormat(given)),
    },
    fix: { does: 'fix what changes how a thing is written and never what is said' },
    watch: { does: 'check again after every save, until Ctrl+C' },
    new: {
      value: 'REF',
      optional: true,
      does: 'show only what was not wrong at REF of git (default: HEAD)',
      read: (given) => (given === '' ? 'HEAD' : given),
    },
  },
  check: ({ watch, fix, new: ref, json, format = json ? 'json' : 'pretty' }) => {
    if (json && format !== 'json')
      throw new Misunderstood(`--json and --format ${format} contradict each other: choose one.`);
    if (watch && fix)
      throw new Misunderstood(
        '--watch and --fix contradict each other: what you are writing is yours. Choose one.',
      );
    if (watch && ref !== undefined)
      throw new Misunderstood(
        '--watch and --new contradict each other: all that is wrong is shown at every save.',
      );
    if (watch && format !== 'pretty')
      throw new Misunderstood(
        `--watch and --format ${format} contradict each other: it is for somebody who looks on.`,
      );
  },
  run: async ({ format, watch, new: ref, ...asked }, { write, colour, progress, stopped }) => {
    const options = { ...asked, format: format ?? (asked.json ? 'json' : 'pretty'), write, colour };
    if (!watch) {
      const { check } = await import('./check-folder.ts');
      return await check({ ...options, ref, now: new Date().toISOString(), progress });
    }
    const stop = stopped();
    const { watchAndCheck } = await import('./watch.ts');
    const watching = await watchAndCheck(options, () => new Date());
    await stop;
    await watching.close();
    return 0;
  },
  refuses: (exitCode) => exitCode === 1,
});

function toFormat(given: string): FormatName {
  const format = formatNames.find((name) => name === given);
  if (format !== undefined) return format;
  throw new Misunderstood(
    `There is no format "${given}".${didYouMean(given, formatNames)}` +
      ` The formats are ${formatNames.join(', ')}.`,
  );
}
