/**
 * A real browser for tests: Chromium, which comes inside an npm package for Linux on x86-64.
 * Elsewhere, name one that is installed in the environment variable CHROMIUM.
 */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** `debuggingPort`: where another program than playwright may drive it, too. */
export async function launch(debuggingPort?: number): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? (await packaged());
  const debugging = debuggingPort === undefined ? [] : [`--remote-debugging-port=${debuggingPort}`];
  return await chromium.launch({ executablePath, args: ['--no-sandbox', ...debugging] });
}

/**
 * The package brings its own system libraries only where it believes to be on Lambda. It unpacks into one place, from
 * which no other process may start what is only half there: one after another.
 */
async function packaged(): Promise<string> {
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs24.x';
  const { default: packagedChromium } = await import('@sparticuz/chromium');
  delete process.env.AWS_EXECUTION_ENV;
  const lock = new DatabaseSync(join(tmpdir(), 'healthwire-chromium.lock'), { timeout: 60_000 });
  try {
    lock.exec('BEGIN IMMEDIATE');
    return await packagedChromium.executablePath();
  } finally {
    lock.close();
  }
}

/** Where a page's scripts are off, timers do not go off in any world; messages come. Nothing is waited out. */
const timers = `{
  const { port1, port2 } = new MessageChannel(), waiting = [];
  port1.onmessage = () => waiting.shift()();
  globalThis.setTimeout = (run, ms = 0) => ms < 1000 && waiting.push(run) && port2.postMessage(0);
}`;

/** A page is asked in several colours: its session, and within that its world, is the same each time. */
const sessions = new WeakMap<Page, CDPSession>();

/** What axe says of a page, in a world of its own: the pages themselves allow no script. */
export async function violations(page: Page): Promise<string[]> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'axe',
  });
  const evaluate = async (expression: string) =>
    await session.send('Runtime.evaluate', {
      expression,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    });
  // Reading it takes longer than most of what it is asked.
  if ((await evaluate('typeof axe')).result.value === 'undefined') {
    await evaluate(timers);
    await evaluate(axe);
  }
  const tags = JSON.stringify(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']);
  const run = `axe.run(document, { runOnly: ${tags} }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`;
  const { result } = await evaluate(run);
  return result.value as string[];
}
