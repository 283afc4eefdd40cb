import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * A word that no two boots of a machine share: what was seen of a file before a power cut says
 * nothing about its bytes after it.
 *
 * Linux and macOS tell one. Elsewhere every process counts as a boot of its own: what another
 * process recorded is then never believed, and the bytes are hashed instead; slower, but sound.
 */
export function bootId(): string {
  return (known ??= ask());
}

let known: string | undefined;

function ask(): string {
  try {
    if (process.platform === 'linux')
      return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    if (process.platform === 'darwin')
      return execFileSync('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim();
  } catch {
    // A sandbox may hide it.
  }
  return randomUUID();
}
