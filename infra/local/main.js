/**
 * `healthwire`, as a process. Node keeps the compiled code of one run for the next, which is half
 * of what a short command takes; where that folder cannot be written, it goes without. The only
 * file here that is not TypeScript: it is read before anything is kept, and would load Node's
 * compiler each time; and an older Node, which cannot read TypeScript, must say what is missing.
 */
import module from 'node:module';

const NEEDED = 24;
if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  process.stderr.write(
    `healthwire runs on Node ${NEEDED}, which npm installs beside it, and this is Node ` +
      `${process.versions.node}: run npm ci, with its install scripts, and then ` +
      'npm run healthwire -- <command>.\n',
  );
  process.exitCode = 2;
} else {
  module.enableCompileCache(
    new URL('../../node_modules/.cache/healthwire', import.meta.url).pathname,
  );
  const { main } = await import('./command-line.ts');
  const { commands } = await import('./commands/index.ts');
  process.exitCode = await main(process.argv.slice(2), commands);
}
