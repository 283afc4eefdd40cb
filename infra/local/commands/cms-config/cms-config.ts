import { command } from '../../cli/command.ts';
import { Misunderstood } from '../../cli/command-error.ts';
import { program } from '../../cli/program.ts';

export const cmsConfigCommand = command({
  name: 'cms-config',
  summary: 'write the configuration of a web form for editors (Decap, Sveltia)',
  help: `Prints the configuration of Decap CMS, which Sveltia CMS reads too: a form in the browser
whose fields are those of front matter, with the topics of site.yaml to choose from, for
editors without a terminal. They write into your repository; what they write is checked
and published like any push. Run it at the root of the repository, with > cms/config.yml
behind it, and again when site.yaml or the folders of articles change.`,
  examples: [`${program} cms-config --repo OWNER/NAME`, `${program} cms-config --branch main`],
  words: {
    takes: '',
    read: ([word]) => {
      if (word === undefined) return {};
      throw new Misunderstood(
        `"cms-config" takes no "${word}": it prints, and > writes what is printed into a file.`,
      );
    },
  },
  options: {
    repo: {
      value: 'OWNER/NAME',
      does: 'the repository on GitHub (default: git-gateway signs editors in)',
      read: (given: string | undefined) => {
        if (given === undefined || /^[\w.-]+\/[\w.-]+$/.test(given)) return given;
        throw new Misunderstood(`--repo ${given} is no repository: write OWNER/NAME.`);
      },
    },
    branch: {
      value: 'NAME',
      does: 'the branch that is published (default: main)',
      read: (given = 'main') => given,
    },
  },
  run: async ({ content, repo, branch }) => {
    const { cmsConfiguration } = await import('./configuration.ts');
    return await cmsConfiguration({ content, repo, branch });
  },
  print: async (configuration) =>
    (await import('./configuration.ts')).cmsYaml(configuration).trimEnd(),
});
