/** Every command, in the order in which the help names them: the only list. */
import type { Command } from '../cli/command.ts';
import { check } from './check.ts';
import { completion } from './completion.ts';
import { confirm } from './confirm.ts';
import { newArticle } from './new.ts';
import { publish } from './publish.ts';
import { push } from './push.ts';
import { sign } from './sign.ts';
import { start } from './start.ts';
import { status } from './status.ts';
import { verify } from './verify.ts';
import { withdraw } from './withdraw.ts';

export const commands = [
  start,
  publish,
  check,
  newArticle,
  sign,
  status,
  verify,
  push,
  withdraw,
  confirm,
  completion,
] as unknown as readonly Command[];
