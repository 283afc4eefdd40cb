/** How this program is called where it runs: what is told of its commands can be typed as it stands. */

/** Compiled: installed from the package, and not the repository. */
const isPackage = import.meta.filename.endsWith('.js');

export const program = isPackage ? 'npx healthwire' : 'npm run healthwire --';

/** The same for what reads standard output: npm writes there as well. */
export const quietProgram = isPackage ? 'npx healthwire' : 'npm run --silent healthwire --';

/** `start`, for which npm has a word of its own. */
export function startProgram(options = ''): string {
  if (isPackage) return `${program} start ${options}`.trim();
  return options === '' ? 'npm start' : `npm start -- ${options}`;
}
