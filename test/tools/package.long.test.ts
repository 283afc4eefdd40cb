/**
 * The package as somebody meets it who has nothing else: packed, installed in an empty folder far from
 * this repository, and used there. That takes a minute and a registry, so that it is done where
 * INSTALL_PACKAGE is set, as .ci/run does.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { generateContent } from '../../bench/generate.ts';
import { readBibliography } from '../../functions/article/bibliography/read.ts';
import { installed, rendererSources, rendererVersion } from '../../infra/renderer.ts';
import manifest from '../../package.json' with { type: 'json' };
import { replayed } from '../infra/dockerfile.ts';
import { filesIn, write } from '../infra/local/folders.ts';
import { finish, says } from '../infra/local/healthwire.ts';
import { isInstalled } from '../infra/local/hosts/servers.ts';

/** The registry may have newer ones by now: they are another renderer, and rightly say so. */
function sameVersions(): Record<string, string> {
  const all = installed(rendererSources().packages).map((one) => one.split(/(?<=.)@/));
  const byName = Map.groupBy(all, ([name]) => name!);
  const once = [...byName].filter(([, versions]) => versions.length === 1);
  return Object.fromEntries(once.map(([name, [one]]) => [name, one![1]!]));
}

const root = fileURLToPath(new URL('../../', import.meta.url));

describe.runIf(process.env.INSTALL_PACKAGE)('the package, installed', () => {
  /** Names with a space and an umlaut are names like any other. */
  let folder: string;
  let packed: string;

  beforeAll(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'healthwire-package-')), 'für alle');
    mkdirSync(folder);
    const args = ['pack', '--silent', '--pack-destination', folder];
    const [name] = execFileSync('npm', args, { cwd: root, env, encoding: 'utf8' })
      .trim()
      .split('\n');
    packed = join(folder, name!);
    write(folder, { 'package.json': JSON.stringify({ overrides: sameVersions() }) });
    npm(folder, 'install', '--prefer-offline', '--no-audit', '--no-fund', packed);
  });
  afterAll(() => rmSync(dirname(folder), { recursive: true, force: true }));

  /** The Node that runs this test, and none of the programs of this repository. */
  const env = {
    ...process.env,
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    NO_COLOR: '1',
  };

  function npm(cwd: string, ...args: string[]): void {
    execFileSync('npm', args, { cwd, env, stdio: 'ignore' });
  }

  function healthwireIn(cwd: string, args: readonly string[], more: NodeJS.ProcessEnv = {}) {
    const program = join(folder, 'node_modules/.bin/healthwire');
    const child = spawn(program, args, {
      cwd,
      env: { ...env, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    return child;
  }

  const healthwire = (cwd: string, ...args: string[]) => finish(healthwireIn(cwd, args));

  async function urlOf(child: ChildProcess): Promise<string> {
    const output = await says(child, /Ctrl\+C stops/);
    return /Serving (http:\/\/localhost:\d+)\//.exec(output)![1]!;
  }

  /** Each with a folder of its own in the folder where the package is. */
  function folderWith(name: string, files: Record<string, string>): string {
    const made = join(folder, name);
    write(made, files);
    return made;
  }

  it('holds JavaScript with what that reads, the types of what is published, and nothing of ours', () => {
    const names = execFileSync('tar', ['-tzf', packed], { encoding: 'utf8' }).trim().split('\n');
    const strange = names.filter(
      (name) =>
        !/^package\/dist\/.*(\.js|\.json|\.css|\.d\.ts)$/.test(name) &&
        !/^package\/(dist\/infra\/local\/commands\/init\/site|dist\/\.vscode|dist\/\.github|docs)\//.test(
          name,
        ),
    );
    expect(strange.sort()).toEqual([
      'package/LICENSE',
      'package/README.md',
      'package/dist/bundled/LICENSES.txt',
      'package/dist/content/README.md',
      'package/package.json',
    ]);
    expect(names.filter((name) => /^package\/dist\/(test|bench|tools)\//.test(name))).toEqual([]);
  });

  it('renders as this repository does, byte for byte, says its version', async () => {
    const module = join(folder, 'node_modules/healthwire/dist/infra/renderer.js');
    const { rendererVersion: theirs } = (await import(module)) as {
      rendererVersion: typeof rendererVersion;
    };
    expect(theirs()).toBe(rendererVersion());
    const { stdout } = await healthwire(folder, '--version');
    expect(stdout).toBe(`healthwire ${manifest.version}\n`);
  });

  it('reads references as this repository does, with the parser that it holds itself', async () => {
    const file = 'functions/article/bibliography/read';
    const theirs = (await import(join(folder, `node_modules/healthwire/dist/${file}.js`))) as {
      readBibliography: typeof readBibliography;
    };
    const bytes = new TextEncoder().encode(`
      @string{jsr = {Journal of Sleep Research}}
      @article{one, author = {de la Cruz, Mar{\\'\\i}a and M{\\"u}ller, J and others}, journal = jsr,
        title = {{Iron} {$\\beta$} \\& \\emph{sleep}: 5\\% of $CO_2$}, year = 2020, pages = {1--9}}
      @book{two, editor = "Ann Smith", title = "A \\textit{book}", crossref = {one}}`);
    const said = async (read: typeof readBibliography) => {
      const { keys, find, remarks } = await read('articles/refs.bib', bytes);
      return { entries: keys.map((key) => [key, find(key)]), remarks };
    };
    const here = await said(readBibliography);
    expect(here.entries).toHaveLength(2);
    expect(await said(theirs.readBibliography)).toEqual(here);
  });

  it('takes less than 55 MB with all that it depends on, of which sharp takes nearly half', () => {
    const kilobytes = execFileSync('du', ['-sk', 'node_modules'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(parseInt(kilobytes)).toBeLessThan(55_000);
  });

  it('begins a site that is published, checked, served and live at each save', async () => {
    const { code, stdout } = await healthwire(folder, 'init', 'my-site');
    const site = join(folder, 'my-site');
    const files = Object.keys(filesIn(site));
    expect(code).toBe(0);
    const wrote = [...stdout.matchAll(/^wrote {2}my-site\/(.+)$/gm)].map(([, name]) => name);
    expect(wrote).toEqual(files);
    expect(stdout).toContain('\n  cd my-site && npm start\n');
    const { dependencies } = JSON.parse(readFileSync(join(site, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const vendored = dependencies.healthwire!.replace('file:', '');
    expect(readFileSync(join(site, vendored)).equals(readFileSync(packed))).toBe(true);

    const again = await healthwire(folder, 'init', 'my-site');
    expect([again.code, again.stdout]).toEqual([2, '']);
    expect(again.stderr).toMatch(/^my-site is not empty \(.+\), and init never overwrites: .+\n$/);
    expect(Object.keys(filesIn(site))).toEqual(files);

    // As `npm start` does it, which npm itself is asked in .ci/run.
    const child = healthwireIn(site, ['start', '--port', '0']);
    const url = await urlOf(child);
    const article = '/articles/about/how-to-read-this-site/';
    for (const path of [
      '/',
      article,
      '/feed.xml',
      '/__dashboard/',
      '/media/from-file-to-reader.svg',
    ])
      expect([path, (await fetch(url + path)).status]).toEqual([path, 200]);
    const source = join(site, `${article.slice(1, -1)}.md`);
    writeFileSync(source, readFileSync(source, 'utf8').replace('How to read', 'How to use'));
    expect(await says(child, /live/)).toContain('articles/about/how-to-read-this-site.md');
    expect(await (await fetch(url + article)).text()).toContain('How to use this site');
    const ended = finish(child);
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);

    const checked = await healthwire(site, 'check');
    expect([checked.code, checked.stdout]).toEqual([
      0,
      expect.stringContaining('1 article, 0 errors, '),
    ]);
    const begun = await healthwire(site, 'new', 'Iron and sleep', '--topic', 'about');
    expect(begun.stdout).toContain('npx healthwire check articles/about/iron-and-sleep.md\n');
    const published = await healthwire(site, 'publish', '--base-url', 'https://health.example');
    expect(published.stdout).toMatch(/^1 live, 1 draft, \d+ warnings: \d+ files written to /);
    const verified = await healthwire(site, 'verify');
    expect([verified.code, verified.stdout]).toEqual([
      0,
      expect.stringContaining('the site equals'),
    ]);
    expect((await healthwire(site, 'status')).stdout).toMatch(/\n1 live, 1 draft\n$/);
  });

  it('begins one far from anything that is installed, and installs what it needs there', async () => {
    const alone = mkdtempSync(join(tmpdir(), 'healthwire-alone-'));
    onTestFinished(() => rmSync(alone, { recursive: true, force: true }));
    npm(alone, 'exec', '--yes', `--package=${packed}`, '--', 'healthwire', 'init', 'site');
    const site = join(alone, 'site');
    expect(existsSync(join(site, 'package-lock.json'))).toBe(true);
    const child = spawn('npm', ['start', '--', '--port', '0'], {
      cwd: site,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    onTestFinished(() => void process.kill(-child.pid!, 'SIGKILL'));
    expect((await fetch(await urlOf(child))).status).toBe(200);
  });

  it('publishes and checks any folder of Markdown, on every core', async () => {
    const posts = join(folder, 'posts');
    generateContent(join(folder, 'generated'), 60);
    cpSync(join(folder, 'generated/articles'), posts, { recursive: true });
    rmSync(join(folder, 'generated'), { recursive: true });
    const published = await healthwire(posts, 'publish');
    expect(published.stdout).toMatch(/^60 live: /);
    expect(existsSync(join(posts, '.healthwire/site/feed.xml'))).toBe(true);
    const checked = await healthwire(posts, 'check');
    expect([checked.code, checked.stdout]).toEqual([0, '60 articles, nothing to complain about\n']);
  });

  it('publishes nothing where there is nothing that looks like articles', async () => {
    const { code, stderr } = await healthwire(folderWith('empty', { 'notes.txt': 'x' }), 'publish');
    expect([code, stderr]).toEqual([
      2,
      'There is no folder content: name the folder of your articles with --content DIR.\n',
    ]);
  });

  it('reads a configuration beside site.yaml, whose types it brings', async () => {
    const text = readFileSync(join(folder, 'node_modules/healthwire/docs/extending.md'), 'utf8');
    const blocks = text.matchAll(/<!-- (\S+) -->\n\n```\w+\n([^]*?)```/g);
    const files = Object.fromEntries([...blocks].map(([, name, body]) => [name!, body!]));
    const own = {
      'package.json': '{ "type": "module" }',
      'variant/articles/a.md': '# A\n\nText.\n',
    };
    const extended = folderWith('extended', { ...files, ...own });
    const configurations = Object.keys(files).filter((name) => name.endsWith('config.ts'));
    expect(configurations).toHaveLength(4);
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')];
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024'];
    const args = [tsc, ...options, '--allowImportingTsExtensions', ...types, ...configurations];
    const { stdout: said } = await finish(spawn(process.execPath, args, { cwd: extended }));
    expect(said).toBe('');
    const published = await healthwire(join(extended, 'variant'), 'publish');
    expect(published.stdout).toMatch(/^1 live/);
    const book = '.healthwire/site/articles/a/article.epub';
    expect(existsSync(join(extended, 'variant', book))).toBe(true);
  });

  it.each([
    ['throws', 'throw new Error("Oh.");\n', '1:7: It fails: Oh.'],
    [
      'reads the clock',
      'export default { slots: {\n  footer: () => String(new Date()) } };\n',
      '2:24: The',
    ],
  ])('says at its line that a configuration %s, and writes nothing', async (_, text, said) => {
    const site = folderWith('wrong', { 'articles/a.md': '# A\n', 'healthwire.config.ts': text });
    const { code, stdout, stderr } = await healthwire(site, 'publish');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(new RegExp(`^healthwire\\.config\\.ts:${said}.*\\n$`));
    expect(existsSync(join(site, '.healthwire'))).toBe(false);
  });

  describe('deploys itself from a folder of content', () => {
    const guide = readFileSync(join(root, 'docs/aws.md'), 'utf8');
    const blocks = [...guide.matchAll(/<!-- (\S+) -->\n\n```\w+\n([^]*?)```/g)];
    const app = Object.fromEntries(blocks.map(([, name, text]) => [name!, text!]));
    const content = {
      'package.json': '{ "type": "module" }',
      'articles/a.md': '# A\n\nText.\n',
      'healthwire.config.ts':
        "import { defineConfig, html } from 'healthwire/config';\n" +
        'export default defineConfig({ slots: { footer: () => html`<p>Of our own.</p>` } });\n',
    };

    /** What npm would install beside the package, and nothing else: links to what this repository has. */
    function operators(name: string, files: Record<string, string>): string {
      const made = folderWith(name, { ...content, ...app, ...files });
      for (const peer of Object.keys(manifest.peerDependencies)) {
        const link = join(folder, 'node_modules', peer);
        mkdirSync(dirname(link), { recursive: true });
        if (!existsSync(link)) symlinkSync(join(root, 'node_modules', peer), link);
      }
      onTestFinished(() => {
        for (const peer of Object.keys(manifest.peerDependencies))
          rmSync(join(folder, 'node_modules', peer), { force: true });
      });
      return made;
    }

    const cdk = (cwd: string) =>
      finish(
        spawn(process.execPath, [join(root, 'node_modules/aws-cdk/bin/cdk'), 'synth', '--quiet'], {
          cwd,
          env: { ...env, HOME: cwd, CI: 'true', HTTPS_PROXY: 'http://127.0.0.1:1' },
          stdio: ['ignore', 'pipe', 'pipe'],
        }),
      );

    it('by an app of ten lines, with what its configuration adds', async () => {
      expect(app['app.ts']!.trim().split('\n').length).toBeLessThanOrEqual(10);
      const installed = /npm install --save-dev ([^`]+)/.exec(guide)![1]!.match(/[@\w][\w/-]+/g);
      const needed = ['aws-cdk', ...Object.keys(manifest.peerDependencies)];
      expect(installed!.sort()).toEqual(needed.sort());

      const site = operators('operator', {});
      const { code, stderr } = await cdk(site);
      expect([code, stderr]).toEqual([0, expect.not.stringMatching(/error|warning/i)]);
      const made = filesIn(join(site, 'cdk.out'));
      const { Resources } = JSON.parse(made['Healthwire.template.json']!) as {
        Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
      };
      const functions = Object.values(Resources).filter(
        ({ Type }) => Type === 'AWS::Lambda::Function',
      );
      expect(functions.map(({ Properties }) => Properties.FunctionName).sort()).toEqual(
        ['announce', 'ingest', 'rebuild', 'sweep', 'syndicate'].map(
          (name) => `healthwire-prod-${name}`,
        ),
      );
      const bundles = Object.entries(made).filter(([name]) => /^[^/]+\/index\.mjs$/.test(name));
      const house = bundles.map(([, text]) => text.includes('Of our own.')).sort();
      expect(house).toEqual([false, true, true, true, true]);

      const typed = ['--module', 'nodenext', '--target', 'es2024', '--skipLibCheck', '--noEmit'];
      const tsc = [join(root, 'node_modules/typescript/bin/tsc'), '--strict', ...typed, 'app.ts'];
      expect((await finish(spawn(process.execPath, tsc, { cwd: site }))).stdout).toBe('');
    });

    it('and says, a sentence each, what is wrong with that', async () => {
      const wrong = app['app.ts']!.replace("stage: 'prod'", "stage: 'Prod', alarmEmial: ''");
      const site = operators('mistaken', { 'app.ts': wrong });
      const { code, stderr } = await cdk(site);
      expect(code).toBe(1);
      expect(stderr).toContain('There is no setting alarmEmial. Did you mean alarmEmail?');
      expect(stderr).toContain('stage is "Prod": write at most 12 small letters');
      write(site, { 'app.ts': app['app.ts']!, 'healthwire.config.ts': 'export default { a: 1 };' });
      const again = await cdk(site);
      expect(again.code).toBe(1);
      expect(again.stderr).toContain('healthwire.config.ts:1:18: Nothing is called a here');
      expect(stderr + again.stderr).not.toMatch(/^\s+at /m);
    });

    it('or hands out its functions, for who deploys otherwise', async () => {
      const make =
        "import { writeFunctions } from 'healthwire/lambda';\n" +
        "console.log(JSON.stringify(writeFunctions('made', { content: '.' })));\n";
      const site = operators('otherwise', { 'make.ts': make });
      const { stdout } = await finish(spawn(process.execPath, ['make.ts'], { cwd: site }));
      const { renderer, functions } = JSON.parse(stdout) as {
        renderer: string;
        functions: { name: string; environment: string[] }[];
      };
      expect(renderer).toMatch(/^[0-9a-f]{16}$/);
      expect(renderer).not.toBe(rendererVersion());
      const names = functions.map(({ name }) => name).sort();
      const files = Object.keys(filesIn(join(site, 'made')));
      const isBeside = (name: string) => name.includes('/node_modules/');
      expect(files.filter((name) => !isBeside(name))).toEqual(
        names.flatMap((name) => [`${name}/index.mjs`, `${name}/index.mjs.map`]),
      );
      // Compiled code cannot be in a bundle.
      const withSharp = files.filter((name) => name.endsWith('node_modules/sharp/package.json'));
      expect(withSharp.map((name) => name.split('/')[0])).toEqual(['ingest', 'rebuild']);
      // Each runs, as far as it can where nothing is set: it says what its environment lacks.
      for (const { name, environment } of functions) {
        const start = `await import('./made/${name}/index.mjs')`;
        const args = ['--input-type=module', '--eval', start];
        const { stderr } = await finish(
          spawn(process.execPath, args, { cwd: site, env: { PATH: env.PATH } }),
        );
        expect(stderr).toContain(
          `${name} cannot start: its environment lacks ${environment.join(', ')}.`,
        );
      }
    });
  });

  it.runIf(isInstalled('nginx'))('is served from a container, as the Dockerfile says', async () => {
    await replayed(packed);
  });

  it('says in one sentence which Node it needs', async () => {
    const old = "Object.defineProperty(process,'versions',{value:{node:'20.1.0'}})";
    const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(old)}`;
    const { code, stdout, stderr } = await finish(
      healthwireIn(folder, ['start'], { NODE_OPTIONS }),
    );
    expect([code, stdout, stderr]).toEqual([
      2,
      '',
      'healthwire runs on Node 24 or newer, and this is Node 20.1.0: install Node 24 from ' +
        'https://nodejs.org, or for this folder alone with npm install --save-dev node@24\n',
    ]);
  });

  it('says in one sentence what works on AWS alone needs', async () => {
    const site = folderWith('aws', { 'articles/a.md': '# A\n\nText.\n' });
    const { code, stderr } = await healthwire(site, 'push', '--bucket', 'my-source');
    expect([code, stderr]).toEqual([
      2,
      'What works on AWS needs four packages more: npm install @aws-sdk/client-s3 ' +
        '@aws-sdk/client-sqs @aws-sdk/client-dynamodb @aws-sdk/lib-dynamodb\n',
    ]);
  });

  it('brings the types of what is published, and its schemas, and lets nothing else be imported', () => {
    const typed = folderWith('typed', {
      'package.json': '{ "type": "module" }',
      'a.ts':
        "import type { Article } from 'healthwire';\nexport const title = (a: Article): string => a.title;\n",
      'b.ts':
        "import schema from 'healthwire/schemas/article.schema.json' with { type: 'json' };\nconsole.log(schema.$id);\n",
      'c.ts': "import 'healthwire/dist/infra/renderer.js';\n",
    });
    const run = (file: string) =>
      execFileSync(process.execPath, [join(typed, file)], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    expect(run('b.ts')).toMatch(/^article\.v1\.json\n$/);
    expect(() => run('c.ts')).toThrow();
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--module', 'nodenext'];
    expect(() =>
      execFileSync(process.execPath, [tsc, ...options, 'a.ts'], { cwd: typed }),
    ).not.toThrow();
  });
});
