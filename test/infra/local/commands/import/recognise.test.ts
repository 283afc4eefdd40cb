/** Whose folder it is, where its articles are, and what its configuration says of the site. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recognise, toolByFields } from '../../../../../infra/local/commands/import/recognise.ts';
import { temporaryFolder } from '../../folders.ts';

const said = (files: Record<string, string>, below = '') => {
  const root = temporaryFolder(files);
  const { content, tool, by, site } = recognise(join(root, below));
  return { content: content.slice(root.length), tool: tool?.name, by, ...site };
};

describe('by its configuration', () => {
  it.each<[string, Record<string, string>, object]>([
    [
      'Hugo in a folder of configurations',
      {
        'config/_default/hugo.yaml': 'title: S\nbaseURL: https://s.example/\ncontentDir: text\n',
        'config/_default/params.yaml': 'description: D\n',
        'text/a.md': '',
      },
      { content: '/text', tool: 'Hugo', name: 'S', baseUrl: 'https://s.example/' },
    ],
    [
      'Jekyll with collections',
      {
        '_config.yml': 'title: S\nurl: https://s.example\ncollections: { notes: {} }\n',
        '_posts/a.md': '',
        '_notes/b.md': '',
      },
      { content: '', tool: 'Jekyll', name: 'S' },
    ],
    [
      'code, of which only texts between quotes count',
      {
        'docusaurus.config.ts':
          "// title: 'No'\nconst c = {\n  title: 'It\\'s S',\n  url: `https://${host}`,\n};\n",
        'docs/a.md': '',
      },
      { content: '/docs', tool: 'Docusaurus', name: "It's S", baseUrl: undefined },
    ],
    [
      'MkDocs, whose YAML runs Python',
      { 'mkdocs.yml': 'site_name: S # ours\nx: !!python/name:y.z\n', 'docs/a.md': '' },
      { content: '/docs', tool: 'MkDocs', name: 'S' },
    ],
    ['a vault', { '.obsidian/app.json': '{}', 'a.md': '' }, { content: '', tool: 'Obsidian' }],
    ['nobody’s', { 'a.md': '' }, { content: '', tool: undefined }],
    [
      'a configuration that cannot be read',
      { 'hugo.toml': 'title = \n[[[', 'content/a.md': '' },
      { content: '/content', tool: 'Hugo', name: undefined },
    ],
  ])('%s', (_, files, expected) => {
    expect(said(files)).toMatchObject(expected);
  });

  it('finds the site from its folder of articles, and from no other folder in it', () => {
    const files = { 'hugo.toml': 'title = "S"', 'content/posts/a.md': '', 'notes/b.md': '' };
    expect(said(files, 'content/posts')).toMatchObject({
      ...{ content: '/content/posts', tool: 'Hugo', by: '../../hugo.toml', name: 'S' },
    });
    expect(said(files, 'notes')).toMatchObject({ content: '/notes', tool: undefined });
  });
});

describe('by what its front matter says', () => {
  it('names the tool whose own fields stand in a fifth of the articles', () => {
    const plain = ['title', 'date'];
    expect(toolByFields([['lastmod'], plain, plain, plain, plain])?.name).toBe('Hugo');
    expect(toolByFields([['lastmod'], plain, plain, plain, plain, plain])).toBeUndefined();
    expect(toolByFields([])).toBeUndefined();
  });
});
