/**
 * What others make of the same articles: Hugo and Eleventy, where they are installed (`hugo` and `eleventy` are
 * looked for on the path). Of each article a page and its JSON with the full text, of each topic a list and a
 * feed of the newest twenty, and both for the whole site; none of healthwire's checks, archives, search and editions.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TOPICS } from './generate.ts';

/** A site that is built by one command, run in its folder. */
interface Peer {
  name: string;
  command: readonly [program: string, ...string[]];
  version: string;
  /** Where its articles go. */
  articles: string;
  files: Readonly<Record<string, string>>;
}

/** The pages of a list; of the home page all there are. */
const HUGO_PAGES = '{{ $all := .Pages }}{{ if .IsHome }}{{ $all = .Site.RegularPages }}{{ end }}';
const HUGO_ITEM = `<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link>
<description>{{ .Content | html }}</description></item>`;
const LIQUID_ITEM = `<item><title>{{ one.data.title }}</title><link>https://bench.example{{ one.url }}</link>
<description>{{ one.templateContent | escape }}</description></item>`;
const HEAD = '<!doctype html><html lang="en"><meta charset="utf-8">';

const PEERS: readonly Peer[] = [
  {
    name: 'Hugo',
    command: ['hugo', '--quiet'],
    version: 'version',
    articles: 'content/articles',
    files: {
      'config.yaml': `baseURL: https://bench.example/
title: Bench
frontmatter: { date: [published] }
taxonomies: { topic: topics }
outputs: { page: [HTML, JSON], home: [HTML, RSS], section: [HTML, RSS], term: [HTML, RSS], taxonomy: [HTML] }
`,
      'layouts/_default/single.html': `${HEAD}<title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}`,
      'layouts/_default/single.json':
        '{{ dict "title" .Title "summary" .Description "topics" .Params.topics "html" .Content | jsonify }}',
      'layouts/_default/list.html': `${HEAD}<title>{{ .Title }}</title>${HUGO_PAGES}{{ range $all }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}`,
      'layouts/_default/rss.xml': `<rss version="2.0"><channel><title>{{ .Title }}</title>
${HUGO_PAGES}{{ range first 20 $all }}${HUGO_ITEM}{{ end }}</channel></rss>`,
    },
  },
  {
    name: 'Eleventy',
    command: ['eleventy', '--quiet'],
    version: '--version',
    articles: 'articles',
    files: {
      'eleventy.config.js': `const topics = ${JSON.stringify(TOPICS)};
module.exports = (eleventy) => {
  eleventy.addGlobalData('topicNames', topics);
  eleventy.addCollection('articles', (all) =>
    all.getFilteredByGlob('articles/*.md').sort((a, b) => a.data.published - b.data.published),
  );
  eleventy.addFilter('on', (all, topic) => all.filter(({ data }) => data.topics.includes(topic)));
  eleventy.addFilter('newest', (all) => all.slice(-20));
};
`,
      'package.json': '{ "private": true }',
      'articles/articles.11tydata.json': '{ "layout": "article.liquid" }',
      '_includes/article.liquid': `${HEAD}<title>{{ title }}</title><h1>{{ title }}</h1>{{ content }}`,
      'json.liquid': `---
pagination: { data: collections.articles, size: 1, alias: one }
permalink: "{{ one.page.filePathStem }}.json"
---
{ "title": {{ one.data.title | json }}, "summary": {{ one.data.description | json }}, "topics": {{ one.data.topics | json }}, "html": {{ one.templateContent | json }} }`,
      'topics.liquid': `---
pagination: { data: topicNames, size: 1, alias: topic }
permalink: "topics/{{ topic }}/"
---
${HEAD}<title>{{ topic }}</title>{% assign all = collections.articles | on: topic %}{% for one in all %}<p><a href="{{ one.url }}">{{ one.data.title }}</a>{% endfor %}`,
      'feeds.liquid': `---
pagination: { data: topicNames, size: 1, alias: topic }
permalink: "topics/{{ topic }}/index.xml"
---
<rss version="2.0"><channel><title>{{ topic }}</title>{% assign all = collections.articles | on: topic | newest %}{% for one in all %}${LIQUID_ITEM}{% endfor %}</channel></rss>`,
      'index.liquid': `${HEAD}<title>Bench</title>{% for one in collections.articles %}<p><a href="{{ one.url }}">{{ one.data.title }}</a>{% endfor %}`,
      'feed.liquid': `---
permalink: index.xml
---
<rss version="2.0"><channel><title>Bench</title>{% assign all = collections.articles | newest %}{% for one in all %}${LIQUID_ITEM}{% endfor %}</channel></rss>`,
    },
  },
];

/** One build, of which version. */
export interface Build {
  what: string;
  milliseconds: number;
}

/** Of the articles in a folder, by each that is installed. */
export function measurePeers(articles: string, folder: string): Build[] {
  return PEERS.flatMap((peer) => {
    const [program, ...rest] = peer.command;
    const version = spawnSync(program, [peer.version], { encoding: 'utf8' });
    if (version.status !== 0) {
      console.log(`${peer.name} is not measured: there is no ${program} on the path`);
      return [];
    }
    const cwd = join(folder, peer.name);
    cpSync(articles, join(cwd, peer.articles), { recursive: true });
    for (const [name, text] of Object.entries(peer.files)) {
      mkdirSync(dirname(join(cwd, name)), { recursive: true });
      writeFileSync(join(cwd, name), text);
    }
    const started = performance.now();
    const { status, stderr } = spawnSync(program, rest, { cwd, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
    const milliseconds = Math.round(performance.now() - started);
    return [{ what: `${peer.name} ${/\d+(\.\d+)+/.exec(version.stdout)![0]}`, milliseconds }];
  });
}
