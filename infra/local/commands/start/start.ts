import { command } from '../../cli/command.ts';
import { Misunderstood, sentence } from '../../cli/command-error.ts';
import { startProgram } from '../../cli/program.ts';
import { confirm } from '../../cli/shared-options.ts';

export const startCommand = command({
  name: 'start',
  summary: 'publish, show the site in your browser, publish again at every save',
  help: `Publishes the articles, serves the site at http://localhost:8080 and watches the folder:
a saved article is live at once, and the page you have open shows it by itself.
/__dashboard/ shows what is refused and why, what each push changed, what is due, and
every article in all its forms, drafts included; it is on this machine only. With --share,
one article is seen by whoever has its link and is in your network, and nothing else is.
Where articles are gone as after another checkout, what is live stays, and it says so:
--confirm lets go what is gone when it begins.
Stop it with Ctrl+C.`,
  examples: [
    startProgram(),
    startProgram('--open'),
    startProgram('--port 9000'),
    startProgram('--share content/articles/sleep/restless-legs.md'),
    startProgram('--content ~/my-blog --out .healthwire-blog'),
  ],
  options: {
    confirm,
    port: {
      value: 'N',
      does: 'the port to serve on (default: 8080)',
      read: (given = '8080') => toPort(given),
    },
    share: {
      value: 'FILE',
      does: 'let others in your network see this one article, by a link',
      read: (given: string | undefined) => given,
    },
    open: { does: 'open the site in your browser, once it is there' },
  },
  run: async (
    { port, open, confirm, share, ...asked },
    { write, warn, colour, progress, stopped },
  ) => {
    const stop = stopped();
    const { start } = await import('./serve.ts');
    const { openBrowser } = await import('./browser.ts');
    const { pushLines, servingLines, sharingLines } = await import('./lines.ts');
    const { foldersOf } = await import('../../runtime/folders.ts');
    const { publishedLines } = await import('../../runtime/published-lines.ts');
    const folders = await foldersOf(asked);
    const say = (lines: readonly string[]) => write(lines.map((line) => `${line}\n`).join(''));
    const running = await start(
      folders,
      { port, confirm, share },
      {
        progress: (done, total) => progress.count(done, total, 'sources'),
        published: async (result) => {
          progress.done();
          say(await publishedLines(result, folders, colour));
        },
        serving: (url) => {
          say(servingLines(url, asked.content));
          if (open) void openBrowser(url).catch((error: unknown) => warn(`${sentence(error)}\n`));
        },
        sharing: (links) => say(sharingLines(links)),
        pushed: (push) => say(pushLines(push, new Date())),
        failed: (error) => warn(`${sentence(error)}\n`),
      },
    );
    await stop;
    await running.close();
  },
});

/** A port to listen on; 0 stands for any free one. */
function toPort(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65535) return port;
  throw new Misunderstood(
    `--port ${value} is no port: write a number from 0 (any free port) to 65535,` +
      ' for example --port 8080.',
  );
}
