/**
 * What a field says of who may see a page. Other tools have many words for it; healthwire knows
 * drafts and nothing between, so what is kept from some readers elsewhere is kept from all here.
 */
import type { Json } from './yaml.ts';

/**
 * `elsewhere`: its readers are sent to another page. `unclear`: it speaks of readers, and nobody can tell what
 * it says. `other`: it does not.
 */
export type Visibility = 'hidden' | 'public' | 'elsewhere' | 'unclear' | 'other';

/** How the values of one word are read. */
export type Reading = (value: Json) => Visibility;

/** `draft: true` */
export const trueHides: Reading = (value) => {
  const said = truth(value);
  return said === undefined ? 'unclear' : said ? 'hidden' : 'public';
};

/** The same of a word that may say anything else, too: `exclude: true` */
export const trueMayHide: Reading = (value) => {
  const said = trueHides(value);
  return said === 'unclear' ? 'other' : said;
};

/** `public: false` */
export const falseHides: Reading = (value) => {
  const said = truth(value);
  return said === undefined ? 'unclear' : said ? 'public' : 'hidden';
};

/** `published: false`, and `published: 2026-03-01`, which says when. */
export const falseHidesElseWhen: Reading = (value) => {
  const said = falseHides(value);
  return said === 'unclear' ? 'other' : said;
};

/** `permalink: false`, of a page that has no address. */
export const noneHides: Reading = (value) => (truth(value) === false ? 'hidden' : 'other');

/** `password: …` */
export const anyHides: Reading = (value) => (truth(value) === false ? 'public' : 'hidden');

/** `redirect_to: /new/`, of a page that is nothing but that. */
export const addressSendsElsewhere: Reading = (value) => {
  const [only] = Array.isArray(value) ? value : [value];
  return typeof only === 'string' && /^(?:https?:\/\/|\.{0,2}\/)\S+$/i.test(only)
    ? 'elsewhere'
    : 'other';
};

/** `build: { render: never }` */
export const neverHides: Reading = (value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'unclear';
  const never = [value.render, value.list].some((when) => when === 'never' || when === false);
  return never ? 'hidden' : 'public';
};

/** `status: draft`, `visibility: members` */
export const stageHides: Reading = (value) => {
  const stage = stageOf(value);
  return hidden.has(stage) ? 'hidden' : open.has(stage) ? 'public' : 'unclear';
};

/** A value of such a field as values are compared: `[🌱 In-Review]` is `in review`. */
export function stageOf(value: Json): string {
  const [only, ...others] = Array.isArray(value) ? value : [value];
  const said = others.length === 0 && typeof only === 'string' ? only : JSON.stringify(value);
  return said
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Names of topics that speak of nothing but the text that they stand over: `tags: [draft]`. */
export function isDraftTag(name: string): boolean {
  return draftTags.has(stageOf(name.slice(name.lastIndexOf('/') + 1)));
}

const draftTags: ReadonlySet<string> = new Set([
  ...['draft', 'wip', 'work in progress', 'unpublished', 'not published', 'do not publish'],
]);

/** The same of words that may speak of anything else, too: `state: Texas`, `stage: III`. */
export const stageMayHide: Reading = (value) => {
  const said = stageHides(value);
  return said === 'unclear' ? 'other' : said;
};

/** Not written, not checked, not out yet, not for everybody, not any more. */
const hidden: ReadonlySet<string> = new Set([
  ...['draft', 'drafts', 'auto draft', 'wip', 'work in progress', 'in progress', 'todo', 'to do'],
  ...['idea', 'outline', 'planned', 'backlog', 'not started', 'writing', 'editing', 'incomplete'],
  ...['review', 'in review', 'under review', 'for review', 'needs review', 'ready for review'],
  ...['pending', 'pending review', 'unapproved', 'rejected', 'on hold'],
  ...['scheduled', 'future', 'embargoed', 'unpublished', 'not published', 'never', 'none'],
  ...['private', 'hidden', 'unlisted', 'internal', 'confidential', 'protected', 'restricted'],
  ...['password', 'password protected', 'members', 'members only', 'paid', 'tiers', 'subscribers'],
  ...['sent', 'inherit', 'trash', 'trashed', 'deleted', 'removed', 'withdrawn', 'retracted'],
  ...['expired', 'inactive', 'disabled', 'offline', 'off', 'no', 'false'],
  // What editors of other languages call a draft.
  ...['entwurf', 'brouillon', 'borrador', 'rascunho', 'esboço', 'bozza', 'esborrany', 'utkast'],
  ...['kladde', 'luonnos', 'szkic', 'taslak', 'черновик', 'чернетка', 'πρόχειρο'],
  ...[
    '下書き',
    '草稿',
    '초안',
    'unveröffentlicht',
    'non publié',
    'no publicado',
    '非公開',
    '비공개',
  ],
]);

const open: ReadonlySet<string> = new Set([
  ...['publish', 'published', 'public', 'live', 'online', 'visible', 'active', 'featured'],
  ...['final', 'finished', 'done', 'complete', 'completed', 'approved', 'released'],
  ...['everyone', 'everybody', 'all', 'always', 'on', 'yes', 'true'],
  ...['veröffentlicht', 'publié', 'publicado', 'pubblicato', 'gepubliceerd', 'publicerad'],
  ...['opublikowany', 'опубликовано', '公開', '已发布', '已發佈', '공개'],
]);

/** YAML 1.1 had more words for true and false, and Jekyll and Hugo users still write them. */
export function truth(value: Json): boolean | undefined {
  const word = JSON.stringify(value).toLowerCase().replaceAll('"', '');
  if (['true', 'yes', 'on', 'y', '1'].includes(word)) return true;
  if (['false', 'no', 'off', 'n', '0'].includes(word)) return false;
  return undefined;
}
