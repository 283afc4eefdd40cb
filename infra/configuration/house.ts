/** The house with what a folder's configuration adds, once it has stood its trial. */
import { Session } from 'node:inspector';
import { extname } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { House } from '../../functions/site/house.ts';
import { ConfigurationError } from './error.ts';
import { configurationFile, isOwn, shown } from './file.ts';

/** So much of a processor a configuration may take for its trial, in which it does next to nothing. */
const TRIAL_CPU_MS = 15_000;
/** So long it may take, should it wait for something: a busy machine is slow. */
const TRIAL_MS = 300_000;
const LOOK_MS = 250;

const houses = new Map<string, Promise<House | undefined>>();

/** Undefined where there is no configuration. Throws ConfigurationError with a sentence for all that is wrong with it. */
export function houseIn(content: string): Promise<House | undefined> {
  const known = houses.get(content) ?? read(content);
  houses.set(content, known);
  return known;
}

/** The same in a thread whose process has tried it. */
export async function houseInThread(content: string): Promise<House | undefined> {
  const file = configurationFile(content);
  if (file === undefined) return undefined;
  const { loadConfiguration } = await import('./load.ts');
  return loadConfiguration(file).house;
}

async function read(content: string): Promise<House | undefined> {
  const file = configurationFile(content);
  if (file === undefined) return undefined;
  const faults = await triedFor(file, TRIAL_CPU_MS);
  if (faults.length > 0) throw new ConfigurationError(faults.join('\n'));
  return await houseInThread(content);
}

/** Sentences for all that is wrong with a configuration, after at most `cpu` milliseconds of a processor. */
export async function triedFor(file: string, cpu: number): Promise<string[]> {
  const session = new Session();
  session.connect();
  const worker = new Worker(new URL(`./trial-worker${extname(import.meta.url)}`, import.meta.url), {
    workerData: file,
  });
  // Of all threads of this process, of which there may be others.
  const watched = new Promise<string>((found) => {
    session.on('NodeWorker.attachedToWorker', ({ params: { sessionId, workerInfo } }) => {
      // Its id there is a number of the debugger's own.
      if (workerInfo.title.startsWith(`[worker ${worker.threadId}]`)) found(sessionId);
    });
  });
  session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
  let timer: NodeJS.Timeout | undefined;
  const began = performance.now();
  let used = Infinity;
  try {
    return await new Promise<string[]>((done, fail) => {
      worker.on('message', (said: typeof READY | string[]) => {
        if (said !== READY) return done(said);
        used = cpuMs();
      });
      worker.once('error', fail);
      timer = setInterval(() => {
        if (performance.now() - began < TRIAL_MS && cpuMs() - used < cpu) return;
        clearInterval(timer);
        void watched
          .then((id) => whereItIs(session, id))
          .then((place) => {
            const where = place ?? `${shown(file)}:1:1`;
            done([`${where}: It does not come to an end: what is here runs for ever.`]);
          });
      }, LOOK_MS);
    });
  } finally {
    clearInterval(timer);
    session.disconnect();
    await worker.terminate();
  }
}

/** What a trial says before it begins: all that is ours has been read by then. */
export const READY = 'ready';

/** Of this process, whose other threads wait. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The line that a thread is at, as a debugger sees it; undefined where that is none of the configuration's. */
async function whereItIs(session: Session, sessionId: string): Promise<string | undefined> {
  const ask = (id: number, method: string) =>
    session.post('NodeWorker.sendMessageToWorker', {
      sessionId,
      message: JSON.stringify({ id, method }),
    });
  // Scripts are told of one by one; where a thread is, by their numbers.
  const scripts = new Map<string, string>();
  return await new Promise((found) => {
    session.on('NodeWorker.receivedMessageFromWorker', ({ params }) => {
      const { method, params: said } = JSON.parse(params.message) as Told;
      if (method === 'Debugger.scriptParsed') scripts.set(said.scriptId!, said.url!);
      if (method !== 'Debugger.paused') return;
      ask(3, 'Debugger.resume');
      for (const { location } of said.callFrames!) {
        const url = scripts.get(location.scriptId) ?? '';
        if (!isOwn(url)) continue;
        const file = shown(fileURLToPath(url));
        return found(`${file}:${location.lineNumber + 1}:${location.columnNumber + 1}`);
      }
      found(undefined);
    });
    ask(1, 'Debugger.enable');
    ask(2, 'Debugger.pause');
  });
}

interface Told {
  method?: string;
  params: {
    scriptId?: string;
    url?: string;
    /** From the innermost out; lines and columns from 0. */
    callFrames?: { location: { scriptId: string; lineNumber: number; columnNumber: number } }[];
  };
}
