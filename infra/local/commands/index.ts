/** All commands, in the order in which the help lists them. */
import type { Command } from '../cli/command.ts';
import { checkCommand } from './check/check.ts';
import { cmsConfigCommand } from './cms-config/cms-config.ts';
import { completionCommand } from './completion.ts';
import { confirmCommand } from './confirm.ts';
import { initCommand } from './init/init.ts';
import { importCommand } from './import/import.ts';
import { newCommand } from './new/new.ts';
import { publishCommand } from './publish/publish.ts';
import { pushCommand } from './push/push.ts';
import { restoreCommand } from './restore/restore.ts';
import { signCommand } from './sign/sign.ts';
import { startCommand } from './start/start.ts';
import { statusCommand } from './status.ts';
import { verifyCommand } from './verify/verify.ts';
import { withdrawCommand } from './withdraw/withdraw.ts';

export const commands: readonly Command[] = [
  startCommand,
  initCommand,
  publishCommand,
  checkCommand,
  importCommand,
  newCommand,
  signCommand,
  statusCommand,
  verifyCommand,
  restoreCommand,
  pushCommand,
  withdrawCommand,
  confirmCommand,
  cmsConfigCommand,
  completionCommand,
];
