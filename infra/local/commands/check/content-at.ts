/** The folder of articles as git has it: at a branch, a tag or a commit. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError } from '../../cli/command-error.ts';

/** What one call of git may print: one name. */
const PRINTED_BYTES = 1024 * 1024;

/**
 * Runs `work` on a folder that holds what `content` held at `ref`, and removes it; nothing is changed in
 * the repository. The folder is empty where there was none. Throws CommandError, with a sentence,
 * where there is no git, no repository or no such ref.
 */
export async function withContentAt<T>(
  ref: string,
  content: string,
  work: (then: string) => Promise<T>,
): Promise<T> {
  const [top, prefix] = repositoryOf(content);
  const commit = commitOf(ref, content);
  const folder = mkdtempSync(join(tmpdir(), 'healthwire-check-'));
  try {
    const then = join(folder, 'content');
    mkdirSync(then);
    // An index of its own, so that what is staged stays as it is.
    const env = { ...process.env, GIT_INDEX_FILE: join(folder, 'index') };
    const tree = `${commit}:${prefix}`;
    if (git(['rev-parse', '--verify', '--quiet', tree], content) !== undefined) {
      git(['read-tree', tree], top, env);
      git(['checkout-index', '--all', '--quiet', `--prefix=${then}/`], top, env);
    }
    return await work(then);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The folder that the repository is in, and the path from there to `content`, with `/` at its end. */
function repositoryOf(content: string): [top: string, prefix: string] {
  const found = git(['rev-parse', '--show-toplevel', '--show-prefix'], content);
  if (found === undefined)
    throw new CommandError(
      `--new compares with what git has, and ${content} is in no git repository.`,
    );
  const [top = '', prefix = ''] = found.split('\n');
  return [top, prefix];
}

function commitOf(ref: string, content: string): string {
  const arguments_ = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
  const commit = git(arguments_, content)?.split('\n')[0];
  if (commit !== undefined) return commit;
  throw new CommandError(
    ref === 'HEAD'
      ? 'Nothing is committed yet, so that all of it is new: check without --new.'
      : `git knows no "${ref}": name a branch, a tag or a commit, like --new=main.`,
  );
}

/** What it prints; undefined where it says no. */
function git(args: readonly string[], cwd: string, env = process.env): string | undefined {
  try {
    return execFileSync('git', args, {
      cwd,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: PRINTED_BYTES,
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return undefined;
    throw new CommandError('--new compares with what git has, and there is no git here.');
  }
}
