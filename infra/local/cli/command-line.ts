/**
 * The command line: reads what is asked for, runs it, prints what came of it. Each command's code
 * is loaded only when it is asked for, so that none waits for what another needs.
 */
import { parseCommand, type Command } from './args.ts';
import { createProgress } from './progress.ts';
import { sentence } from './sentence.ts';
import { colour, write } from './terminal.ts';

/** Returns the exit code: 0 when all went well, 1 when something was refused, 2 for a mistake. */
export async function main(args: string[]): Promise<number> {
  try {
    return await run(parseCommand(args));
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`);
    if (process.env.DEBUG) console.error(error);
    return 2;
  }
}

async function run(asked: ReturnType<typeof parseCommand>): Promise<number> {
  switch (asked.command) {
    case 'usage':
      (asked.exitCode === 0 ? process.stdout : process.stderr).write(asked.text);
      return asked.exitCode;
    case 'publish':
      return await (await import('../commands/publish/publish.ts')).publishCommand(asked);
    case 'start':
      return await (await import('../commands/start/start.ts')).startCommand(asked);
    case 'verify':
      return await (await import('../commands/verify/verify.ts')).verifyCommand(asked);
    case 'check': {
      if (asked.watch) return await watch(asked);
      const { check } = await import('../commands/check/check.ts');
      const now = new Date().toISOString();
      const progress = createProgress(process.stderr);
      return await check({ ...asked, now, colour, write, progress });
    }
    case 'sign': {
      const { sign } = await import('../commands/sign.ts');
      return await sign({ ...asked, now: new Date(), write });
    }
    case 'new': {
      const { newArticle } = await import('../commands/new/new.ts');
      const { withTerminal } = await import('./ask.ts');
      return await withTerminal((ask) =>
        newArticle({ ...asked, now: new Date(), write, ...(ask && { ask }) }),
      );
    }
    case 'push':
      return await (await import('../commands/push/push.ts')).pushCommand(asked);
    case 'withdraw':
      return await (await import('../commands/withdraw/withdraw.ts')).withdrawCommand(asked);
    case 'status':
      return await (await import('../commands/status/command.ts')).statusCommand(asked);
    case 'confirm':
      return await (await import('../commands/confirm.ts')).confirmCommand(asked);
  }
}

/** Runs until somebody stops it. */
async function watch(asked: Extract<Command, { command: 'check' }>): Promise<0> {
  const { watchAndCheck } = await import('../commands/check/watch.ts');
  const stopped = new Promise((stop) => process.once('SIGINT', stop).once('SIGTERM', stop));
  const watching = await watchAndCheck({ ...asked, colour, write }, () => new Date());
  await stopped;
  await watching.close();
  return 0;
}
