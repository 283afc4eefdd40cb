import { command } from '../cli/command.ts';
import { formatNames, type FormatName } from '../cli/diagnostics/names.ts';
import { didYouMean, Misunderstood } from '../cli/misunderstood.ts';
import { toggle } from '../cli/options.ts';
import { createProgress } from '../cli/progress.ts';
import { colour, write } from '../cli/terminal.ts';

export const check = command({
  name: 'check',
  takes: '[FILES…]',
  does: 'say what is wrong with the articles, and fix what is safe to fix',
  more: `Checks all articles, or only FILES, and shows what is wrong, where, and whose rule it is.
Without --fix it changes nothing. Exit code 1: there is an error.
  --format github   annotations in a GitHub workflow
  --format sarif    for code-scanning tools (SARIF 2.1.0)`,
  options: {
    format: { value: 'FORMAT', does: 'pretty (default), json, github or sarif', read: toFormat },
    fix: toggle('fix what changes how a thing is written and never what is said'),
    watch: toggle('check again after every save, until Ctrl+C'),
  },
  examples: [
    'npm run healthwire -- check',
    'npm run healthwire -- check --fix',
    'npm run healthwire -- check --watch',
    'npm run healthwire -- check content/articles/sleep/restless-legs.md',
  ],
  read(files, { format: written, fix = false, watch = false }, { json }) {
    if (watch && fix)
      throw new Misunderstood(
        '--watch and --fix contradict each other: what you are writing is yours. Choose one.',
      );
    const format = written ?? (json ? 'json' : 'pretty');
    if (json && format !== 'json')
      throw new Misunderstood(`--json and --format ${format} contradict each other: choose one.`);
    if (watch && format !== 'pretty')
      throw new Misunderstood(
        `--watch and --format ${format} contradict each other: it is for somebody who looks on.`,
      );
    return { files, format, fix, watch };
  },
  async run({ watch, ...asked }) {
    if (watch) return await (await import('./check/watch.ts')).watchUntilStopped(asked);
    const { check } = await import('./check/check.ts');
    const now = new Date().toISOString();
    return await check({ ...asked, now, colour, write, progress: createProgress(process.stderr) });
  },
});

/** How diagnostics are written. */
function toFormat(value: string): FormatName {
  const format = formatNames.find((name) => name === value);
  if (format !== undefined) return format;
  throw new Misunderstood(
    `There is no format "${value}".${didYouMean(value, formatNames)}` +
      ` The formats are ${formatNames.join(', ')}.`,
  );
}
