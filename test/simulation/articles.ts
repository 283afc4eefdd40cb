/** The texts that simulated editors push, and the words in them that no reader may ever meet. */
export interface Words {
  title: string;
  id?: string | undefined;
  published?: string | undefined;
  topics: readonly string[];
  /** Its topics are only tags, which make no page while no other article has them. */
  tagged?: boolean;
  links: readonly string[];
  /** What it is about has a medical code. */
  coded?: boolean;
  /** What its front matter says of addresses, as YAML. */
  addresses?: readonly string[];
  picture: boolean;
  state:
    | 'live'
    | 'unfit'
    | 'unruly'
    | 'withdrawn'
    | 'withdrawn-since'
    | 'draft'
    | 'scheduled'
    | 'soon'
    | 'passing';
}

/** What `unruly` texts break where site.yaml says so; `unfit` ones are refused whatever it says. */
export const RULE = 'dose-trailing-zero';

/** When the simulation begins, and when what is due `soon` comes out and what is `passing` expires. */
export const BEGIN = Date.parse('2026-11-01T08:00:00Z');
export const SOON = Date.parse('2026-11-01T08:40:00Z');

/** Stands in texts that must not be published, or not before `SOON`. */
export const SECRET = 'unpublishable';
export const EMBARGOED = 'embargoed';

/** Stands in texts that must not be left when all is at rest after `SOON`. */
export const PASSING = 'perishable';

export function text(words: Words): string {
  const { title, id, topics, tagged, links, addresses = [], picture, state } = words;
  const front = [
    `title: ${state === 'unfit' ? '[' : title}`,
    ...(id === undefined ? [] : [`id: tag:x.example,2026:${id}`]),
    ...(topics.length === 0 ? [] : [`${tagged ? 'tags' : 'topics'}: [${topics.join(', ')}]`]),
    ...published(words),
    ...addresses,
    ...about(words),
    ...(state === 'draft' ? ['draft: true'] : []),
    ...(state === 'passing' ? [`expires: ${moment(SOON)}`] : []),
    ...(state === 'withdrawn' ? ['withdrawn: { reason: Wrong. }'] : []),
    ...(state === 'withdrawn-since' ? ['withdrawn: { reason: Wrong., since: 2026-10-31 }'] : []),
  ];
  const body = [
    mark[state] ?? 'Words.',
    ...links.map((slug) => `See [${slug}](${slug}.md).`),
    ...(picture ? ['![A picture](../media/p.png)'] : []),
  ];
  return `---\n${front.join('\n')}\n---\n\n${body.join(' ')}\n`;
}

/** What is on a topic is about a thing of its name, which may have a medical code. */
function about({ topics: [first], coded = false }: Words): string[] {
  if (first === undefined) return [];
  const codes = coded ? ', codes: [{ system: MeSH, code: D012148 }]' : '';
  return [`about: [{ type: condition, name: Number ${first}${codes} }]`];
}

const mark: Partial<Record<Words['state'], string>> = {
  unfit: SECRET,
  unruly: `Take 5.0 mg. ${SECRET}`,
  draft: SECRET,
  scheduled: SECRET,
  withdrawn: SECRET,
  'withdrawn-since': SECRET,
  soon: EMBARGOED,
  passing: PASSING,
};

function published({ published, state }: Words): string[] {
  if (state === 'scheduled') return ['published: 2027-01-01'];
  if (state === 'soon') return [`published: ${moment(SOON)}`];
  return published === undefined ? [] : [`published: ${published}`];
}

function moment(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

/** A picture, as far as anybody looks: of a size for which there are no renditions, some, or all. */
export function png(version: number): string {
  const width = [400, 700, 2000][version]!;
  const sides = String.fromCharCode(0, 0, width >> 8, width & 0xff, 0, 0, 1, 0);
  return `\u0089PNG\r\n\u001a\n\0\0\0\rIHDR${sides}${'.'.repeat(40)}`;
}

/** The bytes of a file of a step: pictures are one byte a character, all else is UTF-8. */
export function bytesOf(key: string, content: string): Uint8Array {
  return key.endsWith('.png') ? Buffer.from(content, 'latin1') : new TextEncoder().encode(content);
}
