/** The one run of the tests that files belong to: what it starts for all of them ends with it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How its workers, processes of their own, know its folder. */
export const RUN = 'HEALTHWIRE_TEST_RUN';

/** Vitest calls it once for each of its projects; what it returns, at the end. */
export default function setup(): (() => void) | undefined {
  if (process.env[RUN] !== undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'healthwire-run-'));
  process.env[RUN] = folder;
  return () => {
    for (const name of readdirSync(folder)) if (name.endsWith('.pid')) end(join(folder, name));
    rmSync(folder, { recursive: true });
    delete process.env[RUN];
  };
}

function end(file: string): void {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
