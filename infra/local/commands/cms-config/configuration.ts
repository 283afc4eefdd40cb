/** The configuration of Decap CMS, which Sveltia CMS reads too, for one folder of content. */
import { relative, sep } from 'node:path';
import { stringify } from 'yaml';
import frontMatter from '../../../../schemas/front-matter.schema.json' with { type: 'json' };
import { classify } from '../../../../functions/article/file/source-path.ts';
import { readSettings } from '../../../../functions/article/settings/read.ts';
import { SETTINGS_SOURCE } from '../../../../functions/site/keys.ts';
import type { Settings } from '../../../../functions/site/settings.ts';
import { listAll } from '../../../../functions/store/store.ts';
import { houseIn } from '../../../configuration/house.ts';
import { CommandError } from '../../cli/command-error.ts';
import { fileOf, openContentFolder } from '../../runtime/content-folder.ts';
import { fieldsOf, type Field, type Schema } from './widgets.ts';

export interface CmsOptions {
  /** The folder of articles. */
  content: string;
  /** OWNER/NAME on GitHub; without it, editors sign in through git-gateway. */
  repo?: string | undefined;
  branch: string;
}

/** What is written; plain data. */
export interface CmsConfiguration {
  backend: Record<string, string>;
  local_backend: true;
  publish_mode: 'editorial_workflow';
  media_folder: string;
  public_folder: string;
  slug: { encoding: string; clean_accents: boolean };
  output: { omit_empty_optional_fields: true };
  collections: CmsCollection[];
}

/** What every article needs, in the order in which it is written; the others come behind, in that of the schema. */
const EVERYDAY = [
  ...['title', 'description', 'body', 'topics', 'authors', 'reviewers'],
  ...['published', 'reviewed', 'nextReview', 'draft', 'image', 'about'],
];

interface CmsCollection {
  name: string;
  label: string;
  folder: string;
  [option: string]: unknown;
  fields: Field[];
}

/** Throws CommandError where site.yaml cannot be read, or where there is no article yet to stand beside. */
export async function cmsConfiguration(options: CmsOptions): Promise<CmsConfiguration> {
  const { content, repo, branch } = options;
  const folder = openContentFolder(content);
  const source = await folder.get(SETTINGS_SOURCE);
  const { settings } = readSettings(source?.body, {}, await houseIn(content));
  if (settings === undefined)
    throw new CommandError(`${fileOf(content, SETTINGS_SOURCE)} cannot be read: check says why.`);
  const fields = articleFields(settings);
  const collections = (await foldersOf(content)).map((path) => collectionIn(path, content, fields));
  return {
    backend:
      repo === undefined ? { name: 'git-gateway', branch } : { name: 'github', repo, branch },
    local_backend: true,
    publish_mode: 'editorial_workflow',
    media_folder: fromHere(fileOf(content, 'media')),
    public_folder: '/media',
    slug: { encoding: 'ascii', clean_accents: true },
    // Of Sveltia CMS alone: Decap CMS writes `""` where somebody emptied a field, which is read as if nothing stood there.
    output: { omit_empty_optional_fields: true },
    collections,
  };
}

/** As the file is written, with what it is. */
export function cmsYaml(configuration: CmsConfiguration): string {
  const head =
    '# Made by `healthwire cms-config`, of the schema of front matter, of site.yaml and of the folders that\n' +
    '# there are. Make it anew when one of these changes; what is written here by hand is lost then.\n';
  return head + stringify(configuration, { lineWidth: 0 });
}

/** Those of the schema, with the site's own topics to choose from; then the text. */
function articleFields({ topics }: Settings): Field[] {
  const { $defs, ...schema } = frontMatter as unknown as Schema & { $defs: Record<string, Schema> };
  const options = topics.map(({ id, title }) => ({ label: title, value: id }));
  const fields = fieldsOf({ ...schema, required: ['title'] }, $defs).map((field) =>
    field.name === 'topics' && options.length > 0
      ? { ...withoutItems(field), widget: 'select', multiple: true, options }
      : field.name === 'image'
        ? { ...field, fields: (field.fields as Field[]).map(asPicture) }
        : field,
  );
  const text: Field = {
    ...{ name: 'body', label: 'Text', widget: 'markdown', required: true },
    // Their rich text knows neither citations nor callouts, and would write them otherwise.
    modes: ['raw'],
    hint: 'Markdown, as docs/markdown.md has it.',
  };
  const first = EVERYDAY.flatMap(
    (name) => [text, ...fields].find((one) => one.name === name) ?? [],
  );
  return [...first, ...fields.filter((field) => !first.includes(field))];
}

function withoutItems({ field: _, ...others }: Field): Field {
  return others;
}

function asPicture(field: Field): Field {
  return field.name === 'src' ? { ...field, widget: 'image' } : field;
}

/**
 * Folders that articles are in, the topmost first: their tools show of a folder what is directly in it. Of
 * a bundle (`legs/index.md`) the folder is one article, which they cannot make.
 */
async function foldersOf(content: string): Promise<string[]> {
  const folders = new Set(['articles']);
  for await (const { key } of listAll(openContentFolder(content), 'articles/')) {
    if (classify(key).kind === 'article' && !/\/_?index\.md$/.test(key))
      folders.add(key.slice(0, key.lastIndexOf('/')));
  }
  return [...folders].sort();
}

function collectionIn(path: string, content: string, fields: Field[]): CmsCollection {
  const inside = path.slice('articles/'.length);
  return {
    name: path.replaceAll('/', '-'),
    label: inside === '' ? 'Articles' : `Articles: ${inside}`,
    label_singular: 'Article',
    folder: fromHere(fileOf(content, path)),
    create: true,
    extension: 'md',
    format: 'frontmatter',
    slug: '{{slug}}',
    summary: '{{title}}',
    sortable_fields: ['title', 'published', 'nextReview'],
    fields,
  };
}

/** A path as the repository has it, where the command is run at its root. */
function fromHere(path: string): string {
  return relative('', path).split(sep).join('/');
}
