import { command } from '../../cli/command.ts';
import { Misunderstood } from '../../cli/command-error.ts';
import { program } from '../../cli/program.ts';

export const initCommand = command({
  name: 'init',
  summary: 'begin a site of your own: a folder of content and nothing else',
  help: `Writes a repository of content into FOLDER, or into this folder: site.yaml, an article
with its picture, a README that teaches the format, editor settings, workflows for
GitHub, and a package.json that names this version of healthwire. It says each file that
it writes, and never overwrites: FOLDER is new or empty, but for .git and a licence.`,
  examples: [`${program} init my-site`],
  words: {
    takes: '[FOLDER]',
    read: ([folder = '.', ...more]) => {
      if (more.length === 0) return { folder };
      throw new Misunderstood(
        `A site is begun in one folder: write a name with spaces in quotes, like "${folder} ${more.join(' ')}".`,
      );
    },
  },
  options: {},
  run: async ({ folder, json }, { write, warn }) => {
    const { beginSite } = await import('./begin-site.ts');
    return await beginSite(folder, {
      now: new Date(),
      wrote: (file) => void (json || write(`wrote  ${file}\n`)),
      warn,
    });
  },
  print: async (begun) => (await import('./begin-site.ts')).nextSteps(begun),
});
