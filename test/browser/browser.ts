/**
 * A real browser for tests: Chromium, which comes inside an npm package for Linux on x86-64.
 * Elsewhere, name one that is installed in the environment variable CHROMIUM.
 */
import { chromium, type Browser } from 'playwright-core';

export async function launch(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? (await packaged());
  return await chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

/** The package brings its own system libraries only where it believes to be on Lambda. */
async function packaged(): Promise<string> {
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs24.x';
  const { default: packagedChromium } = await import('@sparticuz/chromium');
  delete process.env.AWS_EXECUTION_ENV;
  return await packagedChromium.executablePath();
}
