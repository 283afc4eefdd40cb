/** What the documents point at is there: files, headings, scripts and commands. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { slug } from 'github-slugger';
import { expect, it } from 'vitest';
import { commands } from '../../infra/local/commands/index.ts';
import manifest from '../../package.json' with { type: 'json' };

const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'content/README.md', 'functions/README.md'],
  // The rules' document is generated, and its examples lead nowhere on purpose.
  ...globSync('docs/**/*.md').filter((file) => file !== 'docs/rules.md'),
].sort();

/** Without what is code, where a link is an example. */
const text = (file: string) =>
  readFileSync(file, 'utf8')
    .replace(/^```[^]*?^```$/gm, '')
    .replace(/`[^`\n]*`/g, '');

const anchors = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, words]) =>
    slug(words!.replace(/\[([^\]]*)\]\([^)]*\)|[`*]/g, '$1')),
  );

function deadLinks(file: string): string[] {
  const links = [...text(file).matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$/gm)];
  return links
    .map(([, inline, referenced]) => (inline ?? referenced)!)
    .filter((link) => !/^(https?|mailto):/.test(link))
    .filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? file : normalize(join(dirname(file), path));
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchors(target).includes(anchor);
    });
}

it.each(documents)('every link of %s leads to a file, and to a heading of it', (file) => {
  expect(deadLinks(file)).toEqual([]);
});

it.each(documents)('where %s calls a file by its path, that is where the link leads', (file) => {
  const links = [...readFileSync(file, 'utf8').matchAll(/\[([\w./-]+\.ts)\]\(([^)\s#]+)/g)];
  const elsewhere = links
    .filter(
      ([, label, path]) => !`/${normalize(join(dirname(file), path!))}`.endsWith(`/${label!}`),
    )
    .map(([link]) => link);
  expect(elsewhere).toEqual([]);
});

it.each(documents)('every script and command that %s names is there', (file) => {
  const whole = readFileSync(file, 'utf8');
  const scripts = [...whole.matchAll(/npm run (?:--silent )?([a-z:-]+)/g)].map(([, name]) => name!);
  const named = [...whole.matchAll(/npm run (?:--silent )?healthwire -- ([a-z-]+)/g)].map(
    ([, name]) => name!,
  );
  expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([]);
  expect(named.filter((name) => !commands.some((command) => command.name === name))).toEqual([]);
});
