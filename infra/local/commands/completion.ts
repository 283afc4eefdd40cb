import { command } from '../cli/command.ts';
import { Misunderstood } from '../cli/misunderstood.ts';

const shells = ['bash', 'zsh', 'fish'] as const;

export const completion = command({
  name: 'completion',
  takes: shells.join('|'),
  does: 'print what lets a shell complete commands and options',
  more: `Prints a script for your shell that completes the words behind healthwire: commands,
their options and files. For the word to be one: alias healthwire='npm run healthwire --'.
It knows what this version knows; print it again after an update.`,
  options: {},
  examples: [
    'npm run --silent healthwire -- completion bash >> ~/.bashrc',
    'npm run --silent healthwire -- completion zsh >> ~/.zshrc',
    'npm run --silent healthwire -- completion fish >> ~/.config/fish/config.fish',
  ],
  read([word, ...more]) {
    const shell = shells.find((name) => name === word);
    if (shell === undefined || more.length > 0)
      throw new Misunderstood(
        `Say for which shell, ${shells.join(', ')}: npm run healthwire -- completion bash`,
      );
    return { shell };
  },
  run: async (asked, all) =>
    (await import('./completion/completion.ts')).completionCommand(asked, all),
});
