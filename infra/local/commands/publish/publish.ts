import { resolve } from 'node:path';
import { command } from '../../cli/command.ts';
import { confirm, dryRun } from '../../cli/shared-options.ts';
import { didYouMean, Misunderstood } from '../../cli/command-error.ts';
import { hostNames, type HostName } from '../../hosts/index.ts';
import { program } from '../../cli/program.ts';

export const publishCommand = command({
  name: 'publish',
  summary: 'publish once',
  help: `Publishes every article that is fit for it and says why the others are not. Running it
again publishes only what changed. With --dry-run it says what would change for readers.
Where the folder of articles is gone or empty, or more of the live articles than a day may
take (withdrawalShare in site.yaml), they stay live: --confirm lets them go.
With --host it also writes what that web server needs to serve the site as "start" does:
${hostNames.join(', ')}.
Exit code 1: an article was refused. 2: articles wait for --confirm.`,
  examples: [
    `${program} publish`,
    `${program} publish --dry-run`,
    `${program} publish --base-url https://health.example.org`,
    `${program} publish --host nginx`,
  ],
  options: { dryRun, confirm, host: hostOption() },
  run: async ({ dryRun, ...asked }, { progress }) => {
    const { publishOnce, publishNothing } = await import('./run.ts');
    return dryRun ? await publishNothing(asked, progress) : await publishOnce(asked, progress);
  },
  print: async (result, { content, out }, { colour }) => {
    if ('readers' in result) {
      const { readersLines } = await import('../../runtime/dry-run.ts');
      return readersLines(result.readers).join('\n');
    }
    const { publishedLines } = await import('../../runtime/published-lines.ts');
    const { hostLines } = await import('../../hosts/lines.ts');
    return [
      ...(await publishedLines(result, { content: resolve(content), out }, colour)),
      ...(result.host === undefined ? [] : hostLines(result.host)),
    ].join('\n');
  },
  fails: async (result, { content }) => {
    const { withheld } = 'readers' in result ? result.readers : result;
    if (withheld === undefined) return undefined;
    const { sentenceOf } = await import('../../runtime/withheld.ts');
    return sentenceOf(withheld, { content: resolve(content) });
  },
  refuses: (result) => ('readers' in result ? result.readers : result).refused.length > 0,
});

/** Whose files are to be written; unknown names are said before anything is done. */
function hostOption() {
  const read = (given: string | undefined, name: string): HostName | undefined => {
    const known = hostNames.find((host) => host === given);
    if (given === undefined || known !== undefined) return known;
    throw new Misunderstood(
      `${name} ${given} is no host that healthwire knows: it knows ${hostNames.join(', ')}.` +
        didYouMean(given, hostNames),
    );
  };
  return {
    value: 'NAME',
    does: 'also write what this host needs to serve the site',
    among: hostNames,
    read,
  } as const;
}
