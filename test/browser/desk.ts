/** The dashboard of a desk on which everything lies that can: `start` in this process, over real HTTP. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from '../../infra/local/commands/start/serve.ts';
import { write } from '../infra/local/folders.ts';

const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/** Every kind of page that the dashboard has, and who sees a shared draft. */
export const deskPages = [
  ['the front page', ''],
  ['all articles', '?view=articles'],
  ['a later page of them', '?view=articles&sort=title&page=2'],
  ['what is narrowed', '?view=articles&q=number&state=live&rule=image-alt'],
  ['what nothing is', '?view=articles&q=nothing&state=draft&on=2027-03-01'],
  ['a month of the calendar', '?view=calendar&month=2027-03'],
  ['a month without anything', '?view=calendar&month=1999-01'],
  ['an article that is live', 'n000/'],
  ['one with every kind of remark', 'refused/'],
  ['one that is refused and live', 'n001/'],
  ['a draft that is shared', 'draft/'],
  ['one that waits for its day', 'scheduled/'],
  ['one that was withdrawn', 'withdrawn/'],
  ['one that was deleted', 'deleted/'],
  ['an address that leads nowhere', 'nowhere/'],
] as const;

/** Copies that the dashboard's pages frame. */
export const deskFrames = ['page', 'frame', 'embed'].flatMap((name) => [
  `n000/?show=${name}`,
  `draft/?show=preview-${name}`,
]);

const article = (front: string, text = 'Words about sleep.') => `---\n${front}\n---\n\n${text}\n`;

/** More than one page of the list holds. */
const many = Object.fromEntries(
  Array.from({ length: 60 }, (_, at) => {
    const front = `title: Article number ${at}\npublished: 2026-01-01\nnextReview: 2027-03-${String((at % 28) + 1).padStart(2, '0')}`;
    return [`articles/n${String(at).padStart(3, '0')}.md`, article(front, 'See ![](a.png).')];
  }),
);

const sources = {
  'site.yaml': 'name: Desk\nbaseUrl: https://desk.example\ntopics: [{ id: sleep, title: Sleep }]\n',
  ...many,
  'articles/long.md': article(
    `title: ${LONG}\npublished: 2026-01-02\nauthors: [{ name: ${LONG} }]`,
  ),
  'articles/draft.md': article('title: A draft\ndraft: true'),
  'articles/scheduled.md': article('title: Tomorrow\npublished: 2999-01-01'),
  'articles/withdrawn.md': article('title: Withdrawn\npublished: 2026-01-03'),
  'articles/deleted.md': article('title: Deleted\npublished: 2026-01-04'),
};

const refused = article(
  `titel: ${LONG}\naudiance: public\ntopics: [${LONG}]\npublished: 03/04/2026`,
  `See ![](${LONG}.png) and [here](nowhere.md).\n\n### Too deep\n\n<blink>${LONG}</blink>`,
);

/** One save after the other, as an editor has done them in this session. */
const saves = [
  { 'articles/refused.md': refused },
  { 'articles/n001.md': article('title: [\npublished: 2026-01-01') },
  {
    'articles/withdrawn.md': article(
      'title: Withdrawn\nwithdrawn: { reason: Wrong, since: 2026-11-01 }',
    ),
  },
  { 'articles/leg.png': 'no picture' },
  { 'articles/what?.md': '# What\n' },
];

export interface Desk {
  /** Of the site; the dashboard is at `/__dashboard/` there. */
  url: string;
  /** Where others see the draft. */
  shared: string;
  close(this: void): Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'healthwire-test-'));
  const content = join(folder, 'content');
  write(content, sources);
  let pushed = () => undefined as void;
  let shared = '';
  const running = await start(
    { content, out: join(folder, 'out'), renderer: 'test' },
    { port: 0, confirm: false, share: 'articles/draft.md' },
    {
      progress: () => undefined,
      published: async () => undefined,
      serving: () => undefined,
      sharing: ([link]) => (shared = link!),
      pushed: () => pushed(),
      failed: (error) => {
        throw error;
      },
    },
  );
  const push = async (change: () => void) => {
    const told = new Promise<void>((resolve) => (pushed = resolve));
    change();
    await told;
  };
  for (const files of saves) await push(() => write(content, files));
  await push(() => rmSync(join(content, 'articles/deleted.md')));
  const close = async () => {
    await running.close();
    rmSync(folder, { recursive: true });
  };
  return { url: running.url, shared, close };
}
