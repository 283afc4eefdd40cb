/** The command line: reads what is asked for, runs it, prints what came of it. */
import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { StoreError } from '../../functions/store/store.ts';
import { parseCommand, type Command } from './args.ts';
import { openStore, type Place } from './bind.ts';
import { check } from './check.ts';
import { CommandError } from './command-error.ts';
import { fileOf } from './content-folder.ts';
import { formats } from './diagnostics/index.ts';
import { Loop } from './loop.ts';
import { newArticle } from './new.ts';
import { auditLines, publishedLine, pushLines } from './print.ts';
import { createProgress } from './progress.ts';
import { publishAll, Tally, type Published } from './publish.ts';
import { DeadLetter } from './queues.ts';
import { rendererVersion } from '../renderer.ts';
import { sourceText } from './source-text.ts';
import { isClean, verify } from './verify.ts';

type Of<Name extends Command['command']> = Extract<Command, { command: Name }>;

const print = (text: string) => process.stdout.write(`${text}\n`);
const write = (text: string) => void process.stdout.write(text);
const colour = process.stdout.isTTY && !process.env.NO_COLOR;

async function run(): Promise<number> {
  const asked = parseCommand(process.argv.slice(2));
  switch (asked.command) {
    case 'usage':
      (asked.exitCode === 0 ? process.stdout : process.stderr).write(asked.text);
      return asked.exitCode;
    case 'publish':
      return await publishOnce(asked);
    case 'start':
      return await startServer(asked);
    case 'verify':
      return await audit(asked);
    case 'check':
      return await check({
        ...asked,
        now: new Date().toISOString(),
        colour,
        write,
        progress: createProgress(process.stderr),
      });
    case 'new':
      return await newArticle({ ...asked, now: new Date(), write });
    case 'push': {
      const { pushCommand } = await import('./buckets/push-command.ts');
      return await pushCommand(asked, write, createProgress(process.stderr));
    }
    case 'withdraw': {
      const { withdrawCommand } = await import('./buckets/withdraw-command.ts');
      return await withdrawCommand(asked, write);
    }
  }
}

async function publishOnce(asked: Of<'publish'>): Promise<number> {
  const place = placeOf(asked);
  const tally = new Tally();
  const loop = new Loop(place, { log: (event) => tally.hear(event) });
  const progress = createProgress(process.stderr);
  try {
    const result = await publishAll(loop, tally, (done, total) =>
      progress.update(`${done} of ${total} sources`),
    );
    progress.done();
    if (asked.json) print(JSON.stringify(result));
    else printPublished(result, place);
    return result.refused.length > 0 ? 1 : 0;
  } finally {
    progress.done();
    loop.close();
  }
}

function printPublished(result: Published, place: Place): void {
  const diagnostics = result.refused.flatMap((one) =>
    one.diagnostics.filter(({ severity }) => severity === 'error'),
  );
  if (diagnostics.length > 0) {
    const context = { source: sourceText(place.content), articles: result.refused.length, colour };
    print(
      formats.pretty(diagnostics, {
        ...context,
        path: (file) => relative('', fileOf(place.content, file)),
      }),
    );
  }
  print(publishedLine(result, place.out));
  if (result.warnings > 0)
    print(`See the warnings with: npm run healthwire -- check${option(place)}`);
}

/** The option that leads another command to the same articles. */
function option({ content }: Place): string {
  return content === resolve('content') ? '' : ` --content ${relative('', content)}`;
}

async function startServer(asked: Of<'start'>): Promise<number> {
  const place = placeOf(asked);
  const progress = createProgress(process.stderr);
  const stopped = new Promise((stop) => process.once('SIGINT', stop).once('SIGTERM', stop));
  const { start } = await import('./start.ts');
  const running = await start(place, asked.port, {
    progress: (done, total) => progress.update(`${done} of ${total} sources`),
    published: (result) => {
      progress.done();
      printPublished(result, place);
    },
    serving: (url) => {
      print(`\n  Serving ${url}/  ·  feeds at ${url}/feeds/`);
      print(`  Watching ${asked.content}: save an article and it is live. Ctrl+C stops.\n`);
    },
    pushed: (push) => pushLines(push, new Date()).forEach(print),
    failed: (error) => process.stderr.write(`${sentence(error)}\n`),
  });
  await stopped;
  await running.close();
  return 0;
}

async function audit(asked: Of<'verify'>): Promise<number> {
  const out = resolve(asked.out);
  if (!existsSync(join(out, 'state')))
    throw new CommandError(`Nothing is published in ${asked.out}: run publish first.`);
  const stores = { state: openStore(out, 'state'), site: openStore(out, 'site') };
  const progress = createProgress(process.stderr);
  const found = await verify(stores, (done, total) => progress.update(`${done} of ${total} files`));
  progress.done();
  stores.state.close();
  stores.site.close();
  if (found === undefined)
    throw new CommandError(`Nothing is published in ${asked.out}: run publish first.`);
  if (asked.json) print(JSON.stringify(found));
  else {
    auditLines(found).forEach(print);
    const verdict = isClean(found)
      ? 'equals a clean build of the accepted sources, and nothing dangles'
      : 'is not what a clean build would be: run publish to repair it';
    print(`${found.objects} files: the site ${verdict}.`);
  }
  return isClean(found) ? 0 : 1;
}

/** Where the command works; a missing content folder is said before anything is made. */
function placeOf({ content, out, baseUrl }: Command & { content: string; out: string }): Place {
  const folder = resolve(content);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new CommandError(
      `There is no folder ${content}: name the folder of your articles with --content DIR.`,
    );
  const base = baseUrl === undefined ? {} : { baseUrl };
  return { content: folder, out: resolve(out), renderer: rendererVersion(), ...base };
}

/** One sentence for whatever went wrong; a stack trace only for what should never happen. */
function sentence(error: unknown): string {
  const known =
    error instanceof CommandError || error instanceof StoreError || error instanceof DeadLetter;
  if (known) return error.message;
  const said = error instanceof Error ? error.message : String(error);
  return `healthwire stopped where it never should: ${said}. Please report this.`;
}

try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${sentence(error)}\n`);
  if (process.env.DEBUG) console.error(error);
  process.exitCode = 2;
}
