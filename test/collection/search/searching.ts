/** The search page's script, run on files that are made when they are asked for. */
import { runInNewContext } from 'node:vm';
import type { Summary } from '../../../schemas/types.ts';
import {
  ledBy,
  postingsOf,
  type ListId,
  type Posting,
} from '../../../functions/collection/search/postings.ts';
import {
  isPublished,
  limitOf,
  pathOf,
  renderShard,
  split,
} from '../../../functions/collection/search/shards.ts';
import type { Content } from '../../../functions/collection/search/shard.ts';
import { searchScript } from '../../../functions/site/search-script.ts';
import { settings } from '../sample.ts';

export interface Answer {
  says: string;
  titles: string[];
  /** Of all files that were asked for. */
  bytes: number;
  requests: number;
}

export class Index {
  readonly #lists = new Map<ListId, Posting[]>();
  readonly #files = new Map<string, () => string>();

  add(summary: Summary): void {
    for (const posting of postingsOf(summary)) this.#put(posting);
  }

  /** Splits every list as far as it is long. */
  close(): void {
    for (const list of [...this.#lists.keys()]) ledBy(list).forEach((one) => this.#put(one));
    for (const [list, all] of this.#lists)
      if (isPublished(list) && list !== 'a-z') this.#shard(list, '', all);
  }

  /** What the page shows for a query, in a browser that has nothing yet. */
  async search(query: string): Promise<Answer> {
    let [bytes, requests] = [0, 0];
    const fetch = async (path: string) => {
      requests++;
      const body = new TextEncoder().encode(this.#files.get(path)?.() ?? '');
      bytes += body.length;
      const status = body.length === 0 ? 404 : 200;
      return { ok: status === 200, status, arrayBuffer: async () => body.slice().buffer };
    };
    const { promise, resolve } = Promise.withResolvers<void>();
    const found = element();
    Object.assign(found.dataset, {
      ...{ none: 'none', one: 'one', many: '{count}', failed: 'failed' },
      ...{ best: '{shown} of {count}', partly: 'partly {shown}' },
    });
    const status = {
      set textContent(text: string) {
        this.text = text;
        resolve();
      },
      text: '',
    };
    const document = {
      documentElement: { lang: 'en' },
      querySelector: () => ({ q: { value: '' } }),
      getElementById: (id: string) => (id === 'found' ? found : status),
      createElement: element,
    };
    const location = { search: `?q=${encodeURIComponent(query)}` };
    const history = { replaceState: () => undefined };
    const globals = {
      document,
      location,
      history,
      fetch,
      URL,
      URLSearchParams,
      TextDecoder,
      setTimeout,
    };
    runInNewContext(searchScript, { ...globals, clearTimeout });
    await promise;
    const titles = found.children.map(({ children }) => children[0]!.children[0]!.textContent);
    return { says: status.text, titles, bytes, requests };
  }

  #put(posting: Posting): void {
    const own = this.#lists.get(posting.list);
    if (own === undefined) this.#lists.set(posting.list, [posting]);
    else own.push(posting);
  }

  #shard(list: ListId, prefix: string, postings: readonly Posting[]): void {
    const keys = postings.map(({ key }) => key);
    const isSplit = keys.length > limitOf(list);
    const next = isSplit ? split(prefix, keys, limitOf(list)) : [];
    const content: Content = isSplit ? { kind: 'split', next } : { kind: 'keys', postings };
    const shard = { list, prefix };
    this.#files.set(pathOf(shard), () => renderShard(shard, content, settings).body);
    const own = Map.groupBy(postings, ({ key }) => next.find((one) => key.startsWith(one)));
    for (const one of next) this.#shard(list, one, own.get(one)!);
  }
}

interface Element {
  dataset: Record<string, string>;
  textContent: string;
  children: Element[];
  append(...more: Element[]): void;
  replaceChildren(...all: Element[]): void;
}

function element(): Element {
  return {
    dataset: {},
    textContent: '',
    children: [],
    append(...more) {
      this.children.push(...more);
    },
    replaceChildren(...all) {
      this.children = all;
    },
  };
}
