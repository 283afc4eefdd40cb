/** Files whose names no source may have: no record speaks of them, so they are remembered here. */
import { existsSync } from 'node:fs';
import type { LogEvent } from '../../../../functions/publish/ports.ts';
import type { Diagnostic, Report } from '../../../../schemas/types.ts';
import { fileOf } from '../../runtime/content-folder.ts';

export class Forbidden {
  readonly #content: string;
  readonly #found = new Map<string, Diagnostic>();

  constructor(content: string) {
    this.#content = content;
  }

  hear(event: LogEvent): void {
    if (event.event === 'path.forbidden') this.#found.set(event.key, event.diagnostic);
  }

  /** Of those that are still there; a deleted file is told of like a saved one. */
  reports(): Report[] {
    return [...this.#found]
      .filter(([key]) => existsSync(fileOf(this.#content, key)))
      .map(([file, diagnostic]) => ({ file, outcome: 'refused', diagnostics: [diagnostic] }));
  }
}
