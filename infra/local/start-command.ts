/** `healthwire start` on the command line: runs until somebody stops it. */
import type { Command } from './args.ts';
import { pushLines } from './print.ts';
import { createProgress } from './progress.ts';
import { placeOf, printPublished } from './publish-command.ts';
import { sentence } from './sentence.ts';
import { start } from './start.ts';
import { print } from './terminal.ts';

export async function startCommand(asked: Extract<Command, { command: 'start' }>): Promise<0> {
  const place = placeOf(asked);
  const progress = createProgress(process.stderr);
  const stopped = new Promise((stop) => process.once('SIGINT', stop).once('SIGTERM', stop));
  const running = await start(place, asked.port, {
    progress: (done, total) => progress.count(done, total, 'sources'),
    published: async (result) => {
      progress.done();
      await printPublished(result, place);
    },
    serving: (url) => {
      print(`\n  Serving ${url}/  ·  feeds at ${url}/feeds/`);
      print(
        `  Newsroom ${url}/__newsroom/: what is refused and why, and every article in all forms`,
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
