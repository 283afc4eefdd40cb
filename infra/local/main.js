#!/usr/bin/env node
/**
 * `healthwire`, as a process. Node keeps the compiled code of one run for the next, which is half
 * of what a short command takes; where that folder cannot be written, it goes without. The only
 * file here that is not TypeScript: it is read before anything is kept, and would load Node's
 * compiler each time; and an older Node, which cannot read TypeScript, must say what is missing.
 */
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
/** In the repository, whose npm brings that Node; in the package the code is compiled. */
const isRepository = existsSync(new URL('command-line.ts', import.meta.url));

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  process.stderr.write(
    isRepository
      ? `healthwire runs on Node ${NEEDED}, which npm installs beside it, and this is Node ` +
          `${process.versions.node}: run npm ci, with its install scripts, and then ` +
          'npm run healthwire -- <command>.\n'
      : `healthwire runs on Node ${NEEDED} or newer, and this is Node ${process.versions.node}: ` +
          `install Node ${NEEDED} from https://nodejs.org, or for this folder alone with ` +
          `npm install --save-dev node@${NEEDED}\n`,
  );
  process.exitCode = 2;
} else {
  // Beside what npm installed, and nowhere else.
  const installed = new URL(isRepository ? '../../node_modules/' : '../../../../', import.meta.url);
  if (installed.pathname.endsWith('/node_modules/'))
    module.enableCompileCache(fileURLToPath(new URL('.cache/healthwire', installed)));
  const { main } = await import('./command-line.ts');
  const { commands } = await import('./commands/index.ts');
  process.exitCode = await main(process.argv.slice(2), commands);
}
