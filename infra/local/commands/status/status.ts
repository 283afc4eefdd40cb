/** `healthwire status` on the command line: how all articles stand, in a folder or on AWS. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Store } from '../../../../functions/store/store.ts';
import type { Common } from '../../cli/command.ts';
import { openStore } from '../../runtime/bind.ts';
import { CommandError } from '../../cli/command-error.ts';
import { isCalm, remember, statusOf } from '../../runtime/status.ts';
import { statusLines } from '../../runtime/status-lines.ts';
import { print } from '../../cli/terminal.ts';

type Asked = Common & { days: number; state?: string };

/** Returns the exit code: 1 when something waits for a person. */
export async function statusCommand(asked: Asked): Promise<0 | 1> {
  const { state, close } = await openState(asked);
  try {
    const remembered = await remember(state);
    if (remembered === undefined) throw nothing(asked);
    const status = statusOf(remembered, new Date(), asked.days);
    if (asked.json) print(JSON.stringify(status));
    else statusLines(status).forEach(print);
    return isCalm(status) ? 0 : 1;
  } finally {
    close();
  }
}

async function openState(asked: Asked): Promise<{ state: Store; close: () => void }> {
  if (asked.state === undefined) {
    const folder = resolve(asked.out);
    if (!existsSync(join(folder, 'state'))) throw nothing(asked);
    const state = openStore(folder, 'state');
    return { state, close: () => state.close() };
  }
  const { openBuckets } = await import('../../runtime/bucket-clients.ts');
  const buckets = await openBuckets();
  return { state: buckets.open(asked.state), close: () => buckets.close() };
}

function nothing({ state, out }: Asked): CommandError {
  return new CommandError(
    state === undefined
      ? `Nothing is published in ${out}: run publish first.`
      : `"${state}" holds no state of a site: name the state bucket of the stack's outputs.`,
  );
}
