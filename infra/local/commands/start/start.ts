/** `healthwire start` on the command line: runs until somebody stops it. */
import type { Common } from '../../cli/command.ts';
import { pushLines } from '../../runtime/push-lines.ts';
import { createProgress } from '../../cli/progress.ts';
import { foldersOf, printPublished } from '../publish/publish.ts';
import { sentence } from '../../runtime/sentence.ts';
import { start } from './serve.ts';
import { print } from '../../cli/terminal.ts';

export async function startCommand(asked: Common & { port: number }): Promise<0> {
  const folders = foldersOf(asked);
  const progress = createProgress(process.stderr);
  const stopped = new Promise((stop) => process.once('SIGINT', stop).once('SIGTERM', stop));
  const running = await start(folders, asked.port, {
    progress: (done, total) => progress.count(done, total, 'sources'),
    published: async (result) => {
      progress.done();
      await printPublished(result, folders);
    },
    serving: (url) => {
      print(`\n  Serving ${url}/  ·  feeds at ${url}/feeds/`);
      print(
        `  Dashboard ${url}/__dashboard/: what is refused and why, and every article in all forms`,
      );
      print(`  Watching ${asked.content}: save an article and it is live. Ctrl+C stops.\n`);
    },
    pushed: (push) => pushLines(push, new Date()).forEach(print),
    failed: (error) => process.stderr.write(`${sentence(error)}\n`),
  });
  await stopped;
  await running.close();
  return 0;
}
