import { command } from '../../cli/command.ts';
import { Misunderstood } from '../../cli/command-error.ts';
import { program } from '../../cli/program.ts';

export const importCommand = command({
  name: 'import',
  summary: 'say what would be published of a folder from elsewhere',
  help: `Looks at a site or a folder of Hugo, Jekyll, Eleventy, Astro, Docusaurus, Quarto,
Obsidian, Ghost or WordPress and tells what publish would make of it: articles, words kept
and lost, addresses, redirects, fields that nobody reads, what stays back and why. Changes
nothing; with --write it puts a site.yaml there to begin with, and never writes over one.
Exit code 1: something would be refused.`,
  examples: [
    `${program} import ../my-hugo-site`,
    `${program} import ../my-hugo-site --write`,
    `${program} import ../notes --json`,
  ],
  words: {
    takes: '[DIR]',
    read: ([folder, another]) => {
      if (another !== undefined)
        throw new Misunderstood(`"import" takes one folder: leave out "${another}".`);
      return { folder };
    },
  },
  options: { write: { does: 'write a site.yaml to begin with, where there is none' } },
  run: async ({ folder, content, baseUrl, write }, { progress }) => {
    const { importFolder } = await import('./import-folder.ts');
    const asked = { folder: folder ?? content, baseUrl, write, now: new Date() };
    return await importFolder(asked, progress);
  },
  print: async (imported) => {
    const { importedLines } = await import('./lines.ts');
    const { fileOf } = await import('../../runtime/content-folder.ts');
    const { fromHere } = await import('../../runtime/choose.ts');
    const path = (file: string) => fromHere(fileOf(imported.content, file));
    return importedLines(imported, path).join('\n');
  },
  refuses: ({ articles, files }) => articles.refused + files.refused > 0,
});
