/**
 * `healthwire`, as a process. Node keeps the compiled code of one run for the next, which is half
 * of what a short command takes; where that folder cannot be written, it goes without. The only
 * file here that is not TypeScript: it is read before anything is kept, and would load Node's
 * compiler each time.
 */
import { enableCompileCache } from 'node:module';

enableCompileCache(new URL('../../node_modules/.cache/healthwire', import.meta.url).pathname);
const { main } = await import('./command-line.ts');
process.exitCode = await main(process.argv.slice(2));
