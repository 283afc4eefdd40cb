/** Folders made for one test. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder with these files, gone after the test. */
export function temporaryFolder(files: Record<string, string | Uint8Array> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'healthwire-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  write(folder, files);
  return folder;
}

/** Name → content; folders on the way are made. */
export function write(folder: string, files: Record<string, string | Uint8Array>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** Name → text of every file below a folder, in order. */
export function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    namesIn(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

/** Name → hash of its bytes, of every file below a folder, in order. */
export function hashesIn(folder: string): Record<string, string> {
  const hash = (name: string) =>
    createHash('md5')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
  return Object.fromEntries(namesIn(folder).map((name) => [name, hash(name)]));
}

function namesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name).slice(folder.length + 1))
    .sort();
}
